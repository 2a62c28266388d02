// Where the child's entry file lies: beside this module, from source and in the bundle alike.
const own = import.meta.url

export const signatureChild = new URL(own.endsWith('.ts') ? './signature-child.ts' : './signature-child.js', own)

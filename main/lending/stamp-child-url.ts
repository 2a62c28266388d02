// Where the child's entry file lies: beside this module, from source and in the bundle alike.
const own = import.meta.url

export const stampChild = new URL(own.endsWith('.ts') ? './stamp-child.ts' : './stamp-child.js', own)

// Where the child's entry file lies: beside this module, from source and in the bundle alike.
const own = import.meta.url

export const packageChild = new URL(own.endsWith('.ts') ? './package-child.ts' : './package-child.js', own)

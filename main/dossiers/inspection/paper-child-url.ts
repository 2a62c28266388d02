// Where the child's entry file lies: beside this module, from source and in the bundle alike.
const own = import.meta.url

export const paperChild = new URL(own.endsWith('.ts') ? './paper-child.ts' : './paper-child.js', own)

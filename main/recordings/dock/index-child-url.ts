// Where the child's entry file lies: beside this module, from source and in the bundle alike.
const own = import.meta.url

export const indexChild = new URL(own.endsWith('.ts') ? './index-child.ts' : './index-child.js', own)

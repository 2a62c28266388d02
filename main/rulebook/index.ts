// The rulebook: every rule pack of the folder, read and checked once at start. Nothing is served from a doubtful folder.
export { createRulebook, type Rulebook } from './rulebook.ts'

// The rulebook: every rule pack of the folder, read and checked once at start, and in their place the packs that an office adopted.
// Nothing is served from a doubtful folder.
export { checkCatalogue } from './catalogue-check.ts'
export { createOfficeRulebook, type OfficeRulebook } from './office-rulebook.ts'
export { createRulebook, type Rulebook } from './rulebook.ts'
export { checkStandard } from './standard-check.ts'

// The opinions' door.
export { createIssuedPapers, type IssuedPapers } from './issued/issued.ts'
export { createOpinions, type Opinions } from './opinions.ts'
export { createStatements, type Statements } from './statements.ts'

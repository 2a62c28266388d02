// The opinions' door.
export { createOpinions, type Opinions } from './opinions.ts'
export { createStatements, type Statements } from './statements.ts'

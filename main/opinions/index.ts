// The opinions' door.
export { createOpinions, type Opinions } from './opinions.ts'

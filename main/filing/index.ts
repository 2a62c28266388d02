// The filing's door: completeness of dossiers.
export { type Checks, createChecks } from './checks.ts'

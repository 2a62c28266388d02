// The papers that opinions are written on.
export { type EvaluationOpinionData, evaluationOpinion } from './evaluation-opinion.ts'
export type { PrintedFinding } from './evidence.ts'
export {
  type DerivedPart,
  type EvidenceStatementData,
  evidenceStatement,
  type PrintedMark,
} from './evidence-statement.ts'
export { type ReviewOpinionData, reviewOpinion } from './review-opinion.ts'

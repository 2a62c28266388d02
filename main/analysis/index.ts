// The door of analysis.
export { type AnalysisService, createAnalysis } from './analysis.ts'

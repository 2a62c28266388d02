// The lines of the recording list by their stages, in the list's own order; what is no part of this case apart. Pure.
import type { RequirementLine } from '#shared/contract/recording-list.ts'

export type Stage = { readonly stage: string; readonly lines: readonly RequirementLine[] }

export function stagesOf(lines: readonly RequirementLine[]): {
  readonly stages: readonly Stage[]
  readonly notDue: readonly RequirementLine[]
} {
  const byStage = Map.groupBy(
    lines.filter((line) => line.state !== 'not-due'),
    (line) => line.stage,
  )
  return {
    stages: [...byStage].map(([stage, own]) => ({ stage, lines: own })),
    notDue: lines.filter((line) => line.state === 'not-due'),
  }
}

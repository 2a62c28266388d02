// The reasons written on a sheet, each with the code it stands under.
import type { Sheet } from '#shared/rules/scoring.ts'
import type { Said } from './phrases.ts'

export function reasonsOf(sheet: Sheet): Said[] {
  const items = Object.entries(sheet.items).flatMap(([code, answer]) => [
    [code, answer.reason] as const,
    ...(answer.state === 'scored'
      ? Object.entries(answer.points).map(([point, { reason }]) => [point, reason] as const)
      : []),
  ])
  const others = [...Object.entries(sheet.vetoes), ...Object.entries(sheet.basics)]
  return [...others.map(([code, { reason }]) => [code, reason] as const), ...items]
    .filter(([, words]) => words.trim() !== '')
    .map(([criterion, words]) => ({ criterion, words }))
}

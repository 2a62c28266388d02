// One thing a person does to one row of the sheet, and what comes of it.
import type { Sheet } from '#shared/rules/scoring.ts'

export type Move =
  | { readonly do: 'clean' }
  | { readonly do: 'bad' }
  | { readonly do: 'missing' }
  | { readonly do: 'not-applicable' }
  | { readonly do: 'clear' }
  | { readonly do: 'step'; readonly by: 1 | -1 }
  | { readonly do: 'amount'; readonly hundredths: number }
  /** In how many places a coded defect was found; 0 takes it back. */
  | { readonly do: 'count'; readonly count: number }
  | { readonly do: 'reason'; readonly text: string }

export type Moved =
  | { readonly state: 'moved'; readonly sheet: Sheet }
  | { readonly state: 'refused'; readonly sentence: string }

export function put<P extends keyof Sheet>(
  sheet: Sheet,
  part: P,
  code: string,
  answer: Sheet[P][string] | null,
): Moved {
  const { [code]: _replaced, ...others } = sheet[part]
  return { state: 'moved', sheet: { ...sheet, [part]: answer === null ? others : { ...others, [code]: answer } } }
}

export function refused(sentence: string): Moved {
  return { state: 'refused', sentence }
}

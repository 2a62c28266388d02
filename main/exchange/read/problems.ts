// What is found wrong in a folder that came in: the first two hundred with their sentences, the rest counted.
import type { PackageProblem } from '#shared/contract/packages.ts'
import { type PackageProblemCode, type ProblemParams, problemSentence } from '#shared/text/packages.ts'

export interface Problems {
  add<C extends PackageProblemCode>(
    code: C,
    ...params: ProblemParams<C> extends undefined ? [] : [ProblemParams<C>]
  ): void
  readonly count: number
  /** How many there are beside those of these kinds. */
  countBeside(codes: readonly PackageProblemCode[]): number
  readonly first: readonly PackageProblem[]
}

const most = 200

export function createProblems(): Problems {
  const first: PackageProblem[] = []
  const counts = new Map<PackageProblemCode, number>()
  let count = 0
  return {
    add(code, ...[params]) {
      count++
      counts.set(code, (counts.get(code) ?? 0) + 1)
      if (first.length >= most) return
      const said = (params ?? {}) as Readonly<Record<string, unknown>>
      const at = typeof said.at === 'string' ? said.at : null
      first.push({ code, at, sentence: problemSentence(code, said) })
    },
    get count() {
      return count
    },
    countBeside: (codes) => codes.reduce((left, code) => left - (counts.get(code) ?? 0), count),
    first,
  }
}

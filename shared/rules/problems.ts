// What cost points or was a veto, from the sheets that count and the findings behind them: for feedback, rectification, papers.
import type { Anchor } from '../contract/evidence.ts'
import type { Answer, AnswerPart } from './agreement.ts'
import type { EvaluationStandard } from './pack-standard.ts'
import type { Sheet } from './scoring.ts'
import { answersOf } from './sheet-answers.ts'

export interface Problem {
  readonly criterion: string
  readonly part: AnswerPart
  readonly title: string
  readonly words: string
  /** Every clause, as the standard cites them. */
  readonly clause: string
  readonly anchors: readonly Anchor[]
  readonly lostHundredths: number | null
  readonly veto: boolean
}

interface Noted {
  readonly criterion: string
  readonly anchor: Anchor
  readonly note: string
}

/**
 * In the order of the standard. Two sheets that say the same of a criterion make one problem, with the words of both and the
 * larger loss. A finding against something that lost nothing is a problem too: the inspector meant it to be cured.
 */
export function problemsOf(
  standard: EvaluationStandard,
  sheets: readonly Sheet[],
  findings: readonly Noted[],
): Problem[] {
  const found = new Map<string, Problem>()
  const used = new Set<Noted>()
  const noted = (codes: readonly string[]) => {
    const mine = findings.filter((finding) => codes.includes(finding.criterion) && !used.has(finding))
    for (const finding of mine) used.add(finding)
    return mine
  }
  for (const sheet of sheets) {
    for (const answer of answersOf(standard, sheet)) {
      for (const lost of lossesOf(answer)) {
        const codes = lost.answer.code === answer.code ? codesOf(answer) : [lost.answer.code]
        join(found, problemOf(standard, answer, lost, noted(lost.first ? [...codes, answer.code] : codes)))
      }
    }
  }
  for (const finding of findings) {
    if (used.has(finding)) continue
    join(found, remarkOf(standard, finding))
  }
  return [...found.values()]
}

interface Loss {
  /** The answer itself, or one of its points. */
  readonly answer: Answer
  readonly lostHundredths: number | null
  /** The first loss of its item takes what was found against the item as a whole. */
  readonly first: boolean
}

function lossesOf(answer: Answer): Loss[] {
  if (answer.part === 'bonus') return []
  if (answer.category === 'hit' || answer.category === 'failed') return [{ answer, lostHundredths: null, first: true }]
  if (answer.category === 'deducted') return [{ answer, lostHundredths: answer.hundredths, first: true }]
  if (answer.category === 'missing') return [{ answer, lostHundredths: answer.ofHundredths, first: true }]
  return answer.points
    .filter(({ category }) => ['partly', 'none', 'missing', 'deducted', 'failed'].includes(category))
    .map((point, at) => ({ answer: point, lostHundredths: lostBy(point), first: at === 0 }))
}

function lostBy({ category, hundredths, ofHundredths }: Answer): number | null {
  if (category === 'deducted') return hundredths
  return hundredths === null || ofHundredths === null ? null : ofHundredths - hundredths
}

const codesOf = (answer: Answer): string[] => [answer.code, ...answer.points.map(({ code }) => code)]

function problemOf(
  standard: EvaluationStandard,
  item: Answer,
  { answer, lostHundredths }: Loss,
  noted: Noted[],
): Problem {
  const notes = [...new Set(noted.map(({ note }) => note))].join('；')
  return {
    criterion: answer.code,
    part: item.part,
    title: answer.code === item.code ? item.title : `${item.title}：${answer.title}`,
    words: answer.reason.trim() || notes || answer.title,
    clause: clauseOf(standard, item.code),
    anchors: noted.map(({ anchor }) => anchor),
    lostHundredths,
    veto: item.part === 'veto',
  }
}

function remarkOf(standard: EvaluationStandard, { criterion, anchor, note }: Noted): Problem {
  const veto = standard.vetoes.find(({ code }) => code === criterion)
  const basic = standard.basics.find(({ code }) => code === criterion)
  const item = itemOf(standard, criterion)
  return {
    criterion,
    part: veto !== undefined ? 'veto' : basic !== undefined ? 'basic' : 'item',
    title: veto?.text ?? basic?.text ?? item?.title ?? criterion,
    words: note,
    clause: clauseOf(standard, criterion),
    anchors: [anchor],
    lostHundredths: 0,
    veto: false,
  }
}

function join(found: Map<string, Problem>, problem: Problem): void {
  const key = `${problem.part} ${problem.criterion}`
  const before = found.get(key)
  if (before === undefined) {
    found.set(key, problem)
    return
  }
  found.set(key, {
    ...before,
    words: before.words.includes(problem.words) ? before.words : `${before.words}；${problem.words}`,
    anchors: [...before.anchors, ...problem.anchors],
    lostHundredths:
      before.lostHundredths === null || problem.lostHundredths === null
        ? (before.lostHundredths ?? problem.lostHundredths)
        : Math.max(before.lostHundredths, problem.lostHundredths),
    veto: before.veto || problem.veto,
  })
}

/** The item itself, or the one that a point or a defect belongs to. */
function itemOf({ criteria }: EvaluationStandard, code: string) {
  return criteria.find((item) => item.code === code || code.startsWith(`${item.code}.`))
}

function clauseOf(standard: EvaluationStandard, code: string): string {
  const source =
    standard.vetoes.find((veto) => veto.code === code) ??
    standard.basics.find((basic) => basic.code === code) ??
    itemOf(standard, code)
  return (source?.clauses ?? []).join('；')
}

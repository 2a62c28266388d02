// What only a person can see: signatures counted on a paper, pages noted missing or damaged, and questions answered.
import { checkText as text } from '../text/checks.ts'
import type { CaseView, CheckBook, CheckedPaper, Outcome } from './completeness-case.ts'
import type { FilingChecksPack, PageRule, QuestionRule, SignatureRule } from './pack-checks.ts'

export function checkSignatures(rule: SignatureRule, view: CaseView, { pack }: CheckBook): Outcome[] {
  return view.of(rule.papers).map((paper) => signaturesOf(rule, paper, view, pack))
}

function signaturesOf(
  { title, wants }: SignatureRule,
  paper: CheckedPaper,
  view: CaseView,
  pack: FilingChecksPack,
): Outcome {
  const about = { subject: paper.id, itemIds: [paper.id], title: `${title}：${paper.title}` }
  const name = (signer: string) => pack.signers.find(({ code }) => code === signer)?.title ?? signer
  const noted = view.signatures.get(paper.id)
  if (noted === undefined) {
    const wanted = wants.map(({ signer, least }) => text.signer(name(signer), least))
    return { ...about, state: 'unchecked', sentence: text.unsigned(text.signers(wanted)) }
  }
  const count = (signer: string) => noted.signatures[signer] ?? 0
  const short = wants.filter(({ signer, least }) => count(signer) < least)
  const found = text.signers(wants.map(({ signer }) => text.signer(name(signer), count(signer))))
  if (short.length === 0) return { ...about, state: 'passed', sentence: text.signed(found) }
  if (noted.note !== '' && short.every(({ refusable }) => refusable)) {
    return { ...about, state: 'passed', sentence: text.signedWithNote(found, noted.note) }
  }
  const lacks = short.map(({ signer, least }) => text.signerLacks(name(signer), least, count(signer)))
  return { ...about, state: 'failed', sentence: text.withNote(text.signatureLacks(text.signers(lacks)), noted.note) }
}

export function checkPages({ kind }: PageRule, view: CaseView): Outcome[] {
  const titles = new Map(view.items.map(({ id, title }) => [id, title]))
  const found = view.pageNotes.filter((note) => note.kind === kind && titles.has(note.itemId))
  if (found.length === 0) return [{ state: 'passed', sentence: text.pagesGood(kind) }]
  const say = kind === 'missing' ? text.pageMissing : text.pageDamaged
  return found.map(({ itemId, page, note }) => ({
    state: 'failed',
    subject: page === null ? itemId : `${itemId} ${page}`,
    itemIds: [itemId],
    page,
    sentence: text.withNote(say(titles.get(itemId) ?? '', page), note),
  }))
}

export function checkQuestion(rule: QuestionRule, view: CaseView): Outcome[] {
  if (rule.papers.length === 0) return [questionOf(rule, null, view)]
  return view.of(rule.papers).map((paper) => questionOf(rule, paper, view))
}

function questionOf({ code, title, question }: QuestionRule, paper: CheckedPaper | null, view: CaseView): Outcome {
  const subject = paper?.id ?? ''
  const given = view.answers.find((answer) => answer.rule === code && answer.subject === subject) ?? null
  const about = {
    subject,
    itemIds: paper === null ? [] : [paper.id],
    title: paper === null ? title : `${title}：${paper.title}`,
  }
  if (given === null) {
    return { ...about, state: 'unchecked', sentence: text.unanswered, question: { text: question, answer: null } }
  }
  const { answer, note, page, by, at } = given
  return {
    ...about,
    state: answer === 'no' ? 'failed' : 'passed',
    page,
    sentence: text.withNote(text.answered(question, answer), note),
    question: { text: question, answer: { answer, note, page, by, at } },
  }
}

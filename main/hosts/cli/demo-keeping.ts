// The archivist's part of the demonstration: papers arranged and looked over before the seal; codes, periods, a test, loans and a
// hand-over after it. What is planted in the sample is said as a careful archivist would say it.
import type { DossierCheck } from '#shared/contract/checks.ts'
import { demoText } from '#shared/text/demo.ts'
import type { SampleDefect } from '../../../resources/sample/make-sample.ts'
import type { DemoPeople } from './demo-desk.ts'

export interface KeptDossier {
  readonly id: string
  readonly key: string
  readonly name: string
}

interface Keeping {
  readonly people: DemoPeople
  readonly defects: readonly SampleDefect[]
  readonly say: (line: string) => void
}

/** Which question is answered with no, for a defect that only a person sees; the single signature is counted instead. */
const questionOf: Readonly<Record<string, string>> = {
  'card-not-shown': 'card-shown',
  'missing-page': 'pages-continuous',
  'hearing-chair-investigated': 'hearing-chair',
  'clearance-not-verified': 'defence-verified',
  'discretion-unexplained': 'discretion-reasoned',
}

/** Arranges the papers, notes who signed them, and answers what no machine can check. */
export async function lookThrough({ people, defects, say }: Keeping, { id, key, name }: KeptDossier): Promise<void> {
  const { client } = people.archivist
  const { moves } = await client.arranging.preview({ dossierId: id })
  if (moves > 0) await client.arranging.arrange({ dossierId: id })
  const { papers, findings } = await client.checks.check({ dossierId: id })
  const own = defects.filter(({ dossier }) => dossier === key)
  for (const { itemId, title, wants } of papers) {
    const signatures = Object.fromEntries(wants.map(({ signer, least }) => [signer, least]))
    const alone = own.some(({ code, where }) => code === 'missing-second-officer' && where.itemTitle === title)
    await client.checks.signatures({ itemId, signatures: alone ? { ...signatures, officer: 1 } : signatures })
  }
  for (const { rule, subject, title, question } of findings) {
    if (question === null) continue
    const isNo = own.find(({ code, where }) => questionOf[code] === rule && isAbout(where.itemTitle, subject, title))
    const said = { answer: isNo === undefined ? ('yes' as const) : ('no' as const), note: isNo?.sentence ?? '' }
    await client.checks.answer({ dossierId: id, rule, subject, ...said })
  }
  say(demoText.lookedThrough(name, counted(await client.checks.check({ dossierId: id }))))
}

/** A question is about one paper, whose title stands at the end of the finding's, or about the whole dossier. */
function isAbout(itemTitle: string, subject: string, title: string): boolean {
  return subject === '' || title.endsWith(itemTitle)
}

function counted({ lacking, wrong, unchecked }: DossierCheck) {
  return { lacking, wrong, unchecked }
}

/** Before the seal, so that the sheets bear them: the period, the code, and who filed and who checked. */
export async function describeForSeal({ people }: Keeping, { id }: KeptDossier): Promise<void> {
  const { client } = people.archivist
  const { proposal } = await client.retention.of({ dossierId: id })
  const chosen = { period: 'D30', reason: '没有国家统一规定的期限，由本单位划定。' }
  await client.retention.decide({ dossierId: id, ...(proposal.period === null ? chosen : { period: null }) })
  const [assigned] = await client.archival.assign({ dossierIds: [id], parts: { fonds: 'L001', office: 'SF' } })
  const typed = { fonds: 'L001' }
  const { remarks } = await client.sheets.state({ id })
  if (assigned === undefined) return
  await client.sheets.saveRemarks({ id, remarks: { ...remarks, filedBy: '和丽春', checkedBy: '李正清', typed } })
}

/** One test, one hold, two loans, one request for hand-over. */
export async function keepSealed({ people, say }: Keeping, sealed: readonly KeptDossier[]): Promise<void> {
  const { archivist, handler, head, reviewer } = people
  say(demoText.coded(sealed.length))
  const [first, second, third] = sealed
  if (first === undefined || second === undefined || third === undefined) return
  for await (const _ of await archivist.client.soundness.test({ dossierId: first.id, stage: 'filing' }));
  say(demoText.tested(first.name))
  await reviewer.client.retention.placeHold({
    dossierId: second.id,
    ground: 'litigation',
    reason: '当事人已提起行政诉讼。',
  })
  const court = { borrowerKind: 'state-organ', borrower: { name: '江书记员', unit: '澜屏县人民法院' } }
  const papers = [
    { code: 'letter', number: '（2026）调字第18号' },
    { code: 'work-card', number: '澜法 0135' },
  ]
  const asked = { ...court, papers, way: 'copy' as const, itemIds: null }
  const lent = await handler.client.lending.request({ dossierId: second.id, ...asked, reason: '审理行政诉讼案件' })
  await head.client.lending.approve({ id: lent.id, note: '同意' })
  await handler.client.lending.request({ dossierId: third.id, ...asked, reason: '执行异议审查' })
  await archivist.client.packages.request({
    ...{ form: 'transfer', title: '澜屏县行政执法案卷移交', content: '已办结的行政执法案卷', receiver: '澜屏县档案馆' },
    ...{ carrier: { kind: '移动硬盘', from: 'YP-001', to: 'YP-001' }, withRestricted: true },
    dossierIds: sealed.map(({ id }) => id),
  })
  say(demoText.kept)
}

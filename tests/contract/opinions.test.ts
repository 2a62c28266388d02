import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { fullMarks } from '#shared/rules/scoring.ts'
import { createSmallFiles, type SmallFiles } from '../support/small-files.ts'
import { passphrase, someFacts } from '../support/test-desk.ts'
import { refusalCode, type Way, ways } from '../support/ways.ts'

const standardId = 'mee-2024-general-penalty'

describe.each(ways)('from a sealed dossier to a signed opinion through the $name', ({ open }) => {
  let way: Way
  let files: SmallFiles
  let dossierId: string
  let paperId: string
  let clipId: string

  beforeAll(async () => {
    way = await open()
    files = await createSmallFiles()
    const archivist = await way.as('archivist')
    dossierId = (await archivist.dossiers.create(someFacts())).id
    paperId = (await way.file('archivist', dossierId, await files.pdf('行政处罚决定书.pdf', 3))).item?.id ?? ''
    clipId = (await way.file('archivist', dossierId, await files.clip('现场检查.mp4', 3))).item?.id ?? ''
  })
  afterAll(async () => {
    await way.close()
    await files.close()
  })

  test('refuses to evaluate what is not sealed', async () => {
    const inspector = await way.as('inspector')
    expect(await refusalCode(inspector.evaluation.start({ dossierId, standardId }))).toBe('dossier.not-sealed')
  })

  test('a review: submitted, accepted, seven heads, concluded, signed by reviewer and head in that order', async () => {
    const handler = await way.as('handler')
    const submission = {
      entries: ['law-complex'],
      proposedDecision: '罚款一万元。',
      facts: '经营未取得登记证的农药。',
      basis: '《行政处罚法》第五十八条。',
    }
    const { id } = await handler.review.submit({ dossierId, submission })
    expect(await refusalCode(handler.review.submit({ dossierId, submission }))).toBe('review.open-already')
    expect(await refusalCode(handler.review.accept({ id }))).toBe('people.forbidden')

    const reviewer = await way.as('reviewer')
    const accepted = await reviewer.review.accept({ id })
    expect(accepted.clock).toMatchObject({ termDays: 7, mark: 'example' })
    expect(await refusalCode(reviewer.review.conclude({ id }))).toBe('review.incomplete')
    const { heads } = await reviewer.rulebook.reviewHeads({})
    const judged = heads.map(({ code }) => ({ head: code, verdict: 'met' as const, note: '' }))
    const anchor = {
      on: 'page',
      itemId: paperId,
      page: 2,
      region: { x: 0.1, y: 0.1, width: 0.5, height: 0.1 },
    } as const
    await reviewer.review.addFinding({ id, criterion: heads[0]?.code ?? '', anchor, note: '执法人员证号已核对。' })
    await reviewer.review.judge({ id, heads: judged, conclusion: { kind: 'agree', text: '同意拟作出的决定。' } })
    const problem = { head: heads[1]?.code ?? '', verdict: 'problem' as const, note: '告知期限不足。' }
    await reviewer.review.judge({ id, heads: [problem] })
    expect(await refusalCode(reviewer.review.conclude({ id }))).toBe('review.agree-with-problem')
    await reviewer.review.judge({ id, heads: judged })
    expect((await reviewer.review.conclude({ id })).state).toBe('concluded')

    const opinion = await reviewer.opinions.compose({ kind: 'review', sourceId: id })
    const head = await way.as('head')
    expect(await refusalCode(head.opinions.sign({ id: opinion.id, passphrase }))).toBe('opinion.not-your-turn')
    const once = await reviewer.opinions.sign({ id: opinion.id, passphrase })
    expect(once.state).toBe('partly-signed')
    const twice = await head.opinions.sign({ id: opinion.id, passphrase })
    expect(twice).toMatchObject({ state: 'signed', signers: [{ name: '杨法明' }, { name: '李正清' }] })
    const verdict = await head.opinions.verify({ id: opinion.id })
    expect(verdict).toMatchObject({ state: 'valid', binding: 'matches', timeProven: false })
    expect(verdict.signatures.map(({ signer, state }) => [signer, state])).toEqual([
      ['杨法明', 'valid'],
      ['李正清', 'valid'],
    ])
  })

  test('an evaluation: judged, tied to a page and a second, concluded, signed, valid for pdfsig', async () => {
    const archivist = await way.as('archivist')
    await archivist.dossiers.seal({ id: dossierId })
    const inspector = await way.as('inspector')
    const standard = await inspector.rulebook.standard({ id: standardId })
    const { id } = await inspector.evaluation.start({ dossierId, standardId })
    expect(await refusalCode(inspector.evaluation.conclude({ id }))).toBe('evaluation.incomplete')
    await inspector.evaluation.judge({ id, judgements: sheetFor(standard) })
    const page = { on: 'page', itemId: paperId, page: 3, region: null } as const
    const moment = { on: 'moment', itemId: clipId, startMs: 1200, endMs: null } as const
    await inspector.evaluation.addFinding({ id, criterion: 'P3-11', anchor: page, note: '救济途径告知不完整。' })
    await inspector.evaluation.addFinding({ id, criterion: 'P3-2', anchor: moment, note: '未完整记录亮证过程。' })
    const beyond = { ...moment, startMs: 9_000_000 }
    const refused = inspector.evaluation.addFinding({ id, criterion: 'P3-2', anchor: beyond, note: '超出时长。' })
    expect(await refusalCode(refused)).toBe('evidence.moment')
    const done = await inspector.evaluation.conclude({ id })
    // 50 + 50 × 99/100: one of the hundred points was lost.
    expect(done).toMatchObject({ state: 'concluded', judgedHundredths: 9950, effectiveHundredths: 9950 })
    expect(await refusalCode(inspector.evaluation.judge({ id, judgements: [{ part: 'rest' }] }))).toBe(
      'evaluation.concluded',
    )

    const draft = await inspector.opinions.compose({ kind: 'evaluation', sourceId: id })
    expect(await refusalCode(inspector.opinions.sign({ id: draft.id, passphrase: '不是我的口令' }))).toBe(
      'people.wrong-passphrase',
    )
    const signed = await inspector.opinions.sign({ id: draft.id, passphrase })
    expect(signed.state).toBe('signed')
    expect(await inspector.opinions.verify({ id: signed.id })).toMatchObject({ state: 'valid', binding: 'matches' })
    expect(await refusalCode(inspector.opinions.compose({ kind: 'evaluation', sourceId: id }))).toBe('opinion.signed')

    const pdf = await bytesOf(way, signed.objectId)
    const path = join(files.folder, '意见书.pdf')
    writeFileSync(path, pdf)
    expect(pdfsig(path)).toContain('Signature is Valid')
    const middle = Math.floor(pdf.length / 3)
    pdf.writeUInt8(pdf.readUInt8(middle) ^ 1, middle)
    writeFileSync(path, pdf)
    expect(pdfsig(path)).not.toContain('Signature is Valid')
  })
})

/** Everything in order but the first point of the decision, which is lost by one point, with its reason. */
function sheetFor(standard: EvaluationStandard) {
  return [
    { part: 'rest' } as const,
    ...standard.criteria.map((item) => {
      const answer = fullMarks(item)
      const [first] = item.points
      if (item.code === 'P3-11' && answer.state === 'scored' && first !== undefined) {
        const reason = '救济途径告知不完整。'
        answer.points[first.code] = { state: 'scored', earnedHundredths: first.hundredths - 100, reason }
      }
      return { part: 'item', code: item.code, answer } as const
    }),
  ]
}

async function bytesOf(way: Way, objectId: string): Promise<Buffer> {
  return Buffer.from(await way.bytes('inspector', objectId))
}

/** What poppler, which knows nothing of us, says of the signatures. It exits non-zero when one is not valid. */
function pdfsig(path: string): string {
  try {
    return execFileSync('pdfsig', [path], { encoding: 'utf8' })
  } catch (error) {
    return String((error as { stdout?: string }).stdout)
  }
}

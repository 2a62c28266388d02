// What the desk says of a case under several catalogues: who must review, why, on which side of a figure, and what is missing.
import { describe, expect, test } from 'vitest'
import { cataloguesFor, catchCase, type DecisionCase, type EntryResult } from '#shared/rules/major-decision.ts'
import type { MajorDecisionPack, Reviewer } from '#shared/rules/pack-major-decision.ts'
import { catchSentences, clauseSentence, missingWords, resultSentence } from '#shared/text/major-decision.ts'
import { catalogueOf, entryOf, fined, flagged, plain, shippedCatalogue, yuan } from '../../support/decision-cases.ts'

const on = '2026-11-25'
const law = shippedCatalogue('major-decision-penalty-law')
const tongzhou = shippedCatalogue('major-decision-tongzhou-subdistrict')
const yichun = shippedCatalogue('major-decision-yichun-ecology')
const urban = { powerSource: 'urban-management', agencyLevel: 'township' } as const
const everyFlagOpen = flagged(null, 'public-interest', 'party-rights', 'third-party-rights', 'complex', 'other-by-law')

const caught = (packs: readonly MajorDecisionPack[], change: Partial<DecisionCase>) =>
  catchCase(packs, { ...plain, ...change }, on)

function resultOf(packs: readonly MajorDecisionPack[], change: Partial<DecisionCase>, code: string): EntryResult {
  const found = caught(packs, change).results.find(({ entry }) => entry.code === code)
  if (found === undefined) throw new Error(`no ${code}`)
  return found
}

const amountWords = (change: Partial<DecisionCase>, code: string) => {
  const { clauses, catalogue } = resultOf([tongzhou], change, code)
  return clauses.filter((clause) => clause.on === 'amount').map((clause) => clauseSentence(clause, catalogue))
}

describe('the explanation', () => {
  test('says on which side of a figure the fine stands, and that 超过 does not count the figure itself', () => {
    expect(amountWords(fined(yuan(5000), urban), 'tz-urban-citizen')).toEqual([
      '罚款 5,000 元，正好等于界限 5,000 元（本条用“>”，不含本数）：不符合。',
    ])
    expect(amountWords(fined(yuan(5000) + 1, urban), 'tz-urban-citizen')).toEqual([
      '罚款 5,000.01 元，高于界限 5,000 元（本条用“>”，不含本数）：符合。',
    ])
  })

  test('says that 以上 counts the figure', () => {
    expect(amountWords(fined(yuan(5000), { ...urban, powerSource: 'ecology' }), 'tz-ecology-citizen')).toEqual([
      '罚款 5,000 元，正好等于界限 5,000 元（本条用“≥”，含本数）：符合。',
    ])
  })

  test('names both bounds of a tier', () => {
    const { clauses } = resultOf([yichun], fined(yuan(500_000)), 'yc-tier-middle')
    expect(clauses.map((clause) => clauseSentence(clause, yichun)).at(-1)).toBe(
      '罚款 500,000 元，高于界限 200,000 元（本条用“≥”，含本数）；正好等于界限 500,000 元（本条用“≤”，含本数）：符合。',
    )
  })

  test('names the first condition by which an entry does not catch the case', () => {
    const missed = resultOf([tongzhou], fined(yuan(60_000), { ...urban, party: 'organisation' }), 'tz-urban-citizen')
    expect(missed.by?.on).toBe('party')
    expect(resultSentence(missed)).toBe(
      '不适用“城管执法：对公民罚款超过 5,000 元”：当事人为法人或者其他组织，本条限于公民：不符合。',
    )
  })

  test('takes a decision without a fine as no fine, whatever sum is noted', () => {
    expect(amountWords({ ...fined(yuan(60_000), urban), measures: ['warning'] }, 'tz-urban-citizen')).toEqual([
      '决定没有罚款，本条以罚款超过 5,000 元为界：不符合。',
    ])
  })

  test('every condition of every shipped entry has its sentence, known and unknown', () => {
    const nothing: DecisionCase = {
      ...plain,
      ...{ procedure: null, measures: null, party: null, powerSource: null, agencyLevel: null },
      ...{ hearing: null, deviations: null, amounts: { fine: null, 'illegal-gains': null, 'goods-value': null } },
      ...everyFlagOpen,
    }
    const packs = [law, tongzhou, yichun, shippedCatalogue('major-decision-gongyi')]
    const sentences = [plain, nothing].flatMap((facts) =>
      catchCase(packs, facts, on).results.flatMap(({ clauses, catalogue }) =>
        clauses.map((clause) => clauseSentence(clause, catalogue)),
      ),
    )
    expect(sentences.filter((sentence) => !/^[^a-z]+(符合|待定)。$/.test(sentence))).toEqual([])
    expect(sentences.filter((sentence) => sentence.endsWith('待定。')).length).toBeGreaterThan(50)
  })
})

describe('what is not known', () => {
  test('is undetermined, with the facts that are missing, never a silent no', () => {
    const answer = caught([law], { ...everyFlagOpen, hearing: null })
    expect(answer.mustBeReviewed).toBe('undetermined')
    expect(answer.missing.map(missingWords)).toEqual([
      '是否“涉及重大公共利益”',
      '是否经过听证',
      '是否“直接关系当事人重大权益”',
      '是否“直接关系第三人重大权益”',
      '是否“案情疑难复杂、涉及多个法律关系”',
      '是否“法律、法规规定的其他情形”',
    ])
    expect(catchSentences(answer).at(-1)).toBe('未确定之前不得按不审核处理。')
  })

  test('does not matter where another condition fails, nor where another entry catches the case', () => {
    expect(caught([tongzhou], fined(null, { ...urban, party: null, powerSource: 'fire' })).mustBeReviewed).toBe('no')
    expect(caught([law], { ...flagged(true, 'complex'), hearing: null }).mustBeReviewed).toBe('yes')
  })

  test('in the source of a catalogue is told apart from what is missing in the case', () => {
    const between = caught(
      [shippedCatalogue('major-decision-gongyi')],
      fined(yuan(50_000), { party: 'individual-business' }),
    )
    expect(between.missing).toEqual([{ fact: 'open-party', entry: 'gy-fine-citizen' }])
    expect(catchSentences(between)[0]).toContain('来源未写明')
  })

  test('about an exemption keeps what it might free undetermined', () => {
    const province = shippedCatalogue('major-decision-unidentified-province')
    const answer = caught([province], { procedure: null })
    expect(answer.mustBeReviewed).toBe('undetermined')
    expect(answer.missing).toEqual([{ fact: 'procedure' }])
  })
})

describe('several catalogues', () => {
  const exempting = shippedCatalogue('major-decision-unidentified-province')

  test('none narrows another: an exemption frees from its own catalogue only', () => {
    const answer = caught([law, exempting], { procedure: 'summary', ...flagged(true, 'complex') })
    expect(answer.mustBeReviewed).toBe('yes')
    expect(answer.results.filter(({ standing }) => standing === 'exempted').map(({ entry }) => entry.code)).toEqual([
      'jh-all',
    ])
  })

  test('the highest tier that catches the case reviews it', () => {
    const county: Reviewer = { level: 'county', body: '县局', also: [] }
    const province: Reviewer = { level: 'province', body: '省厅', also: ['报省政府备案。'] }
    const one = catalogueOf([entryOf({ reviewer: county })], { id: 'one' })
    const other = catalogueOf([entryOf({ measures: [], hearing: true, reviewer: province })], { id: 'other' })
    expect(caught([one, other], fined(1)).reviewer).toEqual(county)
    const open = caught([one, other], fined(1, { hearing: null }))
    expect(open).toMatchObject({ mustBeReviewed: 'yes', reviewer: county, levelIsOpen: true })
    expect(catchSentences(open).at(-1)).toBe('审核层级还可能提高，还缺：是否经过听证。')
    const held = caught([other, one], fined(1, { hearing: true }))
    expect(held).toMatchObject({ reviewer: province, levelIsOpen: false })
    expect(catchSentences(held)).toEqual(['由省厅审核；未经审核或者审核未通过的，不得作出决定。', '报省政府备案。'])
  })

  test('those not in force that day are named, whole or by their entry', () => {
    const later = catalogueOf([entryOf(), entryOf({ code: 'two', effectiveFrom: '2026-01-01' })])
    const told = (day: string) => catchCase([later], plain, day).notInForce.map(({ entry }) => entry)
    expect(told('2023-12-31')).toEqual([null])
    expect(told('2025-12-31')).toEqual(['two'])
    expect(told('2026-01-01')).toEqual([])
  })

  test('bind the agencies of their place, sector and name, the nation first', () => {
    const all = [tongzhou, yichun, shippedCatalogue('major-decision-ningxia-construction'), law]
    const ids = (name: string, places: string[], sectors: string[] | null) =>
      cataloguesFor(all, { name, places, sectors }).map(({ id }) => id)
    expect(ids('宜春市袁州生态环境局', ['江西省', '宜春市', '袁州区'], ['ecology'])).toEqual([law.id, yichun.id])
    expect(ids('宜春市交通运输局', ['江西省', '宜春市'], ['transport'])).toEqual([law.id])
    expect(ids('宜春市某局', ['江西省', '宜春市'], null)).toEqual([law.id, yichun.id])
    expect(ids('银川市住房和城乡建设局', ['宁夏回族自治区', '银川市'], ['construction'])).toEqual([law.id])
    expect(ids('宁夏回族自治区住房和城乡建设厅', ['宁夏回族自治区'], ['construction'])).toEqual([
      law.id,
      'major-decision-ningxia-construction',
    ])
    expect(ids('通州区某街道办事处', ['北京市', '通州区'], [])).toEqual([law.id, tongzhou.id])
  })
})

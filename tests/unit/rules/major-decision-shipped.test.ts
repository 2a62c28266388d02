// Every shipped catalogue of major decisions over a table of cases: both sides of every threshold, to the fen.
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogueFaults } from '#shared/rules/major-decision-faults.ts'
import { answerOf, fined, flagged, plain, type Row, shippedCatalogue, yuan } from '../../support/decision-cases.ts'

const org = { party: 'organisation' } as const
const shop = { party: 'individual-business' } as const
const licence = { act: '许可' } as const
const coercion = { act: '强制' } as const

/** One fen below, at, and one fen above; `at` says whether the figure itself counts. */
function threshold(
  code: string,
  sum: number,
  op: '≥' | '>',
  change: (fen: number) => ReturnType<typeof fined>,
): readonly Row[] {
  return [
    [`${code}: one fen below`, change(yuan(sum) - 1), ''],
    [`${code}: at the figure (${op})`, change(yuan(sum)), op === '≥' ? code : ''],
    [`${code}: one fen above`, change(yuan(sum) + 1), code],
  ]
}

const gains = (fen: number, more = {}) => ({
  measures: ['confiscate-gains'] as const,
  amounts: { ...plain.amounts, 'illegal-gains': fen },
  ...more,
})
const goods = (fen: number, more = {}) => ({
  measures: ['confiscate-goods'] as const,
  amounts: { ...plain.amounts, 'goods-value': fen },
  ...more,
})

const tables: Readonly<Record<string, readonly Row[]>> = {
  'major-decision-penalty-law': [
    ['nothing of the four', {}, ''],
    ['a fine of any size is no situation of the law', fined(yuan(9_000_000)), ''],
    ['public interest', flagged(true, 'public-interest'), 'law-public-interest'],
    ['public interest not judged', flagged(null, 'public-interest'), '?law-public-interest'],
    ['public interest in licensing is not §58', { ...licence, ...flagged(true, 'public-interest') }, ''],
    ['rights of the party without a hearing', flagged(true, 'party-rights'), ''],
    ['a hearing without major rights', { hearing: true }, ''],
    [
      'rights of the party after a hearing',
      { ...flagged(true, 'party-rights'), hearing: true },
      'law-rights-after-hearing',
    ],
    [
      'rights of a third person after a hearing',
      { ...flagged(true, 'third-party-rights'), hearing: true },
      'law-rights-after-hearing',
    ],
    [
      'major rights, hearing not known',
      { ...flagged(true, 'party-rights'), hearing: null },
      '?law-rights-after-hearing',
    ],
    [
      'hearing held, rights of third persons not judged',
      { ...flagged(null, 'third-party-rights'), hearing: true },
      '?law-rights-after-hearing',
    ],
    ['complex', flagged(true, 'complex'), 'law-complex'],
    ['other case by law', flagged(true, 'other-by-law'), 'law-other'],
    ['two situations at once', flagged(true, 'complex', 'public-interest'), 'law-public-interest law-complex'],
    ['social impact alone is not of the four', flagged(true, 'social-impact'), ''],
    ['the day before the law', flagged(true, 'complex'), '', '2021-07-14'],
    ['the first day of the law', flagged(true, 'complex'), 'law-complex', '2021-07-15'],
  ],
  'major-decision-guidance-118': [
    ['nothing', {}, ''],
    ['nothing in licensing', licence, ''],
    ['public interest', flagged(true, 'public-interest'), 'guidance-public-interest'],
    ['public interest in licensing', { ...licence, ...flagged(true, 'public-interest') }, 'guidance-public-interest'],
    ['social impact of coercion', { ...coercion, ...flagged(true, 'social-impact') }, 'guidance-social-impact'],
    ['social impact not judged', flagged(null, 'social-impact'), '?guidance-social-impact'],
    ['rights of the party', flagged(true, 'party-rights'), 'guidance-major-rights'],
    ['rights of a third person', flagged(true, 'third-party-rights'), 'guidance-major-rights'],
    [
      'one right held, the other not judged',
      { flags: { ...plain.flags, 'party-rights': true, 'third-party-rights': null } },
      'guidance-major-rights',
    ],
    ['after a hearing', { hearing: true }, 'guidance-after-hearing'],
    ['hearing not known', { hearing: null }, '?guidance-after-hearing'],
    ['complex levy', { act: '征收征用', ...flagged(true, 'complex') }, 'guidance-complex'],
    ['safety is not named', flagged(true, 'safety'), ''],
    ['before the document', flagged(true, 'complex'), '', '2018-12-04'],
    ['on its day', flagged(true, 'complex'), 'guidance-complex', '2018-12-05'],
  ],
  'major-decision-changzhi-market': [
    ...threshold('cz-fine-citizen', 10_000, '>', (fen) => fined(fen)),
    ...threshold('cz-fine-organisation', 100_000, '>', (fen) => fined(fen, org)),
    ['a business between the two', fined(yuan(50_000), shop), '?cz-fine-citizen'],
    ['a business above both', fined(yuan(100_000.01), shop), '?cz-fine-citizen ?cz-fine-organisation'],
    ['a business below both', fined(yuan(10_000), shop), ''],
    ['amount not known', fined(null), '?cz-fine-citizen'],
    ['party not known, fine between', fined(yuan(20_000), { party: null }), '?cz-fine-citizen'],
    ['stop production', { measures: ['stop-production'] }, 'cz-severe'],
    ['close', { measures: ['close'] }, 'cz-severe'],
    ['bar from trade', { measures: ['bar-from-trade'] }, 'cz-severe'],
    ['revoke a licence', { measures: ['revoke-licence'] }, 'cz-severe'],
    ['suspending a licence is not named', { measures: ['suspend-licence'] }, ''],
    ['downgrade', { measures: ['downgrade'] }, 'cz-downgrade'],
    ['mitigated, a fine of one yuan', fined(yuan(1), { deviations: ['mitigated'] }), 'cz-mitigated'],
    ['lighter is not mitigated', fined(yuan(1), { deviations: ['lighter'] }), ''],
    ['deviation not known', { deviations: null }, '?cz-mitigated'],
    ['public interest', flagged(true, 'public-interest'), 'cz-public-interest'],
    ['safety', flagged(true, 'safety'), 'cz-social'],
    ['complex', flagged(true, 'complex'), 'cz-complex'],
    ['the day before', { measures: ['close'] }, '', '2022-06-08'],
    ['the first day', { measures: ['close'] }, 'cz-severe', '2022-06-09'],
  ],
  'major-decision-gongyi': [
    ...threshold('gy-fine-citizen', 10_000, '≥', (fen) => fined(fen)),
    ...threshold('gy-fine-organisation', 100_000, '≥', (fen) => fined(fen, org)),
    ...threshold('gy-gains-citizen', 10_000, '≥', (fen) => gains(fen)),
    ...threshold('gy-gains-organisation', 100_000, '≥', (fen) => gains(fen, org)),
    ...threshold('gy-goods-citizen', 10_000, '≥', (fen) => goods(fen)),
    ...threshold('gy-goods-organisation', 100_000, '≥', (fen) => goods(fen, org)),
    ['gains noted but not confiscated', { amounts: { ...plain.amounts, 'illegal-gains': yuan(500_000) } }, ''],
    ['a business between the two', fined(yuan(10_000), shop), '?gy-fine-citizen'],
    ['stop production', { measures: ['stop-production'] }, 'gy-stop'],
    ['revoke', { measures: ['revoke-licence'] }, 'gy-revoke'],
    ['after a hearing', { hearing: true }, 'gy-hearing'],
    ['hearing not known', { hearing: null }, '?gy-hearing'],
    ['outside the benchmark', { deviations: ['outside'] }, 'gy-deviation'],
    ['heavier within the benchmark', { deviations: ['heavier'] }, ''],
    ['the unit head asks', flagged(true, 'unit-head-asks'), 'gy-unit-head'],
    ['measures not known', { measures: null }, '?gy-stop ?gy-revoke'],
    ['before its date', { hearing: true }, '', '2021-07-14'],
  ],
  'major-decision-hengyang-culture': [
    ...threshold('hyc-fine-citizen', 1000, '≥', (fen) => fined(fen)),
    ...threshold('hyc-fine-organisation', 20_000, '≥', (fen) => fined(fen, org)),
    ['a business between the two', fined(yuan(1000), shop), '?hyc-fine-citizen'],
    ['a business above both', fined(yuan(20_000), shop), '?hyc-fine-citizen ?hyc-fine-organisation'],
    ['stopped for rectification', { measures: ['stop-for-rectification'] }, 'hyc-stop'],
    ['stopping production is another measure', { measures: ['stop-production'] }, ''],
    ['revoke', { measures: ['revoke-licence'] }, 'hyc-revoke'],
    ['complex', flagged(true, 'complex'), 'hyc-complex'],
    ['complex not judged', flagged(null, 'complex'), '?hyc-complex'],
    ['complex licensing is not in it', { ...licence, ...flagged(true, 'complex') }, ''],
    ['the day before', fined(yuan(5000)), '', '2021-05-27'],
    ['the first day', fined(yuan(5000)), 'hyc-fine-citizen', '2021-05-28'],
  ],
  'major-decision-hengyang-statistics': [
    ...threshold('hys-fine-business', 2000, '≥', (fen) => fined(fen, shop)),
    ...threshold('hys-fine-organisation', 50_000, '≥', (fen) => fined(fen, org)),
    ['a citizen above the figure of a business', fined(yuan(2000)), '?hys-fine-business'],
    ['a citizen below it', fined(yuan(1999.99)), ''],
    ['an organisation at the figure of a business', fined(yuan(2000), org), ''],
    ['no fine at all', { measures: ['warning'], ...shop }, ''],
    ['amount not known', fined(null, org), '?hys-fine-organisation'],
    ['party not known', fined(yuan(50_000), { party: null }), '?hys-fine-business ?hys-fine-organisation'],
    ['a hearing is not named', { hearing: true }, ''],
    ['the day before', fined(yuan(50_000), org), '', '2017-12-31'],
    ['the first day', fined(yuan(50_000), org), 'hys-fine-organisation', '2018-01-01'],
  ],
  'major-decision-yiyang-emergency': [
    ...threshold('yy-fine-citizen', 20_000, '≥', (fen) => fined(fen)),
    ...threshold('yy-fine-organisation', 50_000, '≥', (fen) => fined(fen, org)),
    ['a business between the two', fined(yuan(20_000), shop), '?yy-fine-citizen'],
    ['licence of public interest', { ...licence, ...flagged(true, 'public-interest') }, 'yy-licence-public-interest'],
    ['penalty of public interest is not named', flagged(true, 'public-interest'), ''],
    ['licence after a hearing', { ...licence, hearing: true }, 'yy-licence-hearing'],
    ['penalty after a hearing', { hearing: true }, ''],
    ['licence annulled', { ...licence, measures: ['licence-annulled'] }, 'yy-licence-annulled'],
    ['licence withdrawn', { ...licence, measures: ['licence-withdrawn'] }, 'yy-licence-annulled'],
    ['licence refused is not named', { ...licence, measures: ['licence-refused'] }, ''],
    ['licence whose measure is not known', { ...licence, measures: null }, '?yy-licence-annulled'],
    ['before its date', fined(yuan(50_000)), '', '2021-07-14'],
  ],
  'major-decision-emergency-mirror': [
    ...threshold('hs-fine-citizen', 10_000, '≥', (fen) => fined(fen)),
    ...threshold('hs-fine-organisation', 50_000, '≥', (fen) => fined(fen, org)),
    ['a business between the two', fined(yuan(10_000), shop), '?hs-fine-citizen'],
    ['licence after a hearing', { ...licence, hearing: true }, 'hs-licence-hearing'],
    ['licence refused', { ...licence, measures: ['licence-refused'] }, 'hs-licence-refused'],
    ['licence annulled', { ...licence, measures: ['licence-annulled'] }, 'hs-licence-annulled'],
    ['licence granted', { ...licence, measures: ['licence-granted'] }, ''],
    ['auction', { ...coercion, measures: ['auction'] }, 'hs-auction'],
    ['sealing that stops business', { ...coercion, measures: ['seal-stopping-business'] }, 'hs-seal'],
    ['sealing that does not', { ...coercion, measures: ['seal'] }, ''],
    ['sealing within a penalty', { measures: ['seal-stopping-business'] }, ''],
  ],
  'major-decision-ruijin-transport': [
    ...threshold('rj-fine-citizen', 3000, '≥', (fen) => fined(fen)),
    ...threshold('rj-fine-organisation', 20_000, '≥', (fen) => fined(fen, org)),
    ['a business between the two', fined(yuan(3000), shop), '?rj-fine-citizen'],
    ['social impact', flagged(true, 'social-impact'), 'rj-social'],
    ['social impact of coercion is not named', { ...coercion, ...flagged(true, 'social-impact') }, ''],
    ['downgrade', { measures: ['downgrade'] }, 'rj-downgrade'],
    ['demolition', { ...coercion, measures: ['demolition'] }, 'rj-demolition'],
    ['surcharge', { ...coercion, measures: ['surcharge'] }, 'rj-surcharge'],
    ['substitute performance', { ...coercion, measures: ['substitute-performance'] }, 'rj-substitute'],
    ['two at once', { ...coercion, measures: ['surcharge', 'demolition'] }, 'rj-demolition rj-surcharge'],
    ['seizure is not named', { ...coercion, measures: ['seize'] }, ''],
    ['the day before', fined(yuan(3000)), '', '2022-12-31'],
    ['the first day', fined(yuan(3000)), 'rj-fine-citizen', '2023-01-01'],
  ],
  'major-decision-tongzhou-subdistrict': tongzhou(),
  'major-decision-yichun-ecology': [
    ['a warning without a fine', { measures: ['warning'] }, ''],
    ['the smallest fine', fined(1), 'yc-tier-low'],
    ['one fen below 20 万', fined(yuan(200_000) - 1), 'yc-tier-low'],
    ['20 万', fined(yuan(200_000)), 'yc-tier-middle'],
    ['one fen above 20 万', fined(yuan(200_000) + 1), 'yc-tier-middle'],
    ['one fen below 50 万', fined(yuan(500_000) - 1), 'yc-tier-middle'],
    ['50 万', fined(yuan(500_000)), 'yc-tier-middle'],
    ['one fen above 50 万', fined(yuan(500_000) + 1), 'yc-tier-high'],
    ['an organisation is no other tier', fined(yuan(500_000) + 1, org), 'yc-tier-high'],
    ['amount not known', fined(null), '?yc-tier-low ?yc-tier-middle ?yc-tier-high'],
    ['measures not known', { ...fined(yuan(300_000)), measures: null }, '?yc-tier-middle'],
    ['licensing', { ...licence, ...fined(yuan(300_000)) }, ''],
    ['the day before', fined(yuan(300_000)), '', '2021-12-31'],
    ['the first day', fined(yuan(300_000)), 'yc-tier-middle', '2022-01-01'],
  ],
  'major-decision-ningxia-construction': [
    ['a warning by ordinary procedure', { measures: ['warning'] }, 'nx-ordinary'],
    ['a fine of one fen', fined(1), 'nx-ordinary'],
    ['a fine of a million', fined(yuan(1_000_000), org), 'nx-ordinary'],
    ['a business', fined(yuan(100), shop), 'nx-ordinary'],
    [
      'nothing known but the procedure',
      { measures: null, party: null, hearing: null, deviations: null },
      'nx-ordinary',
    ],
    ['summary procedure', { procedure: 'summary' }, ''],
    ['summary procedure, a large fine', fined(yuan(3000), { ...org, procedure: 'summary' }), ''],
    ['urgent decision', { procedure: 'urgent' }, ''],
    ['procedure not known', { procedure: null }, '?nx-ordinary'],
    ['a licence', licence, ''],
    ['coercion', coercion, ''],
    ['the day before', {}, '', '2022-06-23'],
    ['the first day', {}, 'nx-ordinary', '2022-06-24'],
  ],
  'major-decision-unidentified-province': [
    ['a penalty by ordinary procedure', {}, 'jh-all'],
    ['a fine of one fen', fined(1), 'jh-all'],
    ['a licence', licence, 'jh-all'],
    ['coercion', coercion, 'jh-all'],
    ['an inspection', { act: '检查' }, 'jh-all'],
    ['a confirmation', { act: '确认' }, 'jh-all'],
    ['summary procedure', { procedure: 'summary' }, '-jh-all'],
    ['summary procedure, complex', { procedure: 'summary', ...flagged(true, 'complex') }, '-jh-all'],
    ['urgent', { ...coercion, procedure: 'urgent' }, '-jh-all'],
    ['procedure not known', { procedure: null }, '?jh-all'],
    ['nothing known but the procedure', { measures: null, party: null, hearing: null }, 'jh-all'],
    ['the day before', {}, '', '2021-07-14'],
    ['the first day', {}, 'jh-all', '2021-07-15'],
  ],
}

function tongzhou(): readonly Row[] {
  const urban = { powerSource: 'urban-management', agencyLevel: 'township' } as const
  const ecology = { ...urban, powerSource: 'ecology' } as const
  return [
    ...threshold('tz-urban-citizen', 5000, '>', (fen) => fined(fen, urban)),
    ...threshold('tz-urban-organisation', 50_000, '>', (fen) => fined(fen, { ...urban, ...org })),
    ...threshold('tz-ecology-citizen', 5000, '≥', (fen) => fined(fen, ecology)),
    ...threshold('tz-ecology-organisation', 50_000, '≥', (fen) => fined(fen, { ...ecology, ...org })),
    ['a business at the figure, ecology', fined(yuan(5000), { ...ecology, ...shop }), '?tz-ecology-citizen'],
    [
      'source of power not known, at the figure',
      fined(yuan(5000), { ...urban, powerSource: null }),
      '?tz-ecology-citizen',
    ],
    [
      'source of power not known, above it',
      fined(yuan(5000.01), { ...urban, powerSource: null }),
      '?tz-urban-citizen ?tz-ecology-citizen',
    ],
    ['another source of power', fined(yuan(60_000), { ...urban, powerSource: 'fire' }), ''],
    ['revoke, urban', { ...urban, measures: ['revoke-licence'] }, 'tz-revoke'],
    ['revoke, ecology', { ...ecology, measures: ['revoke-licence'] }, '?tz-revoke'],
    ['stop, urban', { ...urban, measures: ['stop-production'] }, 'tz-stop'],
    ['heavier, urban', { ...urban, deviations: ['heavier'] }, 'tz-deviation'],
    ['lighter, urban', { ...urban, deviations: ['lighter'] }, 'tz-deviation'],
    ['a district bureau', fined(yuan(60_000), { ...urban, agencyLevel: 'county' }), ''],
    ['level not known', fined(yuan(60_000), { ...urban, agencyLevel: null }), '?tz-urban-citizen'],
    ['the day before', fined(yuan(60_000), urban), '', '2023-12-31'],
    ['the first day', fined(yuan(60_000), urban), 'tz-urban-citizen', '2024-01-01'],
  ]
}

test('every shipped catalogue has its table', () => {
  const folder = new URL('../../../resources/rulebook/', import.meta.url)
  const shipped = readdirSync(folder).filter((file) => file.startsWith('major-decision-'))
  expect(shipped.map((file) => file.replace('.json', '')).sort()).toEqual(Object.keys(tables).sort())
})

describe.each(Object.entries(tables))('%s', (id, rows) => {
  const catalogue = shippedCatalogue(id)

  test('is sound, says how sure it is, and has twelve cases at least, each entry caught by one', () => {
    expect(catalogueFaults(catalogue)).toEqual([])
    expect(catalogue.source.url ?? catalogue.grade).not.toBe('example')
    expect(rows.length).toBeGreaterThanOrEqual(12)
    const caught = new Set(rows.flatMap(([, , answer]) => answer.split(' ')))
    const reviews = catalogue.entries.filter(({ effect }) => effect === 'review')
    expect(reviews.filter(({ code }) => !caught.has(code)).map(({ code }) => code)).toEqual([])
  })

  test('has a case one fen below, at and one fen above every bound', () => {
    const bounds = catalogue.entries.flatMap(({ code, amount }) =>
      amount === null
        ? []
        : [amount.from, amount.to].flatMap((one) => (one === null ? [] : [{ code, of: amount.of, ...one }])),
    )
    const sums = (of: keyof typeof plain.amounts) => new Set(rows.map(([, { amounts }]) => amounts?.[of]))
    const untested = bounds.filter(({ of, fen }) => [fen - 1, fen, fen + 1].some((sum) => !sums(of).has(sum)))
    expect(untested).toEqual([])
  })

  const cases = rows.map(([name, change, answer, on]) => ({ name, change, answer, on }))
  test.each(cases)('$name', ({ change, answer, on }) => {
    expect(answerOf(catalogue, change, on)).toBe(answer)
  })
})

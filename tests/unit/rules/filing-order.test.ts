// Arranging by a filing order: groups, volumes, dates, what follows what, and what no order names.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ArrangeBy, arrange, type FiledItem, movedPlaces } from '#shared/rules/filing-order.ts'
import { type DossierCategory, FilingOrderPack, PaperKindsPack } from '#shared/rules/pack.ts'
import { orderFor } from '#shared/rules/pack-filing.ts'

const read = (id: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../resources/rulebook/${id}.json`, import.meta.url), 'utf8'))
const packs = ['market-supervision', 'agriculture', 'forestry-licence', 'generic'].map((id) =>
  FilingOrderPack.parse(read(`filing-order-${id}`)),
)
const kinds = PaperKindsPack.parse(read('paper-kinds')).kinds
const namesOf = (code: string) => {
  const kind = kinds.find((one) => one.code === code)
  return kind === undefined ? [] : [kind.title, ...kind.aliases]
}

function by(agency: string, category: DossierCategory = '处罚', restrictedVolume = true): ArrangeBy {
  const order = orderFor(packs, category, agency)
  if (order === null) throw new Error('no order')
  return { order, namesOf, restrictedVolume }
}

let count = 0
function paper(
  paperKind: string | null,
  title: string,
  madeOn: string | null = null,
  volume: FiledItem['volume'] = 'main',
) {
  count += 1
  return { id: `item-${count}`, paperKind, title, madeOn, volume }
}

const market = by('云山县市场监督管理局')
const titles = (items: readonly FiledItem[], how: ArrangeBy = market) =>
  arrange(items, how).map(({ item, volume }) => (volume === 'main' ? item.title : `副 ${item.title}`))

describe('the market-supervision order', () => {
  test('lays 正卷 and 副卷 as the norm lists them', () => {
    const items = [
      paper('closing-report', '结案审批表'),
      paper('interview-record', '询问笔录'),
      paper('remarks-sheet', '备考表'),
      paper('hearing-report', '听证报告'),
      paper('legal-review-opinion', '核审意见'),
      paper('payment-receipt', '缴款单据'),
      paper('hearing-record', '听证笔录'),
      paper('penalty-notice', '处罚告知书'),
      paper('penalty-decision', '行政处罚决定书'),
      paper('site-inspection-recording', '现场检查录像'),
      paper('case-source', '案源材料'),
      paper('filing-approval', '立案审批表'),
      paper('investigation-report', '调查终结报告'),
      paper('catalogue-sheet', '卷内目录'),
    ]
    expect(titles(items)).toEqual([
      ...['卷内目录', '立案审批表', '行政处罚决定书', '处罚告知书', '询问笔录', '听证笔录', '缴款单据', '现场检查录像'],
      '备考表',
      ...['副 案源材料', '副 调查终结报告', '副 核审意见', '副 听证报告', '副 结案审批表'],
    ])
  })

  test('says of each which group placed it, and where the source names that group', () => {
    const [placed] = arrange([paper('interview-record', '询问笔录')], market)
    expect(placed?.placing).toMatchObject({ by: 'group', group: { title: '证据材料', clause: '正卷第5项' } })
  })

  test('papers of one place go by date, those without one last, an attachment behind its paper of the same day', () => {
    const items = [
      paper('interview-record', '询问笔录甲'),
      paper('interview-record', '询问笔录乙附件', '2026-03-02'),
      paper('interview-record', '询问笔录乙', '2026-03-02'),
      paper('interview-record', '询问笔录丙', '2026-03-01'),
    ]
    expect(titles(items)).toEqual(['询问笔录丙', '询问笔录乙', '询问笔录乙附件', '询问笔录甲'])
  })

  test('an answer lies before the question it answers, whatever their dates', () => {
    const items = [
      paper('other-material', '关于管辖的请示', '2026-03-01'),
      paper('other-material', '关于管辖的批复', '2026-03-09'),
    ]
    expect(titles(items)).toEqual(['关于管辖的批复', '关于管辖的请示'])
  })
})

describe('what follows what', () => {
  const decision = paper('penalty-decision', '行政处罚决定书', '2026-04-10')
  const notice = paper('penalty-notice', '行政处罚事先告知书', '2026-03-20')

  test('a service receipt lies behind the paper its title names, and not behind one with a shorter name', () => {
    const items = [
      paper('service-receipt', '送达回证（行政处罚事先告知书）', '2026-04-12'),
      paper('service-receipt', '行政处罚决定书送达回证', '2026-04-11'),
      notice,
      decision,
    ]
    expect(titles(items)).toEqual([
      ...['行政处罚决定书', '行政处罚决定书送达回证'],
      ...['行政处罚事先告知书', '送达回证（行政处罚事先告知书）'],
    ])
    expect(arrange(items, market).at(-1)?.placing).toMatchObject({ leader: { id: notice.id }, found: 'title' })
  })

  test('one that names several papers by parts of their names lies behind the last of them', () => {
    const items = [
      paper('service-receipt', '送达回证（处罚决定书、事先告知书）', '2026-04-11'),
      paper('service-receipt', '送达回证（事先告知书）', '2026-04-11'),
      notice,
      decision,
    ]
    expect(titles(items)).toEqual([
      ...['行政处罚决定书', '送达回证（处罚决定书、事先告知书）'],
      ...['行政处罚事先告知书', '送达回证（事先告知书）'],
    ])
  })

  test('one that names nothing lies behind the last paper served before it', () => {
    const items = [paper('service-receipt', '送达回证', '2026-03-21'), decision, notice]
    expect(titles(items)).toEqual(['行政处罚决定书', '行政处罚事先告知书', '送达回证'])
    expect(arrange(items, market).at(-1)?.placing).toMatchObject({ leader: { id: notice.id }, found: 'date' })
  })

  test('one that neither names nor dates anything keeps the place of its kind', () => {
    const items = [paper('service-receipt', '送达回证'), decision, notice]
    expect(titles(items)).toEqual(['行政处罚决定书', '送达回证', '行政处罚事先告知书'])
  })

  test('a list of seized goods lies between its decision and the receipt', () => {
    const items = [
      paper('service-receipt', '查封决定书送达回证', '2026-02-02'),
      paper('seizure-list', '财物清单', '2026-02-01'),
      paper('seizure-decision', '查封决定书', '2026-02-01'),
    ]
    expect(titles(items)).toEqual(['查封决定书', '财物清单', '查封决定书送达回证'])
  })
})

describe('what the order does not name', () => {
  test('stays at the end of the volume it lies in: a 副卷 is not opened by a guess', () => {
    const items = [
      paper(null, '来信', '2026-01-02'),
      paper('remarks-sheet', '备考表'),
      paper(null, '举报人身份', null, 'restricted'),
      paper('licence-grant', '准予许可决定书', '2026-01-01'),
      paper('filing-approval', '立案审批表'),
    ]
    expect(titles(items)).toEqual(['立案审批表', '来信', '准予许可决定书', '备考表', '副 举报人身份'])
    expect(arrange(items, market).map(({ placing }) => placing.by)).toEqual([
      ...['group', 'unlisted', 'unlisted', 'group', 'unlisted'],
    ])
  })

  test('an office without a 副卷 has everything in one volume, inner papers behind', () => {
    const items = [
      paper('closing-report', '结案报告'),
      paper(null, '来信'),
      paper('case-source', '案源材料', null, 'restricted'),
      paper('filing-approval', '立案审批表'),
    ]
    expect(titles(items, by('云山县市场监督管理局', '处罚', false))).toEqual([
      '立案审批表',
      '案源材料',
      '结案报告',
      '来信',
    ])
  })
})

test('an agency has the order of its sector, any other the one for all, and each category its own', () => {
  const packOf = (agency: string, category: DossierCategory) => by(agency, category).order.pack.id
  expect(packOf('云山县农业农村局', '处罚')).toBe('filing-order-agriculture')
  expect(packOf('澜屏县林业和草原局', '许可')).toBe('filing-order-forestry-licence')
  expect(packOf('澜屏县林业和草原局', '处罚')).toBe('filing-order-generic')
  for (const category of ['处罚', '许可', '强制', '检查', '征收征用', '确认'] as const) {
    expect(packOf('云山县水利局', category)).toBe('filing-order-generic')
  }
})

test('an office that adopts an order of its own is arranged by it, wherever it lies among the packs', () => {
  const [, agriculture] = packs
  if (agriculture === undefined) throw new Error('no pack')
  const own = { ...agriculture, id: 'own', agencies: ['云山县农业农村局'] }
  const forAll = { ...agriculture, id: 'for-all', agencies: [], effectiveFrom: '2026-01-01' }
  const idFor = (agency: string) => orderFor([...packs, forAll, own], '处罚', agency)?.pack.id
  expect(idFor('云山县农业农村局')).toBe('own')
  expect(idFor('云海县农业农村局')).toBe('filing-order-agriculture')
  expect(idFor('云山县水利局')).toBe('for-all')
  expect(orderFor([own], '许可', '云山县农业农村局')).toBeNull()
})

test('every kind that a category knows has one place in its order', () => {
  for (const pack of packs) {
    for (const { categories, groups } of pack.orders) {
      const placed = groups.flatMap(({ entries }) => entries.map(({ kind }) => kind))
      const known = kinds.filter((kind) => categories.every((category) => kind.categories.includes(category)))
      expect([pack.id, ...placed.sort()]).toEqual([pack.id, ...known.map(({ code }) => code).sort()])
    }
  }
})

const anItem: fc.Arbitrary<FiledItem> = fc.record({
  id: fc.uuid(),
  volume: fc.constantFrom('main' as const, 'restricted' as const),
  paperKind: fc.option(
    fc.constantFrom(
      'service-receipt',
      'seizure-list',
      'penalty-decision',
      'penalty-notice',
      'seizure-decision',
      'interview-record',
      'closing-report',
      'remarks-sheet',
      'licence-grant',
      'hearing-recording',
    ),
  ),
  title: fc.constantFrom(
    '送达回证',
    '送达回证（行政处罚决定书）',
    '行政处罚事先告知书送达回证',
    '行政处罚决定书',
    '附件',
    '请示',
    '批复',
    '材料',
  ),
  madeOn: fc.option(fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03')),
})
const aDossier = fc.uniqueArray(anItem, { selector: ({ id }) => id, maxLength: 14 })

test('arranging loses nothing, adds nothing, and arranging again changes nothing', () => {
  fc.assert(
    fc.property(aDossier, fc.boolean(), (items, keepsRestricted) => {
      const how = by('云山县市场监督管理局', '处罚', keepsRestricted)
      const once = arrange(items, how).map(({ item, volume }) => ({ ...item, volume }))
      expect(once.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => id).sort())
      expect(arrange(once, how).map(({ item, volume }) => ({ ...item, volume }))).toEqual(once)
      const volumes = once.map(({ volume }) => volume)
      expect(volumes).toEqual([...volumes].sort())
    }),
    { numRuns: 300 },
  )
})

test('only what leaves the longest run moves', () => {
  expect([...movedPlaces([2, 3, 4, 1])]).toEqual([1])
  expect([...movedPlaces([1, 2, 3])]).toEqual([])
  expect([...movedPlaces([])]).toEqual([])
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(50)), (places) => {
      const moved = movedPlaces(places)
      const kept = places.filter((place) => !moved.has(place))
      expect(kept).toEqual([...kept].sort((a, b) => a - b))
    }),
  )
})

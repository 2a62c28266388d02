// Metadata by the schemes as shipped: what the facts give, what a person writes, and what lacks.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import { derivedValue, type MetadataFacts, metadataValues, schemeFaults, schemeFor } from '#shared/rules/metadata.ts'
import { metadataSources } from '#shared/rules/metadata-words.ts'
import { ArchivalCodePack, MetadataSchemePack } from '#shared/rules/pack-archival.ts'

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../resources/rulebook/${name}.json`, import.meta.url), 'utf8')) as unknown
const papers = MetadataSchemePack.parse(read('metadata-da-t-46'))
const recordings = MetadataSchemePack.parse(read('metadata-da-t-63'))
const codePack = ArchivalCodePack.parse(read('archival-code-example'))

const dossier = {
  id: 'dossier',
  category: 'penalty',
  title: '丰禾农资店案',
  number: null,
  agency: '云山县农业农村局',
  party: { name: '丰禾农资店' },
  officers: [{ name: '赵执法' }, { name: '钱执法' }],
  dates: { filedOn: '2026-09-01', noticeOn: null, decidedOn: '2026-10-01', servedOn: null, closedOn: null },
  state: 'open',
  sealedAt: null,
  pages: 12,
} as unknown as Dossier
const item = {
  id: 'item',
  kind: 'recording',
  title: '现场检查',
  madeOn: '2026-09-02',
  pages: null,
  originalName: 'D01.mp4',
  mime: 'video/mp4',
  sizeBytes: 2048,
  sha256: 'b'.repeat(64),
  filedAt: '2026-09-03T01:00:00.000Z',
  filedBy: '和丽春',
  volume: 'main',
  media: { durationMs: 2_467_400, container: 'mp4' },
} as unknown as Item
const code = { code: 'J001-ZY-2026-D30-FZ-0007', parts: { fonds: 'J001', year: '2026', file: '0007' } }
const facts: MetadataFacts = {
  agency: '云山县农业农村局',
  software: '案卷 1.0',
  dossier,
  code,
  codePack,
  period: '30 年',
  item: null,
}
const technical = {
  format: { name: 'mov,mp4', description: 'QuickTime / MOV' },
  durationMs: 2_467_400,
  frames: 61_685,
  video: {
    codec: 'h264',
    profile: 'High',
    widthPx: 1920,
    heightPx: 1080,
    framesPerSecond: 25,
    bitRate: 8_000_000,
    bitsPerSample: 8,
    chromaSubsampling: '4:2:0',
    colourSpace: null,
    aspectRatio: '16:9',
  },
  audio: { codec: 'aac', bitRate: 128_000, sampleRate: 48_000, bitsPerSample: 0, channels: 2 },
} as never

test('the shipped schemes are sound, and there is one for each level', () => {
  expect(schemeFaults(papers)).toEqual([])
  expect(schemeFaults(recordings)).toEqual([])
  const both = [papers, recordings]
  expect([schemeFor(both, 'dossier')?.id, schemeFor(both, 'paper')?.id, schemeFor(both, 'recording')?.id]).toEqual([
    'metadata-da-t-46',
    'metadata-da-t-46',
    'metadata-da-t-63',
  ])
  expect(schemeFor([papers], 'recording')).toBeNull()
})

test('a dossier is described by its facts, its code and its period', () => {
  const values = new Map(
    metadataValues(papers, 'dossier', facts, new Map()).map((one) => [one.element.name, one.value]),
  )
  expect(Object.fromEntries(values)).toMatchObject({
    聚合层次: '案卷',
    全宗名称: '云山县农业农村局',
    档号: code.code,
    全宗号: 'J001',
    保管期限: '30 年',
    题名: '丰禾农资店案',
    日期: '2026-10-01',
    页数: '12',
    文种: '行政处罚',
    文件编号: null,
    封存情况: null,
    密级: null,
  })
})

test('a recording adds what was measured and what is known of its capture', () => {
  const capture = { officerName: null, officerNumber: '53990001', from: 'index', correctedAt: null } as never
  const inside = { ...facts, item: { item, place: 3, kindTitle: null, technical, capture } }
  const stored = new Map([['content', '检查经过']])
  const values = new Map(
    metadataValues(recordings, 'recording', inside, stored).map((one) => [one.element.name, one.value]),
  )
  expect(Object.fromEntries(values)).toMatchObject({
    档号: `${code.code}-0003`,
    件号: '0003',
    摄录者: '53990001',
    获取方式: '采集站导入',
    时间长度: '00:41:07',
    分辨率: '1920×1080',
    帧率: '25 fps',
    视频编码标准: 'h264 High',
    采样率: '48000 Hz',
    量化位数: null,
    内容描述: '检查经过',
    摄录时间: null,
  })
})

test('what is derived cannot be overwritten by what is stored', () => {
  const values = metadataValues(papers, 'dossier', facts, new Map([['title', '别的题名']]))
  expect(values.find(({ element }) => element.code === 'title')?.value).toBe('丰禾农资店案')
})

test('every source answers for a dossier alone without failing', () => {
  for (const source of metadataSources) expect(() => derivedValue(source, { ...facts, code: null })).not.toThrow()
})

test('a scheme with a code or a name twice at one level has a fault', () => {
  const [first] = papers.elements
  if (first === undefined) throw new Error('no elements')
  expect(schemeFaults({ ...papers, elements: [...papers.elements, { ...first, code: 'other' }] })).toEqual([
    'other',
    'other',
  ])
  expect(schemeFaults({ ...papers, elements: [...papers.elements, { ...first, name: '别名' }] })).toContain('level')
  expect(schemeFaults({ ...papers, elements: [{ ...first, choices: ['甲'] }] })).toEqual(['level'])
})

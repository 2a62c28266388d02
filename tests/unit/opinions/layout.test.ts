// The typesetter, judged by poppler and qpdf: nothing lost, nothing broken where Chinese may not be broken, sizes as in GB/T 9704.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sharedFonts } from '#main/printing/fonts.ts'
import { type Block, type ComposeInput, composePdf } from '#main/printing/index.ts'
import { breakLines } from '#main/printing/lines.ts'
import { shape } from '#main/printing/shape.ts'
import { attachmentOf, type Bench, bare, createBench, linesOf, run, textOf } from './tools.ts'

const MM = 72 / 25.4
const RARE = '喆堃垚昇玥珺翀彧旻昉祎頔龘㎡'
const NEVER_FIRST = '、。，；：？！）》」』〕】'
const NEVER_LAST = '（《「『〔【'
const PROSE =
  '经查，当事人（云山县清源水务有限公司）于2026年3月5日14时20分在未依法取得排污许可证的情况下，将“综合废水”排入南溪；现场负责人喆堃称：“当日的流量为12.5 m³/h。”上述行为违反了《排污许可管理条例》第二条、《中华人民共和国水污染防治法》（2017年修正）第二十一条第一款的规定！是否构成违法？构成。'

let bench: Bench
beforeAll(() => {
  bench = createBench()
})
afterAll(() => bench.close())

function inputOf(blocks: readonly Block[], more: Partial<ComposeInput> = {}): ComposeInput {
  return { title: '测试文书', author: '云山县', createdAt: new Date('2026-11-21T00:00:00Z'), blocks, ...more }
}

async function composed(name: string, blocks: readonly Block[], more: Partial<ComposeInput> = {}) {
  const result = await composePdf(inputOf(blocks, more))
  return { ...result, file: bench.put(`${name}.pdf`, result.bytes) }
}

const prose = (count: number): Block[] =>
  Array.from({ length: count }, (_, at) => ({ type: 'paragraph', text: `第${at + 1}段。${PROSE}` }))

test('all text can be read back in its order, rare names and check boxes included', async () => {
  const wanted = `姓名：${RARE}。☑现场检查☐询问调查☒不适用。${PROSE}`
  for (const font of ['fang', 'song', 'hei', 'kai'] as const) {
    const blocks: Block[] = [
      { type: 'title', text: '关于喆堃案的意见' },
      { type: 'paragraph', text: [{ text: wanted, font }] },
      {
        type: 'table',
        columns: [
          { title: '甲', width: 1 },
          { title: '乙', width: 2 },
        ],
        rows: [
          [RARE, wanted],
          ['☑', '☐'],
        ],
      },
      { type: 'paragraph', text: [{ text: wanted, font, bold: true }] },
    ]
    const { file, missing } = await composed(`read-${font}`, blocks)
    expect(missing).toEqual([])
    expect(bare(textOf(file))).toBe(bare(`关于喆堃案的意见${wanted}甲乙${RARE}${wanted}☑☐${wanted}`))
  }
})

test('a character that no font has is reported once and still reads back', async () => {
  const { file, missing } = await composed('missing', [{ type: 'paragraph', text: '甲𓀀乙𓀀丙' }])
  expect(missing).toEqual(['𓀀'])
  expect(bare(textOf(file))).toBe('甲𓀀乙𓀀丙')
})

test('no line begins or ends with a mark that may not stand there', () => {
  const fonts = sharedFonts()
  const style = { font: 'fang', size: 16, pitch: 20 } as const
  const ideograph = fc.constantFrom(...'案卷评查意见书法制审核当事人违法行为')
  const opening = fc.tuple(fc.constantFrom(...NEVER_LAST), fc.constantFrom('甲', '乙', '《丙', '2026', ' 丁'))
  const closing = fc.tuple(
    fc.constantFrom('甲', '乙', '12.5%', 'PDF '),
    fc.constantFrom(...NEVER_FIRST, '）。', '》、', '！」'),
  )
  const piece = fc.oneof(
    { weight: 6, arbitrary: ideograph },
    { weight: 2, arbitrary: opening.map((parts) => parts.join('')) },
    { weight: 2, arbitrary: closing.map((parts) => parts.join('')) },
    fc.constantFrom(' ', '91530000MA6K12345X', 'GB/T 9704-2012', '——', '……', '　'),
  )
  const text = fc.array(piece, { minLength: 1, maxLength: 120 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.integer({ min: 8, max: 28 }), fc.boolean(), (written, columns, justify) => {
      const [atoms = []] = shape(written, style, { fonts, missing: new Set() })
      const measure = columns * style.size
      const lines = breakLines(atoms, { measure, indent: 2 * style.size, justify })
      const texts = lines.map(({ glyphs }) => glyphs.map(({ codePoint }) => String.fromCodePoint(codePoint)).join(''))
      expect(bare(texts.join(''))).toBe(bare(written))
      texts.slice(1).forEach((line) => {
        expect(NEVER_FIRST, line).not.toContain(line.at(0) ?? ' ')
      })
      texts.slice(0, -1).forEach((line) => {
        expect(NEVER_LAST, line).not.toContain(line.trimEnd().at(-1) ?? ' ')
      })
      for (const { glyphs } of lines) {
        const last = glyphs.at(-1)
        // A closing mark's empty right half may hang over the edge.
        const hang = NEVER_FIRST.includes(String.fromCodePoint(last?.codePoint ?? 0)) ? style.size / 2 : 0
        expect((last?.x ?? 0) + (last?.advance ?? 0)).toBeLessThanOrEqual(measure + hang + 0.01)
      }
    }),
    { numRuns: 400 },
  )
})

test('a narrow column, too, keeps its marks in their places', async () => {
  const columns = [
    { title: '甲', width: 1 },
    { title: '乙', width: 4 },
  ]
  const { file } = await composed('narrow', [{ type: 'table', columns, rows: [[PROSE, PROSE]] }, ...prose(3)])
  for (const { text } of linesOf(file)) {
    expect(NEVER_FIRST, text).not.toContain(text.at(0))
    expect(NEVER_LAST, text).not.toContain(text.at(-1))
  }
})

test('a table repeats its head on each page and loses no row', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => [`第${at + 1}行`, at % 7 === 0 ? PROSE : '短', '备注'])
  const columns = [
    { title: '序号头', width: 2 },
    { title: '内容头', width: 6 },
    { title: '备注头', width: 2 },
  ]
  const { file, pages } = await composed('table', [{ type: 'table', columns, rows }])
  expect(pages).toBeGreaterThan(4)
  for (let page = 1; page <= pages; page += 1) {
    expect(bare(textOf(file, page)).startsWith('序号头内容头备注头'), `page ${page}`).toBe(true)
  }
  const numbers = [...textOf(file).matchAll(/第(\d+)行/g)].map((found) => Number(found[1]))
  expect(numbers).toEqual(rows.map((_, at) => at + 1))
})

test('a row taller than a page goes on, whole, on the next pages', async () => {
  const long = Array.from({ length: 60 }, (_, at) => `〔${at + 1}〕${PROSE}`).join('')
  const columns = [
    { title: '表头', width: 1 },
    { title: '长文', width: 5 },
  ]
  const { file, pages } = await composed('tall', [
    {
      type: 'table',
      columns,
      rows: [
        ['前', '行'],
        ['左', long],
        ['后', '行'],
      ],
    },
  ])
  expect(pages).toBeGreaterThan(3)
  const text = bare(textOf(file)).replaceAll('表头长文', '')
  expect(text.startsWith('前行')).toBe(true)
  expect(text.endsWith('后行')).toBe(true)
  expect(text.replace('左', '')).toBe(`前行${bare(long)}后行`)
})

test('page numbers stand outside: odd pages at the right, even pages at the left', async () => {
  const { file, pages } = await composed('numbers', prose(18))
  expect(pages).toBeGreaterThan(3)
  for (let page = 1; page <= pages; page += 1) {
    const found = linesOf(file).filter((line) => line.page === page && line.text === `— ${page} —`)
    expect(found).toHaveLength(1)
    const [number] = found
    // One character of 四号 in from the edge of the type area.
    if (page % 2 === 1) expect(number?.xMax).toBeCloseTo((210 - 26) * MM - 14, -0.5)
    else expect(number?.xMin).toBeCloseTo(28 * MM + 14, -0.5)
    expect(number?.yMin).toBeGreaterThan((297 - 35) * MM)
  }
})

test('a signature block never stands on a page without text of its document', async () => {
  for (let count = 14; count <= 24; count += 1) {
    const lines = Array.from({ length: count }, (): Block => ({ type: 'paragraph', text: '正文' }))
    const two = [
      { role: '审核人', name: ' ', on: ' ' },
      { role: '审核机构负责人', name: ' ', on: ' ' },
    ]
    const { file, pages, signatureBoxes } = await composed('signatures', [...lines, { type: 'signatures', items: two }])
    expect(signatureBoxes.map(({ page }) => page)).toEqual([pages, pages])
    expect(textOf(file, pages), `${count} lines`).toContain('正文')
  }
})

test('the same input gives the same bytes, another date gives others', async () => {
  const blocks: Block[] = [...prose(2), { type: 'signatures', items: [{ role: '评查人', name: ' ', on: ' ' }] }]
  const attachments = [{ name: 'a.json', mime: 'application/json', bytes: Buffer.from('{}'), description: '数据' }]
  const first = await composePdf(inputOf(blocks, { attachments }))
  const again = await composePdf(inputOf(blocks, { attachments }))
  const later = await composePdf(inputOf(blocks, { attachments, createdAt: new Date('2026-11-22T00:00:00Z') }))
  expect(Buffer.from(again.bytes).equals(Buffer.from(first.bytes))).toBe(true)
  expect(Buffer.from(later.bytes).equals(Buffer.from(first.bytes))).toBe(false)
})

test('qpdf finds no fault, and the attachment comes out as it went in', async () => {
  const bytes = Buffer.from(JSON.stringify({ 名: '喆堃' }))
  const { file } = await composed(
    'sound',
    [
      { type: 'title', text: '意见书' },
      ...prose(6),
      { type: 'fields', rows: [[{ label: '当事人', value: PROSE }]] },
      { type: 'signatures', items: [{ role: '评查人', name: '喆堃', on: '' }] },
    ],
    {
      agency: '云山县生态环境局',
      number: '云环评〔2026〕1号',
      note: '示例',
      watermark: '草稿',
      attachments: [{ name: 'opinion.json', mime: 'application/json', bytes, description: '机读数据' }],
    },
  )
  expect(run('qpdf', '--check', file)).toMatchObject({ code: 0, out: expect.stringContaining('No syntax or stream') })
  expect(run('pdfdetach', '-list', file).out).toContain('opinion.json')
  expect(attachmentOf(bench, file).equals(bytes)).toBe(true)
})

test('the page is A4, its type area starts at 37 and 28 mm and holds 22 lines of 28 characters', async () => {
  const blocks = [{ type: 'paragraph', text: '案'.repeat(28 * 30), indent: false } as const]
  const { file, pages } = await composed('measures', blocks)
  expect(pages).toBe(2)
  expect(run('pdfinfo', file).out).toMatch(/Page size:\s+595\.2\d* x 841\.89 pts \(A4\)/)
  const lines = linesOf(file).filter(({ page, text }) => page === 1 && text.includes('案'))
  expect(lines).toHaveLength(22)
  for (const line of lines) {
    expect(line.text).toHaveLength(28)
    expect(line.xMin).toBeCloseTo(28 * MM, 0)
    expect(line.xMax).toBeCloseTo((210 - 26) * MM, 0)
  }
  const pitch = (225 * MM) / 22
  expect(lines[0]?.yMin).toBeGreaterThan(37 * MM - 1)
  expect(lines[0]?.yMin).toBeLessThan(37 * MM + pitch / 2)
  expect(lines.at(-1)?.yMax).toBeLessThan((297 - 35) * MM + 1)
})

// The evidence statement on paper: nothing that is known of the recording is missing, however long, and nothing is invented.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evidenceStatement } from '#main/opinions/templates/index.ts'
import { type ComposeInput, composePdf } from '#main/printing/index.ts'
import { journalHash, manifestSha256 } from './cases.ts'
import { custodyCase, marksCase, recordingSha256, statementCase, transcriptCase } from './statement-cases.ts'
import { attachmentOf, type Bench, bare, createBench, linesOf, run, textOf } from './tools.ts'

let bench: Bench
beforeAll(() => {
  bench = createBench()
})
afterAll(() => bench.close())

async function printed(name: string, input: ComposeInput) {
  const { bytes, ...result } = await composePdf(input)
  const file = bench.put(`${name}.pdf`, bytes)
  return { ...result, file, text: bare(textOf(file)), data: JSON.parse(attachmentOf(bench, file).toString('utf8')) }
}

function expectAll(text: string, words: readonly string[]): void {
  for (const word of words) expect(text).toContain(bare(word))
}

/** Sixteen by nine dots: what a frame is to the page, not what it shows. */
function somePicture() {
  const path = `${bench.folder}/frame.jpg`
  run('ffmpeg', '-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc=size=160x90', '-frames:v', '1', path)
  return { image: readFileSync(path), mime: 'image/jpeg' } as const
}

test('the statement prints its words, the recording, its clock, its custody, marks and transcript', async () => {
  const data = statementCase()
  const { text, missing, signatureBoxes } = await printed('whole', evidenceStatement(data))
  const { body, recording, number, dossier } = data
  expect(missing).toEqual([])
  expectAll(text, [number, dossier.title, body.method, body.madeAt, body.producer, body.proves, body.original])
  expectAll(text, [recording.item.title, recording.item.originalName, '1,834,221,056字节', '正卷第7件'])
  expectAll(text, ['QuickTime / MOV', 'h264 High，1920×1080像素，29.97帧/秒，帧率可变，记载旋转90°'])
  expectAll(text, ['aac，48000赫兹，1声道', '00:30:00（1,800,120毫秒）', '云山警用装备 DSJ-V8', '喆堃', 'D0123'])
  expectAll(text, ['设备时钟2026-03-05 10:10:31', '加 2 分 5 秒', '校正后2026-03-05 10:12:36'])
  for (const { reason, by } of recording.capture.corrections) expectAll(text, [reason, by])
  expectAll(text, ['00:00:12 2026-03-05 10:10:43 一致', '00:25:00 2026-03-05 10:35:34 快3秒'])
  for (const part of data.derived) expectAll(text, [part.title, part.place])
  for (const mark of data.marks ?? []) expectAll(text, [mark.text, mark.categoryTitle])
  for (const line of data.transcript?.lines ?? []) expectAll(text, [line.text])
  expectAll(text, [recordingSha256, manifestSha256, journalHash, '卷内材料清单（未封卷）'])
  expect(signatureBoxes.map(({ role }) => role)).toEqual(['说明制作人'])
})

test('viewing and marking stand once a person with their number; every other deed by itself', async () => {
  const custody = custodyCase(60)
  const { text, data } = await printed('custody', evidenceStatement(statementCase({ custody })))
  expectAll(text, ['4100 2026-03-06 09:12:00 和丽春（archivist） 归入材料', '工作台 生成播放副本'])
  const views = custody.filter(({ event, who }) => event === 'recording.viewed' && who === 'archivist')
  expect(views.length).toBeGreaterThan(3)
  const [first, last] = [views[0]?.position, views.at(-1)?.position]
  expectAll(text, [`${first}–${last}`, `查看音像记录，共${views.length}次`, '撤出材料，被拒绝'])
  expect(text.split('查看音像记录')).toHaveLength(4)
  expect(data.custody).toEqual(JSON.parse(JSON.stringify(custody)))
})

test('what is not known is said to be unknown, and what is not there is left out', async () => {
  const nothing = { startedAt: null, correctedAt: null, offsetMs: 0, corrections: [], readings: [] }
  const unknown = { deviceNumber: null, deviceModel: null, manufacturer: null, officerNumber: null, officerName: null }
  const bareCapture = { ...unknown, ...nothing, department: null, place: null, fileNumber: null }
  const { capture } = statementCase().recording
  const data = statementCase({
    item: { media: null, viewing: 'none' },
    recording: { technical: null, dockFileId: null, capture: { ...capture, ...bareCapture } },
    custody: [],
    derived: [],
    marks: [],
    transcript: null,
    body: { original: '', note: '' },
  })
  const { text, data: copy } = await printed('unknown', evidenceStatement(data))
  expectAll(text, ['画面 未能识别', '声音 未能识别', '时长 未能识别', '录制设备 未记载', '录制人员 未记载'])
  expectAll(text, [
    '开始时间 未记载',
    '本件没有标注。',
    '没有由本件截取或生成的材料。',
    '审计日志中没有关于本件的记录。',
  ])
  for (const absent of ['文字稿', '采集编号', '录制地点', '其他情况', '归入时的缺陷'])
    expect(text).not.toContain(absent)
  expect(copy).toMatchObject({ transcript: null, recording: { technical: null, media: null } })
})

test('a flaw, a lying duration, and a place outside the seal are said', async () => {
  const { technical } = statementCase().recording
  const media = statementCase().recording.item.media
  if (technical === null || media === null) throw new Error('the case has both')
  const data = statementCase({
    item: { outsideSeal: true, media: { ...media, flaw: 'truncated' } },
    recording: { technical: { ...technical, statedDurationMs: 7_200_000 } },
  })
  const { text } = await printed('flawed', evidenceStatement(data))
  expectAll(text, ['归入时的缺陷 文件不完整', '文件记载为 02:00:00', '卷内位置 卷外', '不在上列清单之内'])
})

test('the machine-readable copy carries anchors, words and binding', async () => {
  const data = statementCase({ marks: marksCase(3, somePicture) })
  const { data: copy, file } = await printed('copy', evidenceStatement(data))
  expect(run('pdfdetach', '-list', file).out).toContain('opinion.json')
  expect(copy).toMatchObject({
    schema: 'anjuan-evidence-statement',
    version: 1,
    number: data.number,
    statement: data.body,
    recording: { sha256: recordingSha256, capture: JSON.parse(JSON.stringify(data.recording.capture)) },
    transcript: data.transcript,
    binding: data.binding,
  })
  const { id, title } = data.recording.item
  expect(copy.marks[1]).toMatchObject({
    anchor: { on: 'moment', itemId: id, startMs: 48_000, endMs: 80_000 },
    place: `${title} 00:00:48–00:01:20`,
    text: data.marks?.[1]?.text,
  })
  expect(copy.marks[0]).not.toHaveProperty('picture')
})

test('forty marks with pictures, three hundred lines and long names stay inside the type area', {
  timeout: 60_000,
}, async () => {
  const picture = somePicture()
  const data = statementCase({
    marks: marksCase(40, () => picture),
    transcript: transcriptCase(300),
    item: { title: '现场检查执法记录仪录像'.repeat(15), originalName: `D0123_${'2500010017_'.repeat(18)}.mp4` },
    body: { proves: '证明当事人正在排放废水，且未取得排污许可证；'.repeat(80) },
  })
  const { file, text, pages } = await printed('long', evidenceStatement(data))
  for (const line of data.transcript?.lines ?? []) expect(text).toContain(bare(line.text))
  expect(run('pdfimages', '-list', file).out.match(/ jpeg /g)).toHaveLength(40)
  const mm = 72 / 25.4
  const lines = linesOf(file).filter((line) => !/^— \d+ —$/.test(line.text))
  for (const line of lines) {
    expect(line.xMin).toBeGreaterThan(28 * mm - 1)
    expect(line.xMax, line.text).toBeLessThan((210 - 26) * mm + 9)
    expect(line.yMax, line.text).toBeLessThan((297 - 35) * mm + 2)
  }
  for (let page = 1; page <= pages; page += 1) {
    const last = lines
      .filter((line) => line.page === page)
      .sort((a, b) => a.yMin - b.yMin)
      .at(-1)
    expect(last?.text, `page ${page}`).not.toMatch(/^[一二三四五六七八]、/)
  }
  expect(run('qpdf', '--check', file).code).toBe(0)
})

test('pictures end at the number that is allowed, and the statement says how many marks have none', async () => {
  const picture = somePicture()
  const marks = marksCase(5, (at) => (at < 3 ? picture : null))
  const { text } = await printed('most', evidenceStatement(statementCase({ marks, mostPictures: 3 })))
  expectAll(text, ['画面最多印3幅，有2处标注未附画面'])
})

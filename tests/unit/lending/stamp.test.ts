import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { degrees, PDFArray, PDFDocument, PDFName, PDFNumber, StandardFonts } from 'pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bytesInMemory, runChild } from '#main/jobs/index.ts'
import { stampChild } from '#main/lending/stamp-child-url.ts'

const run = promisify(execFile)
const limits = { timeoutMs: 30_000, memoryBytes: 1024 * 1024 * 1024 }
const mark = {
  across: '云山县人民法院 借阅〔2026〕3号-01 2026-11-25',
  foot: '借阅副本 借阅〔2026〕3号-01',
  title: '借阅〔2026〕3号-01',
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anjuan-stamp-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Turned and cropped pages, a stamp that is an annotation, and what must not go along. */
async function ladenPdf(): Promise<Uint8Array> {
  const doc = await PDFDocument.create()
  doc.setTitle('hidden title')
  doc.setAuthor('hidden author')
  const font = await doc.embedFont(StandardFonts.Helvetica)
  for (const angle of [0, 90, 180, 270]) {
    const page = doc.addPage([595, 842])
    page.setRotation(degrees(angle))
    if (angle === 180) page.setCropBox(60, 90, 420, 500)
    page.drawText(`stored page ${angle}`, { x: 100, y: 400, size: 20, font })
    const shown = doc.context.register(
      doc.context.formXObject([], { BBox: [0, 0, 100, 40], Resources: { Font: { Helv: font.ref } } }),
    )
    const stream = doc.context.stream('0.8 0 0 RG 3 w 2 2 96 36 re S BT /Helv 14 Tf 8 14 Td (SEAL OF OFFICE) Tj ET', {
      ...{ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 100, 40], Resources: { Font: { Helv: font.ref } } },
    })
    doc.context.assign(shown, stream)
    const seal = { Type: 'Annot', Subtype: 'Stamp', Rect: [300, 300, 400, 340], F: 4, AP: { N: shown } }
    const hidden = { ...seal, F: 2, Rect: [10, 10, 110, 50] }
    page.node.set(PDFName.of('Annots'), doc.context.obj([doc.context.obj(seal), doc.context.obj(hidden)]))
  }
  doc.addJavaScript('greet', 'app.alert("hidden script")')
  await doc.attach(new TextEncoder().encode('hidden attachment'), 'hidden.txt', { mimeType: 'text/plain' })
  return doc.save({ useObjectStreams: false })
}

async function stamped(bytes: Uint8Array): Promise<{ path: string; bytes: Uint8Array }> {
  const signal = new AbortController().signal
  const source = bytesInMemory(bytes)
  const outcome = await runChild({ entry: stampChild, task: 'stamp-pdf', input: mark, source, limits, signal })
  if (outcome.state !== 'done') throw new Error(outcome.why)
  const made = outcome.value as { pages: number; bytes: Uint8Array }
  const path = join(folder, 'copy.pdf')
  await writeFile(path, made.bytes)
  return { path, bytes: made.bytes }
}

test('marks every page of a PDF, keeps what was seen on it, and leaves behind what was not', async () => {
  const { path, bytes } = await stamped(await ladenPdf())
  const { stdout: text } = await run('pdftotext', ['-layout', path, '-'])
  const pages = text.split('\f').slice(0, 4)
  for (const page of pages) {
    expect(page).toContain('SEAL OF OFFICE')
    expect(page.match(/SEAL OF OFFICE/g)).toHaveLength(1)
    expect(page.replaceAll(/\s/g, '')).toContain('借阅副本借阅〔2026〕3号-01')
  }
  const { stdout: raw } = await run('pdftotext', ['-raw', path, '-'])
  expect(raw.replaceAll(/\s/g, '').match(/云山县人民法院借阅〔2026〕3号-012026-11-25/g)).toHaveLength(3 + 2 + 3 + 2)
  const { stdout: info } = await run('pdfinfo', [path])
  expect(info).toMatch(/Pages:\s+4/)
  expect(info).toMatch(/JavaScript:\s+no/)
  expect(info).not.toContain('hidden')
  expect((await run('pdfdetach', ['-list', path])).stdout).toContain('0 embedded files')
  const read = await PDFDocument.load(bytes, { updateMetadata: false })
  expect(read.getPages().every((page) => page.node.Annots() === undefined)).toBe(true)
  const streams = read.context.enumerateIndirectObjects().map(([, object]) => object.toString())
  expect(streams.filter((object) => object.includes('hidden'))).toEqual([])
})

test('the mark lies upright on the page as it is shown, however it is turned', async () => {
  const { path } = await stamped(await ladenPdf())
  for (const page of [1, 2, 3, 4]) {
    const png = join(folder, `page-${page}`)
    await run('pdftoppm', ['-r', '72', '-gray', '-cropbox', '-f', String(page), '-l', String(page), path, png])
    const dark = darkRows(await readFile(`${png}-${page}.pgm`))
    // The line at the foot, and nothing under it nor for some way above: lines across lie higher.
    expect(dark.at(-1)).toBeLessThan(14)
    expect(dark.at(-1)).toBeGreaterThan(5)
  }
})

/** Distances from the lower edge of rows with something clearly dark in them, from the top down. */
function darkRows(pgm: Buffer): number[] {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 40))
  const [width, height, start] = [Number(head?.[1]), Number(head?.[2]), head?.[0].length ?? 0]
  const rows = Array.from({ length: height }, (_, y) => pgm.subarray(start + y * width, start + (y + 1) * width))
  return rows.flatMap((row, y) => (row.some((px) => px < 170) ? [height - y] : []))
}

test('a file that is no PDF, or is locked, ends the process without a copy', async () => {
  const signal = new AbortController().signal
  const source = bytesInMemory(new TextEncoder().encode('%PDF-1.7 nothing of the kind %%EOF'))
  const outcome = await runChild({ entry: stampChild, task: 'stamp-pdf', input: mark, source, limits, signal })
  expect(outcome).toEqual({ state: 'failed', why: 'crash' })
})

test('an array of numbers that is none, and an appearance without a box, are passed over', async () => {
  const doc = await PDFDocument.create()
  const page = doc.addPage([300, 300])
  const broken = doc.context.obj({
    Type: 'Annot',
    Subtype: 'Stamp',
    AP: { N: doc.context.register(doc.context.stream('')) },
  })
  broken.set(PDFName.of('Rect'), PDFArray.withContext(doc.context))
  const boxless = doc.context.obj({
    Subtype: 'Stamp',
    Rect: [0, 0, 1, 1],
    AP: { N: doc.context.register(doc.context.stream('')) },
  })
  page.node.set(PDFName.of('Annots'), doc.context.obj([broken, boxless, PDFNumber.of(3)]))
  const { path } = await stamped(await doc.save())
  expect((await run('pdfinfo', [path])).stdout).toMatch(/Pages:\s+1/)
})

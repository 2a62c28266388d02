import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { detectSource, type SnippetOrder, snippet, tiffPageToPng } from '#main/dossiers/inspection/index.ts'
import { bytesInMemory, findTools } from '#main/jobs/index.ts'
import { docxOf, madeByFfmpeg, pdfOf, plainPdf } from './samples.ts'

const signal = new AbortController().signal
const tools = await findTools({ application: null, settings: null, path: process.env.PATH ?? null })

async function draw(bytes: Uint8Array, order: SnippetOrder) {
  const source = bytesInMemory(bytes)
  const detected = await detectSource(source)
  if (detected === null) throw new Error('the sample was not recognised')
  return snippet(source, detected, order, { tools, signal })
}

/** Red, green and blue at fractions of the picture. */
async function colourAt(bytes: Uint8Array, x: number, y: number): Promise<number[]> {
  const picture = await loadImage(Buffer.from(bytes))
  const canvas = createCanvas(picture.width, picture.height)
  const context = canvas.getContext('2d')
  context.drawImage(picture, 0, 0)
  const { data } = context.getImageData(Math.floor(x * picture.width), Math.floor(y * picture.height), 1, 1)
  return [...data.slice(0, 3)]
}

/** How many pixels of a picture are dark. */
async function darkShare(bytes: Uint8Array): Promise<number> {
  const picture = await loadImage(Buffer.from(bytes))
  const canvas = createCanvas(picture.width, picture.height)
  const context = canvas.getContext('2d')
  context.drawImage(picture, 0, 0)
  const { data } = context.getImageData(0, 0, picture.width, picture.height)
  let dark = 0
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark++
  return dark / (data.length / 4)
}

/** The black square of the plain page, in fractions from the top left. */
const square = { x: 100 / 595, y: (842 - 680) / 842, width: 80 / 595, height: 80 / 842 }

describe('a snippet', () => {
  test('of a whole page has the page in it, upright and in the asked width', async () => {
    const drawn = await draw(plainPdf(2), { page: 2, region: null, widthPx: 595 })
    expect(drawn).toMatchObject({ mime: 'image/png', widthPx: 595, heightPx: 842 })
    expect(await colourAt(drawn?.bytes ?? new Uint8Array(), 140 / 595, (842 - 640) / 842)).toEqual([0, 0, 0])
    expect(await colourAt(drawn?.bytes ?? new Uint8Array(), 140 / 595, 640 / 842)).toEqual([255, 255, 255])
  })

  test('of a small region shows the page around it and a red frame that hides nothing of it', async () => {
    const drawn = await draw(plainPdf(1), { page: 1, region: square, widthPx: 1000 })
    const bytes = drawn?.bytes ?? new Uint8Array()
    // 60 % of the page across: the square takes 80 of 357 points of the picture.
    const dark = await darkShare(bytes)
    expect(dark).toBeGreaterThan(0.05)
    expect(dark).toBeLessThan(0.2)
    const shown = { width: 0.6 * 595, height: 0.2 * 842 }
    const left = 100 / shown.width
    const centre = 0.5
    expect(await colourAt(bytes, left + 3 / shown.width, centre)).toEqual([0, 0, 0])
    expect(await colourAt(bytes, left - 0.7 / shown.width, centre)).toEqual([217, 0, 27])
    expect(await colourAt(bytes, left - 20 / shown.width, centre)).toEqual([255, 255, 255])
  })

  test('of a page that is not there is nothing, and of a DOCX too', async () => {
    expect(await draw(plainPdf(1), { page: 2, region: null, widthPx: 200 })).toBeNull()
    expect(await draw(docxOf(), { page: 1, region: null, widthPx: 200 })).toBeNull()
  })

  test('shows Chinese text whose font is not in the file', async () => {
    const text = 'BT /F1 80 Tf 60 600 Td <8BE295EE7B145F55> Tj ET'
    const page = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> >>',
      '<< /Type /Page /Parent 2 0 R /Contents 7 0 R >>',
      '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>',
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 6 0 R /DW 1000 >>',
      '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
      `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    ])
    const drawn = await draw(page, { page: 1, region: null, widthPx: 595 })
    expect(await darkShare(drawn?.bytes ?? new Uint8Array())).toBeGreaterThan(0.01)
  })

  test('shows a JPEG 2000 scan, which needs the side files of pdf.js', async () => {
    const scan = Buffer.from(
      madeByFfmpeg('a.jp2', '-f', 'lavfi', '-i', 'color=black:size=64x64,format=gray', '-frames:v', '1'),
    )
    const content = '595 0 0 842 0 0 cm /Im0 Do'
    const page = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] /Resources << /XObject << /Im0 5 0 R >> >> >>',
      '<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>',
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      `<< /Type /XObject /Subtype /Image /Width 64 /Height 64 /Filter /JPXDecode /Length ${scan.length} >>\nstream\n${scan.toString('latin1')}\nendstream`,
    ])
    const drawn = await draw(page, { page: 1, region: null, widthPx: 200 })
    expect(await darkShare(drawn?.bytes ?? new Uint8Array())).toBeGreaterThan(0.9)
  })

  test('of a photo follows its EXIF orientation', async () => {
    const jpeg = Buffer.from(madeByFfmpeg('a.jpg', '-f', 'lavfi', '-i', 'testsrc=size=320x200', '-frames:v', '1'))
    const exif = Buffer.from('Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0', 'latin1')
    const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif])
    const turned = Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)])
    const drawn = await draw(turned, { page: 1, region: null, widthPx: 200 })
    expect(drawn).toMatchObject({ mime: 'image/jpeg', widthPx: 200, heightPx: 320 })
  })

  test('of a TIFF goes through a PNG, as its derivative for the screen does', async () => {
    const tiff = madeByFfmpeg('a.tif', '-f', 'lavfi', '-i', 'color=red:size=320x200', '-frames:v', '1')
    const drawn = await draw(tiff, { page: 1, region: null, widthPx: 160 })
    expect(drawn).toMatchObject({ widthPx: 160, heightPx: 100 })
    expect(await draw(tiff, { page: 2, region: null, widthPx: 160 })).toBeNull()
    if (tools === null) throw new Error('ffmpeg is missing')
    const png = await tiffPageToPng({ source: bytesInMemory(tiff), page: 1, tools, signal })
    expect(
      Buffer.from(png ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })
})

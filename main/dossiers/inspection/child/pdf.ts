// Opens PDFs with pdf.js, by ranges, so that a scan of hundreds of megabytes is not read to count its pages.
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createCanvas } from '@napi-rs/canvas'
import {
  getDocument,
  PDFDataRangeTransport,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { RemoteBytes } from '#main/jobs/serve-child.ts'
import { cropFor, type Drawing, DrawOrder, drawFrame, encode } from './drawing.ts'
import { registerFonts } from './fonts.ts'
import { readRange } from './read-whole.ts'

/** No dossier has a paper like that; a file that says so is made to exhaust. */
const mostPages = 20_000
/** Writers put the end mark last; some scanners add a little after it. */
const tailBytes = 64 * 1024

class RemoteTransport extends PDFDataRangeTransport {
  readonly #bytes: RemoteBytes

  constructor(bytes: RemoteBytes, first: Uint8Array) {
    super(bytes.sizeBytes, first)
    this.#bytes = bytes
  }

  override requestDataRange(begin: number, end: number): void {
    readRange(this.#bytes, begin, Math.min(end, this.#bytes.sizeBytes)).then(
      (chunk) => this.onDataRange(begin, Uint8Array.from(chunk)),
      () => process.exit(1),
    )
  }
}

/** Side files of pdf.js: without them scans in JBIG2 and JPEG 2000 are blank, and Chinese fonts that are not embedded too. */
function sideFolder(name: string): string {
  const build = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')))
  return join(build, '..', '..', name) + sep
}

async function open(bytes: RemoteBytes): Promise<PDFDocumentProxy> {
  const first = Uint8Array.from(await bytes.read(0, Math.min(bytes.sizeBytes, 64 * 1024)))
  return getDocument({
    range: new RemoteTransport(bytes, first),
    rangeChunkSize: 256 * 1024,
    disableAutoFetch: true,
    disableStream: true,
    verbosity: 0,
    cMapUrl: sideFolder('cmaps'),
    standardFontDataUrl: sideFolder('standard_fonts'),
    wasmUrl: sideFolder('wasm'),
    iccUrl: sideFolder('iccs'),
    enableXfa: false,
  }).promise
}

export async function inspectPdf(bytes: RemoteBytes): Promise<unknown> {
  const tail = Buffer.from(await bytes.read(Math.max(0, bytes.sizeBytes - tailBytes), bytes.sizeBytes))
  if (!tail.includes('%%EOF')) return { state: 'broken', why: 'truncated' }
  try {
    const document = await open(bytes)
    const pages = document.numPages
    if (pages < 1) return { state: 'broken', why: 'damaged' }
    if (pages > mostPages) return { state: 'broken', why: 'too-large' }
    await document.getPage(1)
    await document.getPage(pages)
    return { state: 'readable', pages }
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    return name === 'PasswordException' ? { state: 'encrypted' } : { state: 'broken', why: 'damaged' }
  }
}

type PageCanvas = Parameters<PDFPageProxy['render']>[0]['canvas']

/** Draws one page or a part of it. Null when the paper has no such page. */
export async function drawPdfPage(input: unknown, bytes: RemoteBytes): Promise<Drawing | null> {
  const order = DrawOrder.parse(input)
  registerFonts()
  const document = await open(bytes)
  if (order.page > document.numPages) return null
  const page = await document.getPage(order.page)
  const natural = page.getViewport({ scale: 1 })
  const crop = cropFor(order, natural.width, natural.height)
  const viewport = page.getViewport({
    scale: crop.scale,
    offsetX: -crop.x * crop.scale,
    offsetY: -crop.y * crop.scale,
  })
  const canvas = createCanvas(crop.widthPx, crop.heightPx)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, crop.widthPx, crop.heightPx)
  await page.render({
    // pdf.js asks for the browser's types; in Node its own canvas factory makes these very objects.
    canvas: canvas as unknown as PageCanvas,
    viewport,
    intent: 'print',
  }).promise
  drawFrame(context, order, crop)
  return encode(canvas, 'image/png')
}

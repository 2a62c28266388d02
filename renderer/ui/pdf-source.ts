// Opens a PDF from an address by ranges, as little of it as the pages in view need.
import type { PDFDocumentProxy } from 'pdfjs-dist'
import PdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker'

export type PdfFault = 'broken' | 'password' | 'missing' | 'unreachable'

export type OpenPdf = { document: PDFDocumentProxy; close: () => void }

// The store decrypts in chunks of this size.
const chunkBytes = 256 * 1024

type Pdfjs = typeof import('pdfjs-dist')

let library: Promise<Pdfjs> | null = null
let worker: InstanceType<Pdfjs['PDFWorker']> | null = null

/** pdf.js and its one worker, loaded when the first PDF is looked at. */
function loadPdfjs(): Promise<Pdfjs> {
  library ??= import('pdfjs-dist')
  return library
}

export class PdfOpenError extends Error {
  readonly fault: PdfFault
  constructor(fault: PdfFault) {
    super(fault)
    this.fault = fault
  }
}

/** Throws PdfOpenError. The caller closes what it opened. */
export async function openPdf(url: string, signal: AbortSignal): Promise<OpenPdf> {
  const pdfjs = await loadPdfjs()
  const first = await readRange(url, 0, chunkBytes, signal)
  signal.throwIfAborted()
  worker ??= pdfjs.PDFWorker.create({ port: new PdfWorker() })
  const task = pdfjs.getDocument({
    range: rangesOf(pdfjs, url, first, signal),
    worker,
    rangeChunkSize: chunkBytes,
    disableAutoFetch: true,
    disableStream: true,
    BinaryDataFactory: SideFiles,
    useWorkerFetch: false,
    cMapUrl: sideUrl('cmaps'),
    standardFontDataUrl: sideUrl('standard_fonts'),
    wasmUrl: sideUrl('wasm'),
    iccUrl: sideUrl('iccs'),
    verbosity: 0,
  })
  const close = () => void task.destroy()
  signal.addEventListener('abort', close, { once: true })
  try {
    return { document: await task.promise, close }
  } catch (error) {
    close()
    throw new PdfOpenError(error instanceof pdfjs.PasswordException ? 'password' : 'broken')
  }
}

type Piece = { bytes: Uint8Array; totalBytes: number }

function rangesOf(pdfjs: Pdfjs, url: string, first: Piece, signal: AbortSignal) {
  const ranges = new pdfjs.PDFDataRangeTransport(first.totalBytes, first.bytes)
  ranges.requestDataRange = (begin: number, end: number) => {
    readWhole(url, begin, end, signal).then(
      (bytes) => ranges.onDataRange(begin, bytes),
      // pdf.js waits for ever on a piece that never comes; an empty one makes it fail and say so.
      () => ranges.onDataRange(begin, new Uint8Array(end - begin)),
    )
  }
  return ranges
}

/** The door may answer with less than was asked for; asks on until the piece is whole. */
async function readWhole(url: string, begin: number, end: number, signal: AbortSignal): Promise<Uint8Array> {
  const whole = new Uint8Array(end - begin)
  let filled = 0
  while (filled < whole.length) {
    const { bytes } = await readRange(url, begin + filled, end, signal)
    if (bytes.length === 0) throw new PdfOpenError('unreachable')
    whole.set(bytes.subarray(0, whole.length - filled), filled)
    filled += bytes.length
  }
  return whole
}

async function readRange(url: string, begin: number, end: number, signal: AbortSignal): Promise<Piece> {
  const response = await fetch(url, { headers: { Range: `bytes=${begin}-${end - 1}` }, signal }).catch(() => {
    signal.throwIfAborted()
    throw new PdfOpenError('unreachable')
  })
  if (response.status === 404 || response.status === 410) throw new PdfOpenError('missing')
  if (!response.ok) throw new PdfOpenError(response.status === 416 ? 'broken' : 'unreachable')
  const bytes = new Uint8Array(await response.arrayBuffer())
  const total = /\/(\d+)$/.exec(response.headers.get('Content-Range') ?? '')?.[1]
  return { bytes, totalBytes: total === undefined ? bytes.length : Number(total) }
}

// Both this file in development and its chunk in the build lie one folder below the page's.
const here = import.meta.url

function sideUrl(folder: string): string {
  return new URL(`../pdfjs/${folder}/`, here).href
}

/** pdf.js' own factory fetches from http alone; the desk's scheme in Electron is not http. */
class SideFiles {
  readonly #urls: Readonly<Record<string, string | null>>
  constructor(urls: Readonly<Record<string, string | null>>) {
    this.#urls = urls
  }
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const response = await fetch(`${this.#urls[kind] ?? ''}${filename}`)
    if (!response.ok) throw new Error(`pdf.js side file missing: ${filename}`)
    return new Uint8Array(await response.arrayBuffer())
  }
}

// The strangers' tools that judge our PDFs (poppler, qpdf, openssl, NSS), each on files in a folder of its own.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Bench {
  readonly folder: string
  /** Writes the bytes and gives back where. */
  put(name: string, bytes: Uint8Array | string): string
  close(): void
}

export function createBench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'opinion-'))
  return {
    folder,
    put(name, bytes) {
      writeFileSync(join(folder, name), bytes)
      return join(folder, name)
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export function run(tool: string, ...args: string[]): { code: number | null; out: string } {
  const done = spawnSync(tool, args, { encoding: 'utf8', timeout: 30_000, maxBuffer: 64 << 20 })
  if (done.error !== undefined) throw done.error
  return { code: done.status, out: done.stdout + done.stderr }
}

/** In the order of the page's own content; only one page when it is named. */
export function textOf(file: string, page?: number): string {
  const only = page === undefined ? [] : ['-f', String(page), '-l', String(page)]
  return execFileSync('pdftotext', ['-raw', ...only, file, '-'], { encoding: 'utf8', maxBuffer: 64 << 20 })
}

/** Without white space and page numbers, which extraction places as it likes. */
export function bare(text: string): string {
  return text.replace(/— \d+ —/g, '').replace(/\s+/g, '')
}

export interface PlacedLine {
  readonly page: number
  readonly text: string
  readonly xMin: number
  readonly yMin: number
  readonly xMax: number
  readonly yMax: number
}

/** Lines as poppler sees them, with their places in points from the upper left corner. */
export function linesOf(file: string): PlacedLine[] {
  const html = execFileSync('pdftotext', ['-bbox-layout', file, '-'], { encoding: 'utf8', maxBuffer: 64 << 20 })
  return html.split('<page ').flatMap((part, page) =>
    [...part.matchAll(/<line xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<\/line>/gs)].map((found) => {
      const [xMin = 0, yMin = 0, xMax = 0, yMax = 0] = found.slice(1, 5).map(Number)
      const words = [...(found[5] ?? '').matchAll(/<word [^>]*>(.*?)<\/word>/gs)].map((word) => word[1] ?? '')
      return { page, text: words.join(' '), xMin, yMin, xMax, yMax }
    }),
  )
}

/** The first file attached. */
export function attachmentOf(bench: Bench, file: string): Buffer {
  const to = join(bench.folder, 'detached')
  execFileSync('pdfdetach', ['-save', '1', '-o', to, file])
  return readFileSync(to)
}

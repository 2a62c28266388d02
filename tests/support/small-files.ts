// Small real files for tests: a PDF of so many pages, a clip, and their ill-natured relatives.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PDFDocument, StandardFonts } from 'pdf-lib'

const run = promisify(execFile)

export interface SmallFiles {
  readonly folder: string
  pdf(name: string, pages?: number, word?: string): Promise<string>
  /** H.264 and AAC in MP4, with running colours. */
  clip(name: string, seconds?: number, extra?: readonly string[]): Promise<string>
  truncated(path: string, bytes: number): Promise<string>
  bytes(name: string, content: Uint8Array): Promise<string>
  close(): Promise<void>
}

export async function createSmallFiles(): Promise<SmallFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-files-'))
  const put = async (name: string, content: Uint8Array) => {
    const path = join(folder, name)
    await writeFile(path, content)
    return path
  }
  return {
    folder,
    async pdf(name, pages = 1, word = name) {
      const document = await PDFDocument.create()
      const font = await document.embedFont(StandardFonts.Helvetica)
      for (let page = 1; page <= pages; page++) {
        // Other words, other bytes: two files of one second would else be the same file.
        const text = `${createHash('sha256').update(word).digest('hex').slice(0, 24)} page ${page}`
        document.addPage([595, 842]).drawText(text, { x: 60, y: 760, size: 18, font })
      }
      return put(name, await document.save())
    },
    async clip(name, seconds = 2, extra = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac']) {
      const path = join(folder, name)
      const video = `testsrc2=size=320x180:rate=25:duration=${seconds}`
      const audio = `sine=frequency=440:duration=${seconds}`
      await run('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', video, '-f', 'lavfi', '-i', audio, ...extra, path])
      return path
    },
    async truncated(path, bytes) {
      await truncate(path, bytes)
      return path
    },
    bytes: put,
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

// Runs ffmpeg and espeak-ng in the work folder of one sample run, with argument arrays and names relative to that folder.
import { execFile } from 'node:child_process'
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Face, Label } from '../pictures/scene.ts'

const run = promisify(execFile)
const FONTS = new URL('../../fonts/', import.meta.url)
const FACES: Readonly<Record<Face, string>> = {
  sans: 'noto-sans-sc-medium.ttf',
  serif: 'noto-serif-sc-regular.ttf',
  bold: 'noto-serif-sc-bold.ttf',
  hand: 'lxgw-wenkai-regular.ttf',
  fang: 'fandol-fang-regular.otf',
}

export interface Studio {
  readonly folder: string
  /** A number not given before in this run, for names in the work folder. */
  number(): number
  /** Runs ffmpeg inside the work folder; `args` come after the quiet, overwrite flags. */
  ffmpeg(args: readonly string[]): Promise<void>
  /** Speaks into `name`.wav and returns its length in seconds, or null where espeak-ng is missing. */
  speak(name: string, text: string, pitch: number): Promise<number | null>
  /** A drawtext filter; the words go through a file, so no character in them needs escaping. */
  drawText(label: Label, extra?: readonly string[]): Promise<string>
  save(name: string, bytes: Uint8Array): Promise<string>
}

export interface StudioOptions {
  readonly folder: string
  readonly signal?: AbortSignal
}

/** Prepares the work folder (fonts under plain names, so that no path needs escaping in filters). */
export async function openStudio({ folder, signal }: StudioOptions): Promise<Studio> {
  await mkdir(folder, { recursive: true })
  await Promise.all(
    Object.entries(FACES).map(([face, file]) => copyFile(new URL(file, FONTS), join(folder, `${face}.font`))),
  )
  const options = { cwd: folder, maxBuffer: 1 << 24, ...(signal === undefined ? {} : { signal }) }
  let numbers = 0
  const number = (): number => {
    numbers += 1
    return numbers
  }
  let voice: boolean | undefined

  const save = async (name: string, bytes: Uint8Array): Promise<string> => {
    await writeFile(join(folder, name), bytes)
    return name
  }
  return {
    folder,
    number,
    save,
    async ffmpeg(args) {
      await run('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args], options)
    },
    async speak(name, text, pitch) {
      if (voice === false) return null
      try {
        const { stdout } = await run('espeak-ng', ['-v', 'cmn', '-s', '185', '-p', String(pitch), '--stdout', text], {
          ...options,
          encoding: 'buffer',
        })
        voice = true
        await save(`${name}.wav`, stdout)
        return Math.max(0, stdout.length - 44) / (22050 * 2)
      } catch (error) {
        if (signal?.aborted === true || voice === true) throw error
        voice = false
        return null
      }
    },
    async drawText({ text, x, y, size, colour = 'white', face = 'sans' }, extra = []) {
      const file = await save(`words-${number()}.txt`, Buffer.from(text))
      const parts = [`fontfile=${face}.font`, `textfile=${file}`, 'expansion=none', `x=${x}`, `y=${y}`]
      return `drawtext=${[...parts, `fontsize=${size}`, `fontcolor=${colour}`, ...extra].join(':')}`
    },
  }
}

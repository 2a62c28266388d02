// A paper as the office's old scanner leaves it: grey, a little askew, grainy, bound into a PDF as a picture.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { composePdf } from '#main/printing/index.ts'
import type { Studio } from '../media/ffmpeg.ts'
import { NOTE } from '../media/picture.ts'
import { createCanvas } from '../pictures/canvas.ts'
import type { ScanSource } from './source.ts'

const WIDTH = 1240
const HEIGHT = 1754

/** The sheet before it is scanned: ruled boxes and words in type or handwriting. */
async function drawSheet(studio: Studio, source: ScanSource, id: number): Promise<string> {
  const canvas = createCanvas(WIDTH, HEIGHT, [250, 249, 245])
  for (const [x, y, width, height] of source.boxes) {
    for (const [from, to] of [
      [
        [x, y],
        [x + width, y],
      ],
      [
        [x, y + height],
        [x + width, y + height],
      ],
      [
        [x, y],
        [x, y + height],
      ],
      [
        [x + width, y],
        [x + width, y + height],
      ],
    ] as const) {
      canvas.line(from, to, 3, [60, 60, 60])
    }
  }
  const name = await studio.save(`sheet-${id}.pam`, canvas.toPam())
  const words = await Promise.all(
    source.words.map(({ text, x, y, size, hand = false }) =>
      studio.drawText({ text, x, y, size, colour: hand ? '0x1c2a58' : '0x202020', face: hand ? 'hand' : 'serif' }),
    ),
  )
  const note = await studio.drawText({ text: NOTE, x: 490, y: 1690, size: 26, colour: '0x404040' })
  const askew = ['format=rgb24', ...words, note, 'rotate=0.011:fillcolor=0xd8d6d0', 'hue=s=0.15', 'gblur=sigma=0.6']
  const grain = ['noise=alls=14:allf=u', 'eq=contrast=1.08:brightness=-0.02', 'format=gray']
  await studio.ffmpeg([
    '-i',
    name,
    '-vf',
    [...askew, ...grain].join(','),
    '-frames:v',
    '1',
    '-q:v',
    '7',
    `sheet-${id}.jpg`,
  ])
  return `sheet-${id}.jpg`
}

const MM = 72 / 25.4

/** One page: the scan laid over an empty page that carries the note as words, as every paper does. */
export async function scanPaper(studio: Studio, source: ScanSource): Promise<{ bytes: Uint8Array; pages: number }> {
  const sheet = await drawSheet(studio, source, studio.number())
  const empty = await composePdf({
    title: source.title,
    blocks: [{ type: 'paragraph', text: '　' }],
    footer: 'none',
    note: NOTE,
    author: '扫描仪 SCAN-A4',
    createdAt: new Date(`${source.madeOn}T02:00:00Z`),
  })
  const pdf = await PDFDocument.load(empty.bytes, { updateMetadata: false })
  const image = await pdf.embedJpg(await readFile(join(studio.folder, sheet)))
  const width = 196 * MM
  pdf.getPage(0).drawImage(image, { x: 7 * MM, y: 18 * MM, width, height: (width * HEIGHT) / WIDTH })
  return { bytes: await pdf.save({ useObjectStreams: false, addDefaultPage: false }), pages: 1 }
}

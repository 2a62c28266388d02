// Short films whose pictures know their number: picture n is a flat grey of 16 + 4n.
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { findTools } from '#main/jobs/index.ts'
import { madeByFfmpeg } from '../inspection/samples.ts'

const found = await findTools({ application: null, settings: null, path: process.env.PATH ?? null })
if (found === null) throw new Error('these tests need ffmpeg and ffprobe')
export const tools = found

const step = 4

/** `pictures` at 10 a second. */
export function numbered(name: string, pictures: number, ...encoding: string[]): Uint8Array {
  const source = `color=black:size=64x48:rate=10:duration=${pictures / 10},format=gray,geq=lum='16+${step}*N'`
  return madeByFfmpeg(name, '-f', 'lavfi', '-i', source, '-pix_fmt', 'yuv420p', ...encoding)
}

export const withTone = ['-f', 'lavfi', '-i', 'sine=frequency=400:sample_rate=16000']

/** Which picture a JPEG shows. */
export async function numberOn(jpeg: Uint8Array): Promise<number> {
  const picture = await loadImage(Buffer.from(jpeg))
  const canvas = createCanvas(picture.width, picture.height)
  const context = canvas.getContext('2d')
  context.drawImage(picture, 0, 0)
  const { data } = context.getImageData(Math.floor(picture.width / 2), Math.floor(picture.height / 2), 1, 1)
  return Math.round(((data[0] ?? 0) - 16) / step)
}

export async function whole(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

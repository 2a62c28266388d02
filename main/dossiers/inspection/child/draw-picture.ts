// Draws a JPEG or PNG, or a part of it, turned as its EXIF orientation says (as browsers show it).
import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { RemoteBytes } from '#main/jobs/serve-child.ts'
import { cropFor, type Drawing, DrawOrder, drawFrame, encode } from './drawing.ts'
import { isTooLarge } from './picture.ts'
import { readWhole } from './read-whole.ts'

/** Null when the picture cannot be drawn. */
export async function drawPicture(input: unknown, bytes: RemoteBytes): Promise<Drawing | null> {
  const order = DrawOrder.parse(input)
  const whole = Buffer.from(await readWhole(bytes))
  if (isTooLarge(whole)) return null
  const picture = await loadImage(whole)
  const crop = cropFor(order, picture.width, picture.height)
  const canvas = createCanvas(crop.widthPx, crop.heightPx)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, crop.widthPx, crop.heightPx)
  context.imageSmoothingQuality = 'high'
  context.setTransform(crop.scale, 0, 0, crop.scale, -crop.x * crop.scale, -crop.y * crop.scale)
  context.drawImage(picture, 0, 0)
  drawFrame(context, order, crop)
  return encode(canvas, 'image/jpeg')
}

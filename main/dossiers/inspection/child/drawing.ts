// The common part of drawing evidence for print: what to cut out, the thin red frame, the encoding.
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import * as z from 'zod'

const Fraction = z.number().min(0).max(1)

export const DrawOrder = z.object({
  /** 1-based. */
  page: z.int().min(1),
  /** Part of the page, in fractions of its width and height from the top left, as it is shown upright. */
  region: z.object({ x: Fraction, y: Fraction, width: Fraction, height: Fraction }).nullable(),
  widthPx: z.int().min(64).max(4096),
})
export type DrawOrder = z.infer<typeof DrawOrder>

export interface Drawing {
  readonly mime: 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array
  readonly widthPx: number
  readonly heightPx: number
}

/** In units of the page, but for the pixel sizes of what is drawn. */
export interface Crop {
  readonly x: number
  readonly y: number
  readonly scale: number
  readonly widthPx: number
  readonly heightPx: number
  readonly pageWidth: number
  readonly pageHeight: number
}

/** A reader must see where on the page a region lies, so a small one is shown with this much of the page around it. */
const leastShown = { width: 0.6, height: 0.2 }
const margin = 0.03
const mostPixels = 25_000_000

export function cropFor(order: DrawOrder, pageWidth: number, pageHeight: number): Crop {
  const region = order.region
  const across = region === null ? { from: 0, size: 1 } : span(region.x, region.width, leastShown.width)
  const down = region === null ? { from: 0, size: 1 } : span(region.y, region.height, leastShown.height)
  const width = across.size * pageWidth
  const height = down.size * pageHeight
  const fitting = Math.sqrt(mostPixels / (width * height))
  const scale = Math.min(order.widthPx / width, fitting)
  return {
    x: across.from * pageWidth,
    y: down.from * pageHeight,
    scale,
    widthPx: Math.max(1, Math.round(width * scale)),
    heightPx: Math.max(1, Math.round(height * scale)),
    pageWidth,
    pageHeight,
  }
}

/** Widens a stretch to at least `least` of the page, keeps it in the middle where the page allows. */
function span(from: number, size: number, least: number): { from: number; size: number } {
  const wanted = Math.min(1, Math.max(size + 2 * margin, least))
  const centred = from + size / 2 - wanted / 2
  return { from: Math.min(Math.max(0, centred), 1 - wanted), size: wanted }
}

export function drawFrame(context: SKRSContext2D, order: DrawOrder, crop: Crop): void {
  if (order.region === null) return
  const { x, y, width, height } = order.region
  const thickness = Math.max(2, Math.round(crop.widthPx / 500))
  const inside = (value: number, most: number): number => Math.min(Math.max(value, thickness), most - thickness)
  const left = inside((x * crop.pageWidth - crop.x) * crop.scale - thickness, crop.widthPx)
  const right = inside(((x + width) * crop.pageWidth - crop.x) * crop.scale + thickness, crop.widthPx)
  const top = inside((y * crop.pageHeight - crop.y) * crop.scale - thickness, crop.heightPx)
  const bottom = inside(((y + height) * crop.pageHeight - crop.y) * crop.scale + thickness, crop.heightPx)
  context.save()
  context.setTransform(1, 0, 0, 1, 0, 0)
  // White under red: seen on dark and on red ground too. Outside of the region, so that it hides nothing of what it shows.
  for (const [colour, lineWidth] of [
    ['#ffffff', thickness * 2],
    ['#d9001b', thickness],
  ] as const) {
    context.strokeStyle = colour
    context.lineWidth = lineWidth
    context.strokeRect(left, top, right - left, bottom - top)
  }
  context.restore()
}

/** Text stays PNG while it is small; a scan or a photo becomes a JPEG. */
const largestPngBytes = 600 * 1024

export async function encode(canvas: Canvas, preferred: Drawing['mime']): Promise<Drawing> {
  const size = { widthPx: canvas.width, heightPx: canvas.height }
  if (preferred === 'image/png') {
    const png = await canvas.encode('png')
    if (png.byteLength <= largestPngBytes) return { mime: 'image/png', bytes: png, ...size }
  }
  return { mime: 'image/jpeg', bytes: await canvas.encode('jpeg', 88), ...size }
}

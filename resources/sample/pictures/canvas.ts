// A small software canvas: polygons, ellipses and gradients into an RGBA buffer, enough to draw the sample's scenes.
// Drawn at twice the wanted size and scaled down by ffmpeg, so edges come out smooth without anti-aliasing here.

export type Colour = readonly [red: number, green: number, blue: number, alpha?: number]
export type Point = readonly [x: number, y: number]
/** One colour, or a vertical run from the first to the second over the shape's own height. */
export type Paint = Colour | { readonly top: Colour; readonly bottom: Colour }

export interface Canvas {
  readonly width: number
  readonly height: number
  polygon(points: readonly Point[], paint: Paint): void
  rectangle(x: number, y: number, width: number, height: number, paint: Paint): void
  ellipse(x: number, y: number, radiusX: number, radiusY: number, paint: Paint): void
  line(from: Point, to: Point, thickness: number, paint: Paint): void
  /** Netpbm PAM with an alpha channel; ffmpeg reads it as a picture. */
  toPam(): Buffer
}

const isColour = (paint: Paint): paint is Colour => Array.isArray(paint)
const alphaOf = (colour: Colour): number => colour[3] ?? 1

function colourAt(paint: Paint, share: number): Colour {
  if (isColour(paint)) return paint
  const { top, bottom } = paint
  const mix = (a: number, b: number) => a + (b - a) * share
  return [mix(top[0], bottom[0]), mix(top[1], bottom[1]), mix(top[2], bottom[2]), mix(alphaOf(top), alphaOf(bottom))]
}

/** Crossings of the polygon's edges with the middle of row `y`, from left to right. */
function crossings(points: readonly Point[], y: number): number[] {
  const at = y + 0.5
  const found: number[] = []
  points.forEach(([x1, y1], index) => {
    const [x2, y2] = points[(index + 1) % points.length] ?? [x1, y1]
    if (y1 <= at === y2 <= at) return
    found.push(x1 + ((at - y1) / (y2 - y1)) * (x2 - x1))
  })
  return found.sort((a, b) => a - b)
}

function blend(pixels: Buffer, offset: number, colour: Colour): void {
  const alpha = alphaOf(colour)
  for (let channel = 0; channel < 3; channel += 1) {
    const before = pixels[offset + channel] ?? 0
    pixels[offset + channel] = Math.round(before + ((colour[channel] ?? 0) - before) * alpha)
  }
  const before = pixels[offset + 3] ?? 0
  pixels[offset + 3] = Math.round(before + (255 - before) * alpha)
}

/** An empty, transparent canvas; give it a background to make it a picture. */
export function createCanvas(width: number, height: number, background?: Paint): Canvas {
  const pixels = Buffer.alloc(width * height * 4)

  const span = (y: number, from: number, to: number, colour: Colour): void => {
    const first = Math.max(0, Math.round(from))
    const last = Math.min(width, Math.round(to))
    for (let x = first; x < last; x += 1) blend(pixels, (y * width + x) * 4, colour)
  }

  const polygon = (points: readonly Point[], paint: Paint): void => {
    const heights = points.map(([, y]) => y)
    const top = Math.min(...heights)
    const bottom = Math.max(...heights)
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, Math.ceil(bottom)); y += 1) {
      const colour = colourAt(paint, bottom === top ? 0 : Math.min(1, Math.max(0, (y - top) / (bottom - top))))
      const edges = crossings(points, y)
      for (let index = 0; index + 1 < edges.length; index += 2)
        span(y, edges[index] ?? 0, edges[index + 1] ?? 0, colour)
    }
  }

  const rectangle = (x: number, y: number, w: number, h: number, paint: Paint): void =>
    polygon(
      [
        [x, y],
        [x + w, y],
        [x + w, y + h],
        [x, y + h],
      ],
      paint,
    )

  const ellipse = (x: number, y: number, radiusX: number, radiusY: number, paint: Paint): void => {
    const steps = 48
    const points = Array.from({ length: steps }, (_, index): Point => {
      const angle = (index / steps) * 2 * Math.PI
      return [x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle)]
    })
    polygon(points, paint)
  }

  const line = ([x1, y1]: Point, [x2, y2]: Point, thickness: number, paint: Paint): void => {
    const length = Math.hypot(x2 - x1, y2 - y1) || 1
    const dx = ((y2 - y1) / length) * (thickness / 2)
    const dy = ((x1 - x2) / length) * (thickness / 2)
    polygon(
      [
        [x1 + dx, y1 + dy],
        [x2 + dx, y2 + dy],
        [x2 - dx, y2 - dy],
        [x1 - dx, y1 - dy],
      ],
      paint,
    )
  }

  const toPam = (): Buffer => {
    const head = `P7\nWIDTH ${width}\nHEIGHT ${height}\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n`
    return Buffer.concat([Buffer.from(head, 'latin1'), pixels])
  }

  if (background !== undefined) rectangle(0, 0, width, height, background)
  return { width, height, polygon, rectangle, ellipse, line, toPam }
}

// A scene is a drawn background with words on it; the words are set by ffmpeg, because the canvas draws shapes only.
import { type Canvas, type Colour, createCanvas, type Paint } from './canvas.ts'

export const SCENE_WIDTH = 1920
export const SCENE_HEIGHT = 1080

export type Face = 'sans' | 'serif' | 'hand' | 'fang' | 'bold'

export interface Label {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly colour?: string
  readonly face?: Face
}

export interface Scene {
  readonly canvas: Canvas
  readonly labels: readonly Label[]
}

/** The same sequence for the same seed: numbers in [0, 1). Keeps every drawing identical from run to run. */
export function createDice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

export const createScene = (background: Paint): Canvas => createCanvas(SCENE_WIDTH, SCENE_HEIGHT, background)

export const shade = (colour: Colour, by: number): Colour => [
  Math.min(255, Math.max(0, colour[0] + by)),
  Math.min(255, Math.max(0, colour[1] + by)),
  Math.min(255, Math.max(0, colour[2] + by)),
  colour[3] ?? 1,
]

export interface Clothes {
  readonly coat: Colour
  readonly trousers?: Colour
  readonly cap?: Colour
  /** A reflective waistcoat over the coat. */
  readonly vest?: Colour
}

export const UNIFORM: Clothes = { coat: [38, 52, 84], trousers: [30, 36, 54], cap: [30, 42, 70] }

/** A standing figure whose feet are at (x, y); faces stay featureless on purpose. */
export function drawPerson(canvas: Canvas, x: number, y: number, height: number, clothes: Clothes): void {
  const unit = height / 100
  const { coat, trousers = [52, 52, 58], cap, vest } = clothes
  canvas.ellipse(x, y, 20 * unit, 3 * unit, [0, 0, 0, 0.28])
  for (const side of [-1, 1]) {
    canvas.polygon(
      [
        [x + side * 1 * unit, y - 50 * unit],
        [x + side * 11 * unit, y - 50 * unit],
        [x + side * 9.5 * unit, y - 1 * unit],
        [x + side * 2.5 * unit, y - 1 * unit],
      ],
      { top: trousers, bottom: shade(trousers, -14) },
    )
    canvas.polygon(
      [
        [x + side * 11 * unit, y - 82 * unit],
        [x + side * 17 * unit, y - 78 * unit],
        [x + side * 16 * unit, y - 46 * unit],
        [x + side * 11 * unit, y - 46 * unit],
      ],
      { top: shade(coat, -6), bottom: shade(coat, -18) },
    )
    canvas.ellipse(x + side * 13.5 * unit, y - 44.5 * unit, 2.6 * unit, 3 * unit, [206, 166, 138])
  }
  canvas.polygon(
    [
      [x - 9 * unit, y - 84 * unit],
      [x + 9 * unit, y - 84 * unit],
      [x + 14 * unit, y - 80 * unit],
      [x + 12.5 * unit, y - 45 * unit],
      [x - 12.5 * unit, y - 45 * unit],
      [x - 14 * unit, y - 80 * unit],
    ],
    { top: coat, bottom: shade(coat, -16) },
  )
  if (vest !== undefined) drawVest(canvas, x, y, unit, vest)
  canvas.rectangle(x - 3 * unit, y - 88 * unit, 6 * unit, 6 * unit, [196, 156, 128])
  canvas.ellipse(x, y - 93 * unit, 6.4 * unit, 7.6 * unit, { top: [214, 176, 148], bottom: [196, 156, 128] })
  canvas.ellipse(x, y - 97 * unit, 6.7 * unit, 4.6 * unit, cap ?? [36, 30, 28])
  if (cap !== undefined) canvas.rectangle(x - 8 * unit, y - 96.5 * unit, 16 * unit, 1.8 * unit, shade(cap, -14))
}

function drawVest(canvas: Canvas, x: number, y: number, unit: number, vest: Colour): void {
  canvas.polygon(
    [
      [x - 8 * unit, y - 83 * unit],
      [x + 8 * unit, y - 83 * unit],
      [x + 12 * unit, y - 48 * unit],
      [x - 12 * unit, y - 48 * unit],
    ],
    { top: vest, bottom: shade(vest, -20) },
  )
  for (const stripe of [70, 59])
    canvas.rectangle(x - 11 * unit, y - stripe * unit, 22 * unit, 3 * unit, [232, 236, 232])
}

/** A carton with a lit top and a darker side; returns nothing but leaves a soft shadow. */
export function drawCarton(canvas: Canvas, x: number, y: number, width: number, height: number, colour: Colour): void {
  const depth = width * 0.22
  canvas.polygon(
    [
      [x, y],
      [x + depth, y - depth * 0.6],
      [x + width + depth, y - depth * 0.6],
      [x + width, y],
    ],
    shade(colour, 24),
  )
  canvas.polygon(
    [
      [x + width, y],
      [x + width + depth, y - depth * 0.6],
      [x + width + depth, y + height - depth * 0.6],
      [x + width, y + height],
    ],
    shade(colour, -42),
  )
  canvas.rectangle(x, y, width, height, { top: colour, bottom: shade(colour, -22) })
  canvas.rectangle(x + width * 0.42, y, width * 0.16, height, [222, 196, 148, 0.55])
  canvas.line([x, y], [x + width, y], 2, shade(colour, -60))
  canvas.line([x, y + height], [x + width, y + height], 3, shade(colour, -70))
  canvas.line([x + width, y], [x + width, y + height], 2, shade(colour, -60))
}

export function drawBottle(canvas: Canvas, x: number, y: number, height: number, glass: Colour, label?: Colour): void {
  const width = height * 0.36
  canvas.ellipse(x, y, width * 0.62, height * 0.04, [0, 0, 0, 0.3])
  canvas.polygon(
    [
      [x - width / 2, y],
      [x - width / 2, y - height * 0.66],
      [x - width * 0.2, y - height * 0.82],
      [x + width * 0.2, y - height * 0.82],
      [x + width / 2, y - height * 0.66],
      [x + width / 2, y],
    ],
    { top: shade(glass, 22), bottom: shade(glass, -24) },
  )
  canvas.rectangle(x - width * 0.2, y - height, width * 0.4, height * 0.19, [206, 48, 44])
  canvas.rectangle(x - width * 0.42, y - height * 0.62, width * 0.12, height * 0.5, [255, 255, 255, 0.3])
  if (label !== undefined) {
    canvas.rectangle(x - width / 2, y - height * 0.52, width, height * 0.34, label)
    canvas.rectangle(x - width * 0.36, y - height * 0.45, width * 0.72, height * 0.06, shade(label, -90))
    canvas.rectangle(x - width * 0.36, y - height * 0.34, width * 0.5, height * 0.04, shade(label, -70))
  }
}

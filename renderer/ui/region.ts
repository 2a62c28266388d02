// Regions on pages and pictures, as fractions, and how they turn with the view.

/** Fractions (0 to 1) of the upright page or picture, from its top left corner. */
export type Region = { x: number; y: number; width: number; height: number }

/** Clockwise turn of the view against the upright page. */
export type Rotation = 0 | 90 | 180 | 270

/** Something drawn on a page or picture. */
export type Highlight = {
  key: string
  /** null marks the page as a whole. */
  region: Region | null
  label: string
  /** A finding is what somebody stated; a suggestion is dashed until accepted; a note is quiet. */
  tone?: 'finding' | 'note' | 'suggested'
  active?: boolean
  /** Left out where it cannot be dragged onto something else. */
  onCarry?: ((transfer: DataTransfer) => void) | undefined
}

export const wholeRegion: Region = { x: 0, y: 0, width: 1, height: 1 }

/** From the upright page to the turned view. */
export function toView({ x, y, width, height }: Region, rotation: Rotation): Region {
  switch (rotation) {
    case 0:
      return { x, y, width, height }
    case 90:
      return { x: 1 - y - height, y: x, width: height, height: width }
    case 180:
      return { x: 1 - x - width, y: 1 - y - height, width, height }
    case 270:
      return { x: y, y: 1 - x - width, width: height, height: width }
  }
}

/** From the turned view back to the upright page. */
export function fromView(region: Region, rotation: Rotation): Region {
  return toView(region, turn(0, -rotation))
}

export function turn(rotation: Rotation, degrees: number): Rotation {
  const turned = (((rotation + degrees) % 360) + 360) % 360
  return turned === 90 || turned === 180 || turned === 270 ? turned : 0
}

/** The box between two corners, kept inside the page. */
export function boxBetween(from: { x: number; y: number }, to: { x: number; y: number }): Region {
  const left = clampShare(Math.min(from.x, to.x))
  const top = clampShare(Math.min(from.y, to.y))
  return {
    x: left,
    y: top,
    width: clampShare(Math.max(from.x, to.x)) - left,
    height: clampShare(Math.max(from.y, to.y)) - top,
  }
}

/** To four decimals (a tenth of a millimetre on A4 is 0.0005), never beyond the page. */
export function roundRegion({ x, y, width, height }: Region): Region {
  const round = (value: number) => clampShare(Math.round(value * 10_000) / 10_000)
  const left = round(x)
  const top = round(y)
  return {
    x: left,
    y: top,
    width: Math.min(round(width), round(1 - left)),
    height: Math.min(round(height), round(1 - top)),
  }
}

export function clampShare(value: number): number {
  return Math.min(1, Math.max(0, value))
}

// Draws what annotations show onto their page (stamps, signatures, filled fields), so that they can go: an annotation may be
// moved or hidden by whoever has the copy, and may carry more than it shows.
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFOperator, type PDFPage, PDFRef, PDFStream } from 'pdf-lib'

/** ISO 32000 §12.5.3: bits 2 (hidden) and 6 (no view). */
const unseen = 2 | 32

export function flattenAnnotations(page: PDFPage): void {
  const annotations = page.node.Annots()
  if (annotations === undefined) return
  for (let at = 0; at < annotations.size(); at++) {
    const annotation = annotations.lookup(at)
    if (!(annotation instanceof PDFDict)) continue
    const shown = appearanceOf(annotation)
    const rect = numbersOf(annotation, 'Rect', 4)
    if (shown !== null && rect !== null) drawAt(page, shown, rect)
  }
}

interface Appearance {
  readonly ref: PDFRef
  readonly stream: PDFStream
}

/** The normal appearance, of the state it is in. Popups show only what somebody clicks on. */
function appearanceOf(annotation: PDFDict): Appearance | null {
  const subtype = annotation.lookup(PDFName.of('Subtype'))
  const flags = annotation.lookup(PDFName.of('F'))
  if (subtype === PDFName.of('Popup') || (flags instanceof PDFNumber && (flags.asNumber() & unseen) !== 0)) return null
  const appearances = annotation.lookup(PDFName.of('AP'))
  if (!(appearances instanceof PDFDict)) return null
  const normal = appearances.lookup(PDFName.of('N'))
  if (normal instanceof PDFStream) return found(appearances, PDFName.of('N'), normal)
  const state = annotation.lookup(PDFName.of('AS'))
  if (!(normal instanceof PDFDict) || !(state instanceof PDFName)) return null
  const stream = normal.lookup(state)
  return stream instanceof PDFStream ? found(normal, state, stream) : null
}

function found(holder: PDFDict, key: PDFName, stream: PDFStream): Appearance | null {
  const ref = holder.get(key)
  return ref instanceof PDFRef ? { ref, stream } : null
}

type Four = readonly [number, number, number, number]

function numbersOf(dict: PDFDict, name: string, count: number): Four | null {
  const array = dict.lookup(PDFName.of(name))
  if (!(array instanceof PDFArray) || array.size() < count) return null
  const values = Array.from({ length: count }, (_, at) => array.lookup(at))
  if (!values.every((value) => value instanceof PDFNumber)) return null
  const [a = 0, b = 0, c = 0, d = 0] = values.map((value) => value.asNumber())
  return [a, b, c, d]
}

/** ISO 32000 §12.5.5, algorithm of appearance streams: the box as its matrix turns it, fitted to the rectangle. */
function drawAt(page: PDFPage, { ref, stream }: Appearance, rect: Four): void {
  const box = numbersOf(stream.dict, 'BBox', 4)
  if (box === null) return
  const turned = turnedBox(box, matrixOf(stream.dict))
  const target = { x: Math.min(rect[0], rect[2]), y: Math.min(rect[1], rect[3]) }
  const [width, height] = [Math.abs(rect[2] - rect[0]), Math.abs(rect[3] - rect[1])]
  if (turned.width === 0 || turned.height === 0 || width === 0 || height === 0) return
  const [sx, sy] = [width / turned.width, height / turned.height]
  stream.dict.set(PDFName.of('Type'), PDFName.of('XObject'))
  stream.dict.set(PDFName.of('Subtype'), PDFName.of('Form'))
  const name = page.node.newXObject('Shown', ref)
  const matrix = [sx, 0, 0, sy, target.x - turned.x * sx, target.y - turned.y * sy]
  page.pushOperators(op('q'), op('cm', ...matrix.map((value) => PDFNumber.of(value))), op('Do', name), op('Q'))
}

const op = (name: string, ...args: (PDFName | PDFNumber)[]): PDFOperator => PDFOperator.of(name as never, args as never)

function matrixOf(dict: PDFDict): readonly number[] {
  const array = dict.lookup(PDFName.of('Matrix'))
  const values = array instanceof PDFArray ? array.asArray().map((_, at) => array.lookup(at)) : []
  return values.length === 6 && values.every((value) => value instanceof PDFNumber)
    ? values.map((value) => value.asNumber())
    : [1, 0, 0, 1, 0, 0]
}

function turnedBox([x0, y0, x1, y1]: Four, [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]) {
  const corners = [x0, x1].flatMap((x) => [y0, y1].map((y) => ({ x: a * x + c * y + e, y: b * x + d * y + f })))
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)]
  return { x: left, y: bottom, width: Math.max(...xs) - left, height: Math.max(...ys) - bottom }
}

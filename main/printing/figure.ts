// Evidence pictures with their captions, alone or side by side, kept whole on one page.
import type { PDFDocument, PDFImage } from 'pdf-lib'
import { baselineDrop, CAPTION, GREY, MM, NOTE } from './measures.ts'
import { balanced, type Setting } from './paragraph.ts'
import type { Slab, Spot } from './slab.ts'
import type { Picture } from './types.ts'

const GAP = 6 * MM
const MOST_HEIGHT = 150 * MM
const UNREADABLE = '（图像无法读取）'

interface SetPicture {
  readonly picture: Picture
  readonly image: PDFImage | null
  readonly width: number
  readonly height: number
}

export async function figureSlabs(pictures: readonly Picture[], setting: Setting, doc: PDFDocument): Promise<Slab[]> {
  const set: SetPicture[] = []
  for (const picture of pictures) set.push(await setPicture(picture, setting, doc))
  return rowsOf(set, setting.measure).map((row) => rowOfPictures(row, setting))
}

async function setPicture(picture: Picture, setting: Setting, doc: PDFDocument): Promise<SetPicture> {
  const image = await embed(doc, picture)
  const asked = Math.min(picture.widthMm * MM, setting.measure)
  if (image === null) return { picture, image, width: asked, height: asked * 0.6 }
  const ratio = image.height / image.width
  const width = Math.min(asked, MOST_HEIGHT / ratio)
  return { picture, image, width, height: width * ratio }
}

/** A picture that cannot be read leaves a frame that says so: the opinion must not fail over one damaged frame. */
async function embed(doc: PDFDocument, picture: Picture): Promise<PDFImage | null> {
  // A copy with a buffer of its own: pdf-lib reads a JPEG from the start of the buffer, wherever in it the picture begins.
  const image = new Uint8Array(picture.image)
  try {
    return await (picture.mime === 'image/png' ? doc.embedPng(image) : doc.embedJpg(image))
  } catch {
    return null
  }
}

function rowsOf(pictures: readonly SetPicture[], measure: number): SetPicture[][] {
  const rows: SetPicture[][] = []
  let used = 0
  for (const picture of pictures) {
    const row = rows.at(-1)
    if (row !== undefined && used + GAP + picture.width <= measure + 0.5) {
      row.push(picture)
      used += GAP + picture.width
    } else {
      rows.push([picture])
      used = picture.width
    }
  }
  return rows
}

function rowOfPictures(row: readonly SetPicture[], setting: Setting): Slab {
  const captions = row.map((item) => balanced(item.picture.caption, CAPTION, setting, item.width + GAP - 4))
  const tallest = Math.max(...row.map((item) => item.height))
  const lines = Math.max(...captions.map((caption) => caption.length))
  const total = row.reduce((sum, item) => sum + item.width, 0) + GAP * (row.length - 1)
  const draw = (spot: Spot): void => {
    let x = spot.x + (setting.measure - total) / 2
    row.forEach((item, at) => {
      const top = spot.top + (tallest - item.height)
      drawPicture(item, x, top, spot, setting)
      captions[at]?.forEach((line, index) => {
        const baseline = spot.top + tallest + 4 + index * CAPTION.pitch + baselineDrop(CAPTION)
        spot.pen.text(spot.page, line, x - GAP / 2 + 2, baseline)
      })
      x += item.width + GAP
    })
  }
  return { height: tallest + 4 + lines * CAPTION.pitch + 4, before: 8, draw }
}

function drawPicture(item: SetPicture, x: number, top: number, spot: Spot, setting: Setting): void {
  const rect = { x, top, width: item.width, height: item.height }
  if (item.image !== null) spot.pen.image(spot.page, item.image, rect)
  else {
    const [line] = balanced(UNREADABLE, NOTE, setting, item.width)
    if (line !== undefined) spot.pen.text(spot.page, line, x, top + item.height / 2, GREY)
  }
  spot.pen.frame(spot.page, rect, 0.5, GREY)
}

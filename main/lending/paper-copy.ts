// A copy of a paper as it leaves the office: a PDF with the borrower's mark on every page.
import { PDFDocument } from 'pdf-lib'
import * as z from 'zod'
import type { Item } from '#shared/contract/dossiers.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { DossierObjects, Evidence } from '../dossiers/index.ts'
import { type Limits, runChild } from '../jobs/index.ts'
import { type Stamp, stampPages } from '../printing/index.ts'
import { stampChild } from './stamp-child-url.ts'

export interface PaperCopy {
  readonly bytes: Uint8Array
  readonly pages: number
}

export interface PaperCopyOrder {
  readonly item: Item
  readonly stamp: Stamp
  readonly title: string
  readonly signal: AbortSignal
}

const limits: Limits = { timeoutMs: 180_000, memoryBytes: 2048 * 1024 * 1024 }

const Stamped = z.object({ pages: z.int().min(1), bytes: z.instanceof(Uint8Array) })

/** About 200 dots to the inch of A4: small print stays legible. */
const drawnWidthPx = 1654
/** A longer paper that cannot be marked as it is would take minutes and hundreds of megabytes as pictures. */
const mostDrawnPages = 300
/** Points on the longer edge of A4; a scan carries no reliable size of its own. */
const longEdgePt = 842

/**
 * Refuses `lending.no-copy` for what has no pages of its own, `lending.copy-failed`.
 * @throws what reading the source threw, or the signal's reason
 */
export async function paperCopy(
  { objects, evidence }: { readonly objects: DossierObjects; readonly evidence: Evidence },
  order: PaperCopyOrder,
): Promise<PaperCopy> {
  const { item } = order
  if (item.mime === 'application/pdf') return (await marked(objects, order)) ?? drawn(evidence, order)
  if (item.viewing !== 'pdf' && item.viewing !== 'picture') throw refuse('lending.no-copy')
  return drawn(evidence, order)
}

/** Null when the limited process could not do it: the file may be damaged, or locked against change by its maker. */
async function marked(objects: DossierObjects, order: PaperCopyOrder): Promise<PaperCopy | null> {
  const source = await objects.open(order.item.objectId)
  try {
    const input = { ...order.stamp, title: order.title }
    const run = { entry: stampChild, task: 'stamp-pdf', input, source, limits, signal: order.signal }
    const outcome = await runChild(run)
    const stamped = outcome.state === 'done' ? Stamped.safeParse(outcome.value) : null
    return stamped?.success === true ? stamped.data : null
  } finally {
    await source.close()
  }
}

/** Each page as the picture that the desk shows of it. */
async function drawn(evidence: Evidence, { item, stamp, title, signal }: PaperCopyOrder): Promise<PaperCopy> {
  const pages = item.pages ?? 1
  if (pages > mostDrawnPages) throw refuse('lending.copy-failed')
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.setTitle(title)
  for (let page = 1; page <= pages; page++) {
    signal.throwIfAborted()
    const picture = await evidence.picture({ on: 'page', itemId: item.id, page, region: null }, drawnWidthPx)
    if (picture === null) throw refuse('lending.copy-failed')
    // A copy with a buffer of its own: pdf-lib reads a JPEG from the start of the buffer, wherever in it the picture begins.
    const image = new Uint8Array(picture.image)
    const embedded = picture.mime === 'image/png' ? await pdf.embedPng(image) : await pdf.embedJpg(image)
    const scale = longEdgePt / Math.max(embedded.width, embedded.height)
    const size = { width: embedded.width * scale, height: embedded.height * scale }
    pdf.addPage([size.width, size.height]).drawImage(embedded, { x: 0, y: 0, ...size })
  }
  await stampPages(pdf, stamp)
  return { bytes: await pdf.save({ addDefaultPage: false }), pages }
}

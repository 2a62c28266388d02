// Marks every page of a PDF and leaves in it nothing but what its pages show.
import { PDFDocument, PDFName } from 'pdf-lib'
import * as z from 'zod'
import type { RemoteBytes } from '#main/jobs/serve-child.ts'
import { stampPages } from '#main/printing/index.ts'
import { flattenAnnotations } from './flatten.ts'
import { dropUnreachable } from './reachable.ts'

const Order = z.object({ across: z.string(), foot: z.string(), title: z.string() })

export interface Stamped {
  readonly pages: number
  readonly bytes: Uint8Array
}

/** What of the catalogue says how pages look; the rest may carry scripts, attachments, forms and their answers. */
const keptInCatalogue = ['Type', 'Pages', 'OCProperties', 'Version']
const shedByPages = ['Annots', 'AA', 'Metadata', 'PieceInfo', 'StructParents', 'Tabs', 'B', 'Thumb', 'Dur', 'Trans']

/** Throws when the file cannot be read or wants a passphrase. */
export async function stampPdf(input: unknown, remote: RemoteBytes): Promise<Stamped> {
  const { title, ...stamp } = Order.parse(input)
  const doc = await PDFDocument.load(await whole(remote), { updateMetadata: false, throwOnInvalidObject: true })
  const pages = doc.getPages()
  for (const page of pages) {
    flattenAnnotations(page)
    for (const key of shedByPages) page.node.delete(PDFName.of(key))
  }
  for (const key of doc.catalog.keys()) {
    if (!keptInCatalogue.includes(key.decodeText())) doc.catalog.delete(key)
  }
  doc.context.trailerInfo = { ...(doc.context.trailerInfo.Root && { Root: doc.context.trailerInfo.Root }) }
  doc.setTitle(title)
  doc.setProducer('Anjuan (pdf-lib)')
  await stampPages(doc, stamp)
  await doc.flush()
  dropUnreachable(doc.context)
  return { pages: pages.length, bytes: await doc.save({ updateFieldAppearances: false, addDefaultPage: false }) }
}

/** What the parent hands over at once. */
const sliceBytes = 8 * 1024 * 1024

async function whole(remote: RemoteBytes): Promise<Uint8Array> {
  const bytes = new Uint8Array(remote.sizeBytes)
  for (let at = 0; at < bytes.byteLength; at += sliceBytes)
    bytes.set(await remote.read(at, Math.min(at + sliceBytes, bytes.byteLength)), at)
  return bytes
}

// Composes an official document: blocks in, the bytes of a PDF out, the same bytes for the same input.
import { createHash } from 'node:crypto'
import { AFRelationship, PDFArray, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { figureSlabs } from './figure.ts'
import { type Fonts, sharedFonts } from './fonts.ts'
import { BODY_PITCH, COVER_TITLE, MM, OFFICIAL_MARGINS, PAGE_HEIGHT, PAGE_WIDTH } from './measures.ts'
import { headingSlabs, paragraphSlabs, type Setting, titleSlabs } from './paragraph.ts'
import { createPen } from './pen.ts'
import { drawNote, drawPageNumber, drawWatermark, formHead, redHead } from './sheet.ts'
import { signatureSlabs } from './signature-blocks.ts'
import { pile, type Slab } from './slab.ts'
import { fieldsSlabs, tableSlabs } from './table.ts'
import type { Block, ComposeInput, ComposeResult, SignatureBox } from './types.ts'
import { xmpPacket } from './xmp.ts'

const PRODUCER = 'Anjuan (pdf-lib, fontkit)'

export async function composePdf(input: ComposeInput, fonts: Fonts = sharedFonts()): Promise<ComposeResult> {
  const doc = await PDFDocument.create({ updateMetadata: false })
  const pen = createPen(doc, fonts)
  const margins = input.margins ?? OFFICIAL_MARGINS
  const measure = PAGE_WIDTH - (margins.leftMm + margins.rightMm) * MM
  const setting: Setting = { fonts, missing: new Set(), measure }
  const boxes: SignatureBox[] = []
  const slabs = [...headSlabs(input, setting), ...(await blockSlabs(input.blocks, setting, doc, boxes))]
  const pages = pile(slabs, {
    pen,
    x: margins.leftMm * MM,
    top: margins.topMm * MM,
    height: PAGE_HEIGHT - (margins.topMm + margins.bottomMm) * MM,
    startPage(number) {
      const page = pen.addPage()
      if (input.watermark !== undefined) drawWatermark(pen, page, input.watermark, setting)
      if (input.footer !== 'none') drawPageNumber(pen, page, number, margins, setting)
      if (input.note !== undefined) drawNote(pen, page, input.note, setting)
      return page
    },
  })
  pen.finish()
  await describe(doc, input)
  const bytes = await doc.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false })
  return { bytes, pages, missing: [...setting.missing], signatureBoxes: boxes }
}

function headSlabs(input: ComposeInput, setting: Setting): Slab[] {
  if (input.head === 'form') return formHead(input, setting)
  return input.agency === undefined ? [] : redHead(input.agency, input.number, setting)
}

async function blockSlabs(
  blocks: readonly Block[],
  setting: Setting,
  doc: PDFDocument,
  boxes: SignatureBox[],
): Promise<Slab[]> {
  const slabs: Slab[] = []
  for (const block of blocks) {
    if (block.type === 'signatures') keepWithLastText(slabs)
    slabs.push(...(await slabsOf(block, setting, doc, boxes)))
  }
  return slabs
}

/** Signatures never stand alone on a page (GB/T 9704 bars 此页无正文): the last two lines before them come along. */
function keepWithLastText(slabs: Slab[]): void {
  let lines = 0
  for (let at = slabs.length - 1; at >= 0 && lines < 2; at -= 1) {
    const slab = slabs[at] as Slab
    if (slab.breakPage === true) return
    slabs[at] = { ...slab, keepWithNext: true }
    if (slab.height > 0) lines += 1
  }
}

async function slabsOf(block: Block, setting: Setting, doc: PDFDocument, boxes: SignatureBox[]): Promise<Slab[]> {
  switch (block.type) {
    case 'title':
      return block.size === 'cover'
        ? titleSlabs(block.text, setting, 0, COVER_TITLE)
        : [...titleSlabs(block.text, setting), spaceSlab(BODY_PITCH)]
    case 'heading':
      return headingSlabs(block, setting)
    case 'paragraph':
      return paragraphSlabs(block, setting)
    case 'table':
      return tableSlabs(block, setting)
    case 'fields':
      return fieldsSlabs(block, setting)
    case 'figure':
      return figureSlabs([block], setting, doc)
    case 'figures':
      return figureSlabs(block.items, setting, doc)
    case 'signatures':
      return signatureSlabs(block, setting, boxes)
    case 'space':
      return [spaceSlab(block.mm * MM)]
    case 'page-break':
      return [{ height: 0, breakPage: true, draw: () => {} }]
  }
}

function spaceSlab(height: number): Slab {
  return { height: 0, before: height, keepWithNext: true, draw: () => {} }
}

/** Language, title, dates, XMP, attachments and a file identifier that depends on the content alone. */
async function describe(doc: PDFDocument, input: ComposeInput): Promise<void> {
  const language = input.language ?? 'zh-CN'
  doc.setTitle(input.title, { showInWindowTitleBar: true })
  doc.setAuthor(input.author)
  doc.setCreator('Anjuan')
  doc.setProducer(PRODUCER)
  doc.setCreationDate(input.createdAt)
  doc.setModificationDate(input.createdAt)
  doc.catalog.set(PDFName.of('Lang'), PDFString.of(language))
  const xmp = doc.context.stream(new TextEncoder().encode(xmpPacket({ ...input, language, producer: PRODUCER })), {
    Type: 'Metadata',
    Subtype: 'XML',
  })
  doc.catalog.set(PDFName.of('Metadata'), doc.context.register(xmp))
  for (const attachment of input.attachments ?? []) {
    await doc.attach(attachment.bytes, attachment.name, {
      mimeType: attachment.mime,
      description: attachment.description,
      creationDate: input.createdAt,
      modificationDate: input.createdAt,
      afRelationship: AFRelationship.Data,
    })
  }
  await doc.flush()
  const id = PDFHexString.of(contentHash(doc).slice(0, 32))
  const ids = PDFArray.withContext(doc.context)
  ids.push(id)
  ids.push(id)
  doc.context.trailerInfo.ID = ids
}

function contentHash(doc: PDFDocument): string {
  const hash = createHash('sha256')
  for (const [ref, object] of doc.context.enumerateIndirectObjects()) {
    const bytes = new Uint8Array(object.sizeInBytes())
    object.copyBytesInto(bytes, 0)
    hash.update(ref.toString()).update(bytes)
  }
  return hash.digest('hex')
}

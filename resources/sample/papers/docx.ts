// Writes a plain Word file (ECMA-376): title, paragraphs, an optional ruled table, and the sample's note in the footer.
import { zip } from './zip.ts'

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

interface RunStyle {
  readonly face: '仿宋' | '宋体' | '黑体'
  /** Half points, as Word counts. */
  readonly size: number
  readonly bold?: boolean
}

function run(text: string, { face, size, bold = false }: RunStyle): string {
  const fonts = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${face}"/>`
  return `<w:r><w:rPr>${fonts}${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/></w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`
}

function paragraph(
  content: string,
  options: { align?: 'center' | 'both'; indent?: boolean; after?: number } = {},
): string {
  const { align = 'both', indent = false, after = 0 } = options
  const first = indent ? '<w:ind w:firstLineChars="200" w:firstLine="560"/>' : ''
  return `<w:p><w:pPr><w:spacing w:after="${after}" w:line="480" w:lineRule="exact"/>${first}<w:jc w:val="${align}"/></w:pPr>${content}</w:p>`
}

function ruledTable(rows: readonly (readonly string[])[]): string {
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((edge) => `<w:${edge} w:val="single" w:sz="6" w:space="0" w:color="000000"/>`)
    .join('')
  const columns = rows[0]?.length ?? 1
  const width = Math.floor(8800 / columns)
  const grid = `<w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(columns)}</w:tblGrid>`
  const body = rows.map((cells, index) => {
    const made = cells.map((text) => {
      const content = paragraph(run(text, { face: index === 0 ? '黑体' : '宋体', size: 24 }), { align: 'center' })
      return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc>`
    })
    return `<w:tr>${made.join('')}</w:tr>`
  })
  return `<w:tbl><w:tblPr><w:tblW w:w="8800" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders></w:tblPr>${grid}${body.join('')}</w:tbl>`
}

export interface DocxInput {
  readonly agency: string
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly table?: readonly (readonly string[])[]
  readonly note: string
}

export function writeDocx({ agency, title, paragraphs, table, note }: DocxInput): Buffer {
  const body = [
    paragraph(run(agency, { face: '宋体', size: 32, bold: true }), { align: 'center' }),
    paragraph(run(title, { face: '宋体', size: 40, bold: true }), { align: 'center', after: 240 }),
    ...paragraphs.map((text) => paragraph(run(text, { face: '仿宋', size: 28 }), { indent: true })),
    ...(table === undefined ? [] : [ruledTable(table)]),
  ].join('')
  const page =
    '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1871" w:right="1474" w:bottom="1701" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
  const footer = paragraph(run(note, { face: '黑体', size: 18 }), { align: 'center' })
  const types = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>',
    '<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>',
  ].join('')
  const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return zip({
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${HEAD}<w:document ${NAMESPACE} xmlns:r="${RELATIONS}"><w:body>${body}${page}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `${HEAD}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${RELATIONS}/footer" Target="footer1.xml"/></Relationships>`,
    'word/footer1.xml': `${HEAD}<w:ftr ${NAMESPACE}>${footer}</w:ftr>`,
  })
}

// Puts the used glyphs of one face into a PDF. pdf-lib's own embedder shapes text and drops glyphs of large Chinese fonts;
// here one character is one code, mapped to its glyph and back to its code point, so the text always extracts as it was written.
import { type PDFDocument, type PDFRef, PDFString } from 'pdf-lib'
import type { Face } from './fonts.ts'

export interface EmbeddedFace {
  readonly ref: PDFRef
  /** Four hexadecimal digits that show the character. */
  code(codePoint: number, glyphId: number): string
  /** Writes the font; call once, after the last `code`. */
  write(): void
}

/** What fontkit's subset really offers; its published types are older. */
interface GlyphSubset {
  readonly cff?: unknown
  includeGlyph(glyphId: number): number
  encode(): Uint8Array
}

interface Use {
  readonly cid: number
  readonly gid: number
  readonly codePoint: number
  readonly width: number
}

export function embedFace(doc: PDFDocument, face: Face): EmbeddedFace {
  const ref = doc.context.nextRef()
  const subset = face.font.createSubset() as unknown as GlyphSubset
  const uses = new Map<number, Use>()
  // A CFF subset is addressed by glyph; a TrueType one through a map, so that two characters may share a glyph.
  const byGlyph = subset.cff !== undefined
  return {
    ref,
    code(codePoint, glyphId) {
      const known = uses.get(codePoint)
      if (known !== undefined) return hex4(known.cid)
      const gid = subset.includeGlyph(glyphId)
      const cid = byGlyph ? gid : uses.size + 1
      uses.set(codePoint, { cid, gid, codePoint, width: face.glyph(codePoint)?.advance ?? 1 })
      return hex4(cid)
    },
    write() {
      writeFont(doc, ref, face, subset, [...uses.values()], byGlyph)
    },
  }
}

function writeFont(
  doc: PDFDocument,
  ref: PDFRef,
  face: Face,
  subset: GlyphSubset,
  uses: readonly Use[],
  cff: boolean,
): void {
  const { context } = doc
  const name = `${subsetTag(uses)}+${face.font.postscriptName}`
  const file = context.register(
    context.flateStream(new Uint8Array(subset.encode()), cff ? { Subtype: 'CIDFontType0C' } : {}),
  )
  const descriptor = context.register(
    context.obj({ ...descriptorOf(face, name), [cff ? 'FontFile3' : 'FontFile2']: file }),
  )
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: cff ? 'CIDFontType0' : 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: 1000,
      W: widths(uses),
      ...(cff ? {} : { CIDToGIDMap: context.register(context.flateStream(glyphMap(uses))) }),
    }),
  )
  context.assign(
    ref,
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: context.register(context.flateStream(toUnicode(uses))),
    }),
  )
}

function descriptorOf(face: Face, name: string) {
  const { font } = face
  const scale = 1000 / font.unitsPerEm
  const { minX, minY, maxX, maxY } = font.bbox
  return {
    Type: 'FontDescriptor',
    FontName: name,
    Flags: 4,
    FontBBox: [minX, minY, maxX, maxY].map((edge) => Math.round(edge * scale)),
    ItalicAngle: 0,
    Ascent: Math.round(font.ascent * scale),
    Descent: Math.round(font.descent * scale),
    CapHeight: Math.round((font.capHeight || font.ascent) * scale),
    StemV: face.key === 'serif-bold' || face.key === 'sans' ? 120 : 70,
  }
}

/** Six capitals that depend only on what is in the subset, so that the same page gives the same bytes. */
function subsetTag(uses: readonly Use[]): string {
  let sum = 7
  for (const use of uses) sum = (sum * 31 + use.codePoint) % 308_915_776
  return Array.from({ length: 6 }, (_, at) => String.fromCharCode(65 + (Math.floor(sum / 26 ** at) % 26))).join('')
}

function widths(uses: readonly Use[]): (number | number[])[] {
  return [...uses].sort((a, b) => a.cid - b.cid).flatMap((use) => [use.cid, [Math.round(use.width * 1e5) / 100]])
}

function glyphMap(uses: readonly Use[]): Uint8Array {
  const map = new Uint8Array((uses.length + 1) * 2)
  const view = new DataView(map.buffer)
  for (const use of uses) view.setUint16(use.cid * 2, use.gid)
  return map
}

/** At most a hundred mappings to a section: the limit of ISO 32000 for `beginbfchar`. */
function toUnicode(uses: readonly Use[]): string {
  const lines = uses.map((use) => `<${hex4(use.cid)}> <${utf16(use.codePoint)}>`)
  const sections: string[] = []
  for (let at = 0; at < lines.length; at += 100) {
    const part = lines.slice(at, at + 100)
    sections.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${sections.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

export function utf16(codePoint: number): string {
  const text = String.fromCodePoint(codePoint)
  return Array.from({ length: text.length }, (_, at) => hex4(text.charCodeAt(at))).join('')
}

function hex4(value: number): string {
  return value.toString(16).padStart(4, '0')
}

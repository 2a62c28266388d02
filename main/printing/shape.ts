// Turns text into atoms: the smallest pieces a line may be broken between, each with its glyphs and its place in the rules of
// Chinese line breaking (避头尾, 行首行末禁则 as in GB/T 15834).
import type { Fonts, Found } from './fonts.ts'
import type { TextStyle } from './measures.ts'
import type { FontName, Inline } from './types.ts'

export interface Glyph {
  readonly codePoint: number
  /** Null when no font has the character: drawn as a box. */
  readonly found: Found | null
  /** Points. */
  readonly advance: number
  readonly size: number
}

export interface Atom {
  readonly glyphs: readonly Glyph[]
  readonly width: number
  readonly kind: 'ideograph' | 'word' | 'space'
  readonly noStart: boolean
  readonly noEnd: boolean
  /** A closing mark's right half is empty: at the end of a line it may be set half as wide. */
  readonly squeezable: boolean
  /** A piece of a word too long for a line: may be broken anywhere, is never spread. */
  readonly piece: boolean
}

export interface ShapeContext {
  readonly fonts: Fonts
  readonly missing: Set<string>
}

// Full-width forms are written as escapes: the eye, and some editors, take them for their ASCII twins.
const NO_START = new Set(
  '\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\uff09》」』〕】〉〗\uff5d\uff3d,.:;!?)]}\u201d\u2019…\uff5e~·%\uff05‰℃°㎡㎥々ー',
)
const NO_END = new Set('\uff08《「『〔【〈〖\uff5b\uff3b([{\u201c\u2018\uffe5¥$№§')
const SQUEEZABLE = new Set('\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff09》」』〕】〉\u201d\u2019')
const SPACES = new Set([' ', '\t', '\u00a0', '\u3000'])
/** Letters, digits and what holds them together inside numbers, dates, addresses and hashes. */
const WORD = /[A-Za-z0-9\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]/
const JOINER = /[-.,:/_@#&+=%'"\\^*]/
/** Longer words are hashes and addresses: they may be broken anywhere. */
const LONGEST_WORD = 22

/** Atoms of each line the text itself asks for (`\n`). */
export function shape(text: string | readonly Inline[], style: TextStyle, context: ShapeContext): Atom[][] {
  const lines: Atom[][] = [[]]
  for (const part of typeof text === 'string' ? [text] : text) {
    const inline = typeof part === 'string' ? { text: part } : part
    const font = inline.font ?? style.font
    const bold = inline.bold ?? style.bold ?? false
    const rows = inline.text.replace(/\r\n?/g, '\n').split('\n')
    rows.forEach((row, at) => {
      if (at > 0) lines.push([])
      lines.at(-1)?.push(...shapeRun(row, { ...style, font, bold }, context))
    })
  }
  return lines
}

function shapeRun(text: string, style: TextStyle & { font: FontName }, context: ShapeContext): Atom[] {
  const atoms: Atom[] = []
  for (const token of tokens(text)) {
    const glyphs = [...token].map((character) => glyphOf(character, style, context))
    if (token.length > LONGEST_WORD) atoms.push(...glyphs.map((glyph) => ({ ...atomOf([glyph], 'x'), piece: true })))
    else atoms.push(atomOf(glyphs, token))
  }
  return atoms
}

/** Words stay whole, — and … pairs stay whole, everything else is one character. */
function tokens(text: string): string[] {
  const characters = [...text].filter((character) => !isInvisible(character.codePointAt(0) ?? 0))
  const found: string[] = []
  let at = 0
  while (at < characters.length) {
    const first = characters[at] ?? ''
    let end = at + 1
    if (WORD.test(first)) end = wordEnd(characters, at)
    else if (first === '—' || first === '…') while (characters[end] === first) end += 1
    found.push(characters.slice(at, end).join(''))
    at = end
  }
  return found
}

function wordEnd(characters: readonly string[], from: number): number {
  let end = from + 1
  for (;;) {
    const next = characters[end] ?? ''
    const after = characters[end + 1] ?? ''
    if (WORD.test(next) || next === '%' || (JOINER.test(next) && WORD.test(after))) end += 1
    else return end
  }
}

function atomOf(glyphs: readonly Glyph[], token: string): Atom {
  const first = [...token][0] ?? ''
  return {
    glyphs,
    width: glyphs.reduce((sum, glyph) => sum + glyph.advance, 0),
    kind: SPACES.has(first) ? 'space' : WORD.test(first) ? 'word' : 'ideograph',
    noStart: NO_START.has(first),
    noEnd: NO_END.has(first),
    squeezable: token.length === 1 && SQUEEZABLE.has(first),
    piece: false,
  }
}

function glyphOf(character: string, style: TextStyle, context: ShapeContext): Glyph {
  const codePoint = character === '\t' || character === '\u00a0' ? 0x20 : (character.codePointAt(0) ?? 0xfffd)
  const found = isCheckBox(codePoint) ? null : context.fonts.find(codePoint, style.font, style.bold ?? false)
  if (found === null && !isCheckBox(codePoint)) context.missing.add(character)
  const em = found?.advance ?? 1
  const full = em > 0.98 && em < 1.02
  return { codePoint, found, size: style.size, advance: full ? (style.advance ?? style.size) : em * style.size }
}

/** Nothing to see: joiners, marks of direction, variation selectors. */
function isInvisible(codePoint: number): boolean {
  return (
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x2028 && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x2064) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    codePoint === 0xfeff ||
    (codePoint >= 0xe0100 && codePoint <= 0xe01ef)
  )
}

/** ☐ ☑ ☒ are drawn as lines: hardly any Chinese font has them. */
export function isCheckBox(codePoint: number): boolean {
  return codePoint >= 0x2610 && codePoint <= 0x2612
}

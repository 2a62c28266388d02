// Breaks atoms into lines and gives every glyph its place. Lines are filled greedily; the rest of a line is spread between its
// ideographs, so that both edges are straight as on a printed document.
import type { Atom, Glyph } from './shape.ts'
import type { Align } from './types.ts'

export interface PlacedGlyph extends Glyph {
  /** From the left edge of the measure. */
  readonly x: number
}

export interface Line {
  readonly glyphs: readonly PlacedGlyph[]
  readonly width: number
}

export interface BreakOptions {
  readonly measure: number
  /** Of the first line. */
  readonly indent?: number
  readonly align?: Align
  /** Straight right edge on all but the last line of a paragraph. */
  readonly justify?: boolean
}

/** A thin gap where ideographs meet letters or digits; below what text extraction takes for a space. */
const SCRIPT_GAP = 0.09
/** A line is not spread by more than this between two atoms. */
const MOST_SPREAD = 0.34

export function breakLines(paragraph: readonly Atom[], options: BreakOptions): Line[] {
  const atoms = splitWide(paragraph, options.measure)
  const lines: Line[] = []
  let from = 0
  do {
    const indent = lines.length === 0 ? (options.indent ?? 0) : 0
    while (lines.length > 0 && atoms[from]?.kind === 'space') from += 1
    if (lines.length > 0 && from >= atoms.length) break
    const { end, fair } = lineEnd(atoms, from, options.measure - indent)
    const word = fair ? -1 : atoms.findLastIndex((atom, at) => at >= from && at <= end && isWord(atom))
    if (word >= 0) {
      atoms.splice(word, 1, ...piecesOf(atoms[word] as Atom))
      continue
    }
    lines.push(placeLine(atoms.slice(from, end), indent, end >= atoms.length, options))
    from = end
  } while (from < atoms.length)
  return lines
}

/** A word wider than the measure becomes pieces. */
function splitWide(atoms: readonly Atom[], measure: number): Atom[] {
  return atoms.flatMap((atom) => (atom.width <= measure || atom.glyphs.length < 2 ? [atom] : piecesOf(atom)))
}

function piecesOf(atom: Atom): Atom[] {
  return atom.glyphs.map((glyph) => ({ ...atom, glyphs: [glyph], width: glyph.advance, piece: true }))
}

function isWord(atom: Atom): boolean {
  return atom.kind === 'word' && atom.glyphs.length > 1
}

/** Not `fair` where no break is allowed: then a word in the line is broken rather than the rules of the marks. */
function lineEnd(atoms: readonly Atom[], from: number, measure: number): { end: number; fair: boolean } {
  let width = 0
  let best = from
  for (let at = from; at < atoms.length; at += 1) {
    const atom = atoms[at] as Atom
    width += gapBefore(atoms, at, from) + atom.width
    const needed = atom.kind === 'space' ? width - atom.width : width - (atom.squeezable ? atom.width / 2 : 0)
    if (needed > measure + 0.01) {
      return best > from ? { end: best, fair: true } : { end: Math.max(at, from + 1), fair: false }
    }
    if (mayBreakAfter(atoms, at)) best = at + 1
  }
  return { end: atoms.length, fair: true }
}

function mayBreakAfter(atoms: readonly Atom[], at: number): boolean {
  const atom = atoms[at]
  const next = atoms[at + 1]
  if (next === undefined || atom === undefined) return true
  return !next.noStart && next.kind !== 'space' && !lastInk(atoms, at)?.noEnd
}

/** What a line broken here would end with: the spaces before the break go. */
function lastInk(atoms: readonly Atom[], at: number): Atom | undefined {
  let ink = at
  while (ink > 0 && atoms[ink]?.kind === 'space') ink -= 1
  return atoms[ink]
}

function gapBefore(atoms: readonly Atom[], at: number, from: number): number {
  const atom = atoms[at]
  const before = at > from ? atoms[at - 1] : undefined
  if (atom === undefined || before === undefined || atom.kind === before.kind) return 0
  if (atom.kind === 'space' || before.kind === 'space') return 0
  const ideograph = atom.kind === 'ideograph' ? atom : before
  return isMark(ideograph) ? 0 : SCRIPT_GAP * (ideograph.glyphs[0]?.size ?? 0)
}

function isMark(atom: Atom): boolean {
  return atom.noStart || atom.noEnd
}

function placeLine(all: readonly Atom[], indent: number, last: boolean, options: BreakOptions): Line {
  const atoms = [...all]
  while (atoms.length > 1 && atoms.at(-1)?.kind === 'space') atoms.pop()
  const gaps = atoms.map((_, at) => gapBefore(atoms, at, 0))
  const natural = atoms.reduce((sum, atom, at) => sum + atom.width + (gaps[at] ?? 0), 0)
  const room = options.measure - indent
  const squeeze = natural > room ? natural - room : 0
  const spread = options.justify === true && !last ? spreadOf(atoms, room - natural) : 0
  const width = natural - squeeze + spread * countSpreadable(atoms)
  let x = indent + startOf(options.align ?? 'left', room - width)
  const glyphs: PlacedGlyph[] = []
  atoms.forEach((atom, at) => {
    x += (gaps[at] ?? 0) + (at > 0 && spreads(atoms[at - 1], atom) ? spread : 0)
    for (const glyph of atom.glyphs) {
      glyphs.push({ ...glyph, x })
      x += glyph.advance
    }
  })
  return { glyphs, width }
}

function startOf(align: Align, rest: number): number {
  return align === 'center' ? rest / 2 : align === 'right' ? rest : 0
}

function spreads(before: Atom | undefined, atom: Atom): boolean {
  return before !== undefined && !(before.piece && atom.piece)
}

function countSpreadable(atoms: readonly Atom[]): number {
  return atoms.filter((atom, at) => at > 0 && spreads(atoms[at - 1], atom)).length
}

function spreadOf(atoms: readonly Atom[], rest: number): number {
  const places = countSpreadable(atoms)
  if (places === 0 || rest <= 0) return 0
  const spread = rest / places
  const size = atoms[0]?.glyphs[0]?.size ?? 0
  return spread > MOST_SPREAD * size ? 0 : spread
}

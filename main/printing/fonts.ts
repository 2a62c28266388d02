// The fonts the pages are set in, opened once, and the search for the first of them that has a character.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { create, type Font } from 'fontkit'
import type { FontName } from './types.ts'

const FILES = {
  serif: 'noto-serif-sc-regular.ttf',
  'serif-bold': 'noto-serif-sc-bold.ttf',
  sans: 'noto-sans-sc-medium.ttf',
  fang: 'fandol-fang-regular.otf',
  kai: 'lxgw-wenkai-regular.ttf',
} as const

export type FaceKey = keyof typeof FILES

export interface FaceGlyph {
  readonly id: number
  /** In em. */
  readonly advance: number
}

export interface Face {
  readonly key: FaceKey
  readonly font: Font
  glyph(codePoint: number): FaceGlyph | null
}

/** A glyph found for one character; `heavy` asks for a stroke because the face has no bold of its own. */
export interface Found {
  readonly face: Face
  readonly id: number
  readonly advance: number
  readonly heavy: boolean
}

export interface Fonts {
  find(codePoint: number, name: FontName, bold: boolean): Found | null
}

/** The regular song and the kai have nearly every character, so each search ends with them. */
const SEARCH: Record<FontName, readonly FaceKey[]> = {
  fang: ['fang', 'serif', 'kai'],
  song: ['serif', 'kai'],
  hei: ['sans', 'serif', 'kai'],
  kai: ['kai', 'serif'],
}

/** FandolFang's own Latin letters and digits are too thin beside its ideographs, so these come from the song. */
const LATIN_SEARCH: Record<FontName, readonly FaceKey[]> = {
  fang: ['serif', 'kai'],
  song: ['serif', 'kai'],
  hei: ['sans', 'serif'],
  kai: ['serif', 'kai'],
}

export function openFonts(folder: string): Fonts {
  const faces = new Map<FaceKey, Face>()
  const face = (key: FaceKey): Face => {
    const known = faces.get(key)
    if (known !== undefined) return known
    const opened = openFace(key, join(folder, FILES[key]))
    faces.set(key, opened)
    return opened
  }
  return {
    find(codePoint, name, bold) {
      const keys = codePoint < 0x2000 ? LATIN_SEARCH[name] : SEARCH[name]
      const wanted = bold && keys[0] === 'serif' ? (['serif-bold', ...keys] as const) : keys
      for (const key of wanted) {
        const glyph = face(key).glyph(codePoint)
        if (glyph !== null) return { face: face(key), ...glyph, heavy: bold && key !== 'serif-bold' && key !== 'sans' }
      }
      return null
    },
  }
}

function openFace(key: FaceKey, path: string): Face {
  const opened = create(readFileSync(path))
  if (!('hasGlyphForCodePoint' in opened)) throw new Error(`${FILES[key]} is a collection, not one font`)
  const font = opened
  const glyphs = new Map<number, FaceGlyph | null>()
  return {
    key,
    font,
    glyph(codePoint) {
      const known = glyphs.get(codePoint)
      if (known !== undefined) return known
      const glyph = font.hasGlyphForCodePoint(codePoint) ? font.glyphForCodePoint(codePoint) : null
      const found = glyph === null ? null : { id: glyph.id, advance: glyph.advanceWidth / font.unitsPerEm }
      glyphs.set(codePoint, found)
      return found
    },
  }
}

const opened = new Map<string, Fonts>()

/** The fonts of `folder`, kept open: reading sixty megabytes for every page would be waste. */
export function sharedFonts(folder: string = findFontsFolder()): Fonts {
  const known = opened.get(folder)
  if (known !== undefined) return known
  const fonts = openFonts(folder)
  opened.set(folder, fonts)
  return fonts
}

/** Where a face lies as a file, for tools that read fonts themselves. */
export const fontFile = (key: FaceKey): string => join(findFontsFolder(), FILES[key])

/** Walks up from this file, because source and bundle lie at different depths under the folder that has `resources`. */
function findFontsFolder(): string {
  let at = import.meta.dirname
  for (;;) {
    const folder = join(at, 'resources', 'fonts')
    if (existsSync(join(folder, FILES.serif))) return folder
    if (dirname(at) === at) throw new Error('resources/fonts not found')
    at = dirname(at)
  }
}

// Names of files and folders that every system takes: Windows, macOS, Linux, optical discs, archives' own loaders.

/** A name may have 255 bytes (ext4) and a whole path 260 units (Windows), so names are kept well below. */
const mostBytes = 120

/** CON, PRN … are devices on Windows, with any ending (also with the superscript digits). */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i

const standsFor: Readonly<Record<string, string>> = {
  '<': '〈',
  '>': '〉',
  ':': '：',
  '"': '”',
  '/': '／',
  '\\': '＼',
  '|': '｜',
  '?': '？',
  '*': '＊',
  '%': '％',
}

/**
 * The name composed (NFC), with what some system forbids by its full-width twin, control characters gone, without the spaces
 * and dots that Windows drops at the end, never longer than `most` bytes of UTF-8; its ending is kept.
 */
export function portableName(name: string, most: number = mostBytes): string {
  const clean = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[<>:"/\\|?*%]/g, (mark) => standsFor[mark] ?? '_')
    // Control characters, and those that are not seen or turn the direction round.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/^[\s.~-]+|[\s.]+$/gu, '')
  const safe = device.test(clean) ? `_${clean}` : clean
  return cut(safe === '' ? '_' : safe, most)
}

function cut(name: string, most: number): string {
  const ending = /\.[^.\s]{1,10}$/u.exec(name)?.[0] ?? ''
  let stem = name.slice(0, name.length - ending.length)
  while (bytesOf(stem) + bytesOf(ending) > most) stem = [...stem].slice(0, -1).join('')
  return `${stem.replace(/[\s.]+$/u, '')}${ending}`
}

/** In UTF-8, of well-formed text. */
export function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}

/** How two names meet on a file system that folds case and composes characters. */
export function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC')
}

/** Gives each name once: the second of two that would meet gets -2 before its ending. */
export function createNames(): (name: string) => string {
  const taken = new Set<string>()
  return (wanted) => {
    const name = portableName(wanted)
    const ending = /\.[^.\s]{1,10}$/u.exec(name)?.[0] ?? ''
    const stem = name.slice(0, name.length - ending.length)
    let given = name
    for (let serial = 2; taken.has(foldedName(given)); serial++) given = `${stem}-${serial}${ending}`
    taken.add(foldedName(given))
    return given
  }
}

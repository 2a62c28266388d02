// 档号 (DA/T 13): built from its parts, read back into them, and the gaps that a series of serials shows. The pattern is data.
import type { ArchivalCodePack, CodeForm, CodePart } from './pack-archival.ts'

export type CodeParts = Readonly<Record<string, string>>

export type BuiltCode =
  | { readonly state: 'built'; readonly code: string; readonly parts: CodeParts; readonly series: string }
  /** The first part that has no value, or none that fits. */
  | { readonly state: 'missing' | 'unfitting'; readonly part: CodePart }
  | { readonly state: 'full'; readonly series: string }

/** @param parts every part but the serial, by key */
export function buildCode(pack: ArchivalCodePack, parts: CodeParts, serial: number): BuiltCode {
  let code = ''
  let series = ''
  const used: Record<string, string> = {}
  for (const part of pack.parts) {
    if (part.from === 'serial') series = code + part.before
    const value = part.from === 'serial' ? serialText(part, serial) : (parts[part.key] ?? part.usual)
    if (value === null && part.from === 'serial') return { state: 'full', series }
    if (value === null || value === '') return { state: 'missing', part }
    if (!fits(part.form, value)) return { state: 'unfitting', part }
    code += part.before + value
    used[part.key] = value
  }
  return { state: 'built', code, parts: used, series }
}

/** Padded to the least width of its part; null when it would need more than the most. */
function serialText({ form }: CodePart, serial: number): string | null {
  if (form.kind !== 'digits') return null
  const text = String(serial).padStart(form.least, '0')
  return text.length > form.most ? null : text
}

/** The prefix within which serials run; null while a part before the serial is not known. */
export function seriesOf(pack: ArchivalCodePack, parts: CodeParts): string | null {
  const built = buildCode(pack, parts, 1)
  return built.state === 'built' ? built.series : null
}

/** The parts of a code and its serial; null when the pattern would not make it. */
export function parseCode(pack: ArchivalCodePack, code: string): { parts: CodeParts; serial: number } | null {
  const match = new RegExp(`^${pack.parts.map((part) => part.before + group(part)).join('')}$`, 'u').exec(code)
  if (match === null) return null
  const parts = Object.fromEntries(pack.parts.map(({ key }, at) => [key, match[at + 1] ?? '']))
  const serial = pack.parts.find(({ from }) => from === 'serial')
  return { parts, serial: Number(parts[serial?.key ?? ''] ?? 0) }
}

/** 件号: the code of an item by its place in the dossier. */
export function itemCode(pack: ArchivalCodePack, code: string, place: number): string {
  return `${code}${pack.item.before}${String(place).padStart(pack.item.width, '0')}`
}

function fits(form: CodeForm, value: string): boolean {
  return new RegExp(`^(?:${formSource(form)})$`, 'u').test(value)
}

const group = ({ form }: CodePart): string => `(${formSource(form)})`

function formSource(form: CodeForm): string {
  if (form.kind === 'table') return form.entries.map(({ code }) => code).join('|')
  const letters = { digits: '[0-9]', 'letters-digits': '[A-Za-z0-9]', words: '[A-Za-z0-9\\p{Script=Han}]' }[form.kind]
  return `${letters}{${form.least},${form.most}}`
}

export interface Gap {
  readonly from: number
  readonly to: number
}

/** Serials from 1 to the last that nobody has, in runs. Order and repetition of what is given do not matter. */
export function serialGaps(serials: readonly number[]): Gap[] {
  const gaps: Gap[] = []
  let expected = 1
  for (const serial of [...new Set(serials)].sort((a, b) => a - b)) {
    if (serial > expected) gaps.push({ from: expected, to: serial - 1 })
    expected = serial + 1
  }
  return gaps
}

/** What one pack's schema cannot see: one serial, at the end; keys once; parts that can be told apart when the code is read back. */
export function codePatternFaults({ parts, categories }: ArchivalCodePack): string[] {
  const faults: string[] = []
  const last = parts.at(-1)
  if (parts.filter(({ from }) => from === 'serial').length !== 1 || last?.from !== 'serial') faults.push('serial')
  if (last?.form.kind !== 'digits' || last.form.least > last.form.most) faults.push('serial')
  if (new Set(parts.map(({ key }) => key)).size !== parts.length) faults.push('key')
  for (const [at, part] of parts.entries()) {
    const before = parts[at - 1]
    const isFixed = before !== undefined && before.form.kind !== 'table' && before.form.least === before.form.most
    if (at === 0 ? part.before !== '' : part.before === '' && !isFixed) faults.push(part.key)
    if (part.form.kind !== 'table' && part.form.least > part.form.most) faults.push(part.key)
    if (part.usual !== null && !fits(part.form, part.usual)) faults.push(part.key)
    if (part.from === 'category' && Object.values(categories).some((code) => !fits(part.form, code)))
      faults.push(part.key)
  }
  return faults
}

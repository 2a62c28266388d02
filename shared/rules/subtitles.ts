// Transcripts as subtitle files: SubRip (SRT) and WebVTT (https://www.w3.org/TR/webvtt1/), read and written. A file with a
// cue that cannot be read is refused as a whole, with the number of its line: half a transcript would pass for a whole one.
import type { TranscriptLine } from '../contract/transcripts.ts'

export type SubtitleFault = 'time' | 'order' | 'text' | 'empty'

export type ParsedSubtitles =
  | { readonly state: 'read'; readonly format: 'srt' | 'vtt'; readonly lines: TranscriptLine[] }
  /** `line` counts from 1, as editors do. */
  | { readonly state: 'refused'; readonly line: number; readonly why: SubtitleFault }

/** How long a line may be, in UTF-16 units; as the contract takes them. */
const longestLine = { text: 4000, speaker: 100 } as const

interface Block {
  readonly first: number
  readonly rows: readonly string[]
}

const timing = /^\s*((?:\d+:)?\d+:\d+[.,]\d+)\s*-->\s*((?:\d+:)?\d+:\d+[.,]\d+)(?:\s+\S.*)?\s*$/

export function parseSubtitles(content: string): ParsedSubtitles {
  const rows = content.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const format = /^WEBVTT(?:[ \t]|$)/.test(rows[0] ?? '') ? 'vtt' : 'srt'
  const blocks = blocksOf(rows)
  const cues =
    format === 'srt' ? blocks : [...afterHeader(blocks[0]), ...blocks.slice(1)].filter((block) => !isAside(block))
  const lines: TranscriptLine[] = []
  for (const block of cues) {
    const cue = readCue(block, format)
    if ('why' in cue) return { state: 'refused', ...cue }
    lines.push(...cue.lines)
  }
  return lines.length === 0 ? { state: 'refused', line: 1, why: 'empty' } : { state: 'read', format, lines }
}

/** What stands between empty lines. The header of a WebVTT file is its first block. */
function blocksOf(rows: readonly string[]): Block[] {
  const blocks: Block[] = []
  let open: string[] = []
  rows.forEach((row, at) => {
    if (row.trim() === '') {
      open = []
    } else {
      if (open.length === 0) blocks.push({ first: at + 1, rows: open })
      open.push(row)
    }
  })
  return blocks
}

/** A cue may follow the header without an empty line between. */
function afterHeader(header: Block | undefined): Block[] {
  const at = header?.rows.findIndex((row) => row.includes('-->')) ?? -1
  return header === undefined || at < 0 ? [] : [{ first: header.first + at, rows: header.rows.slice(at) }]
}

/** NOTE, STYLE and REGION of WebVTT hold no speech. With a timing below it, such a word is a cue's name. */
function isAside({ rows: [first = '', second = ''] }: Block): boolean {
  return /^(?:NOTE(?:[ \t]|$)|STYLE[ \t]*$|REGION[ \t]*$)/.test(first) && !second.includes('-->')
}

type Cue = { readonly lines: TranscriptLine[] } | { readonly line: number; readonly why: SubtitleFault }

function readCue({ first, rows }: Block, format: 'srt' | 'vtt'): Cue {
  const at = rows[0]?.includes('-->') ? 0 : 1
  const line = first + (rows.length > at ? at : 0)
  const [, from = '', to = ''] = timing.exec(rows[at] ?? '') ?? []
  const [startMs, endMs] = [instantOf(from, format), instantOf(to, format)]
  if (startMs === null || endMs === null) return { line, why: 'time' }
  if (endMs < startMs) return { line, why: 'order' }
  const words = rows.slice(at + 1)
  // A timing among the words: the empty line before the next cue is missing.
  const lost = words.findIndex((row) => timing.test(row))
  if (lost >= 0) return { line: line + 1 + lost, why: 'time' }
  const said = spoken(words.join('\n'))
  if (said.some(isTooLong)) {
    return { line, why: 'text' }
  }
  return { lines: said.map((one) => ({ startMs, endMs, ...one })) }
}

export function isTooLong({ text, speaker }: Pick<TranscriptLine, 'text' | 'speaker'>): boolean {
  return text.length > longestLine.text || speaker.length > longestLine.speaker
}

/** Hours may be missing in WebVTT only; the fraction has three digits, after a comma or a point. */
function instantOf(text: string, format: 'srt' | 'vtt'): number | null {
  const [, hours, minutes = '', seconds = '', fraction = ''] =
    /^(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{3})$/.exec(text) ?? []
  if (fraction === '' || (hours === undefined && format === 'srt')) return null
  if (Number(minutes) > 59 || Number(seconds) > 59) return null
  return ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction)
}

/** The words of one cue, by voice: `<v 张三>` names who speaks until the next one. */
function spoken(payload: string): { speaker: string; text: string }[] {
  const said: { speaker: string; text: string }[] = []
  let speaker = ''
  let from = 0
  const end = (until: number) => {
    const text = tidyText(decoded(payload.slice(from, until).replace(tag, '')))
    if (text !== '') said.push({ speaker, text })
  }
  for (const found of payload.matchAll(voice)) {
    end(found.index)
    speaker = tidySpeaker(decoded(found[1] ?? ''))
    from = found.index + found[0].length
  }
  end(payload.length)
  return said
}

// None of these scans a bracket twice: a file of nothing but brackets must not keep the desk busy.
const voice = /<v(?:\.[^\s<>]*)?[ \t]([^<>]*)>/g
/** Formatting and inner timestamps. A bracket before a Chinese character or a space is taken for text, as it is meant. */
const tag = /<\/?(?:[a-zA-Z][^<>]*|\d[\d:.]*)>|\{\\[^{}]*\}/g

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lrm: '',
  rlm: '',
}

function decoded(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}

/** Composed form, no empty lines, nothing that cannot be shown: as lines are kept, and what a written file gives back. */
export function tidyText(text: string): string {
  return text
    .toWellFormed()
    .split(/\r\n|\n|\r/)
    .map((row) => row.replaceAll(control, '').trim().normalize('NFC'))
    .filter((row) => row !== '')
    .join('\n')
}

const control = /(?!\t)\p{Cc}/gu

export function tidySpeaker(speaker: string): string {
  return tidyText(speaker).replaceAll(/\s+/g, ' ')
}

/** For players and for other programs; `parseSubtitles` reads the same lines back. */
export function toVtt(lines: readonly TranscriptLine[]): string {
  const cues = lines.map(({ startMs, endMs, speaker, text }) => {
    const who = tidySpeaker(speaker)
    const voiced = who === '' ? '' : `<v ${escaped(who)}>`
    return `${stamp(startMs, '.')} --> ${stamp(endMs, '.')}\n${voiced}${escaped(tidyText(text))}\n`
  })
  return ['WEBVTT\n', ...cues].join('\n')
}

/** SubRip knows no speakers: the name stands before the words, as people write it (张三：…). */
export function toSrt(lines: readonly TranscriptLine[]): string {
  return lines
    .map(({ startMs, endMs, speaker, text }, at) => {
      const who = tidySpeaker(speaker)
      const words = who === '' ? tidyText(text) : `${who}：${tidyText(text)}`
      return `${at + 1}\n${stamp(startMs, ',')} --> ${stamp(endMs, ',')}\n${guarded(words)}\n`
    })
    .join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('{\\', '{&#92;')
}

/** Most programs show SubRip as it stands, so only what would be taken for something else is written otherwise. */
function guarded(text: string): string {
  return text
    .replaceAll(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll(/<(?=[/a-zA-Z\d])/g, '&lt;')
    .replaceAll('-->', '--&gt;')
    .replaceAll('{\\', '{&#92;')
}

function stamp(ms: number, point: ',' | '.'): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const whole = Math.floor(ms / 1000)
  const clock = `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
  return `${clock}${point}${String(ms % 1000).padStart(3, '0')}`
}

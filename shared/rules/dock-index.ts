// What a collection dock (采集工作站) says about its files, read by the rule pack: a record of its index, the name of a file,
// and which file is what. Nothing here trusts a value: what cannot be read is left out.
import type { CaptureFacts } from '../contract/recordings.ts'
import { type DockField, type DockIndexPack, dockFields } from './pack-dock.ts'

/** One record of an index: its fields under the pack's own names, each a text. */
export type DockRecord = Partial<Record<DockField, string>>

export interface DockRules {
  /** Null when the record names no file. */
  record(
    record: DockRecord,
  ): { readonly name: string; readonly sizeBytes: number | null; readonly facts: CaptureFacts } | null
  /** By the name alone; every fact is null when it fits no pattern. */
  name(fileName: string): CaptureFacts
  /** By its ending; null for what a dock's intake leaves alone. */
  medium(fileName: string): 'recording' | 'picture' | null
  isJunk(name: string): boolean
  /** Which of these is the index: relative paths, `/` between. Null when none is, or when it is not clear which. */
  indexAmong(paths: readonly string[]): string | null
}

export const noFacts: CaptureFacts = {
  deviceNumber: null,
  deviceModel: null,
  manufacturer: null,
  officerNumber: null,
  officerName: null,
  department: null,
  stationNumber: null,
  fileNumber: null,
  place: null,
  importance: null,
  startedAt: null,
  statedSeconds: null,
  from: 'none',
}

/** Names under which each field may be found, folded for comparison. */
export function fieldNames(pack: DockIndexPack): ReadonlyMap<string, DockField> {
  const names = new Map<string, DockField>()
  for (const field of dockFields) for (const name of pack.fields[field]) names.set(folded(name), field)
  return names
}

export function dockRules(pack: DockIndexPack): DockRules {
  const times = pack.timePatterns.map(compiled)
  const fileNames = pack.fileNames.map(({ pattern }) => compiled(pattern))
  const indexNames = pack.index.names.map(compiled)
  const junk = new Set(pack.junk.map((name) => name.toLowerCase()))

  function timeOf(text: string | undefined): string | null {
    if (text === undefined) return null
    for (const pattern of times) {
      const groups = pattern.exec(text.trim())?.groups
      if (groups !== undefined) return instantOf(groups, pack.utcOffsetMinutes)
    }
    return null
  }

  return {
    record(record) {
      const name = record.fileName?.trim() ?? ''
      if (name === '') return null
      const facts: CaptureFacts = {
        ...noFacts,
        deviceNumber: short(record.deviceNumber),
        officerNumber: short(record.officerNumber),
        officerName: short(record.officerName),
        department: short(record.department),
        stationNumber: short(record.stationNumber),
        fileNumber: short(record.fileNumber),
        place: short(record.place, 200),
        importance: pack.importanceCodes[record.importance?.trim() ?? ''] ?? null,
        startedAt: timeOf(record.shotAt),
        statedSeconds: amount(record.seconds),
        from: 'index',
      }
      return { name, sizeBytes: amount(record.sizeBytes), facts }
    },
    name(fileName) {
      const bare = fileName.replace(/\.[^.]{1,5}$/u, '')
      for (const pattern of fileNames) {
        const groups = pattern.exec(bare)?.groups
        if (groups === undefined) continue
        const startedAt = timeOf(groups.at)
        // A number that is no time makes it another name that only looks like one.
        if (groups.at !== undefined && startedAt === null) continue
        return {
          ...noFacts,
          deviceNumber: short(groups.device),
          officerNumber: short(groups.officer),
          importance: groups.mark === undefined ? null : pack.markedImportance,
          startedAt,
          from: 'name',
        }
      }
      return noFacts
    },
    medium(fileName) {
      const extension = extensionOf(fileName)
      if (pack.recordingExtensions.includes(extension)) return 'recording'
      return pack.pictureExtensions.includes(extension) ? 'picture' : null
    },
    isJunk: (name) => name.startsWith('.') || name.startsWith('~$') || junk.has(name.toLowerCase()),
    indexAmong(paths) {
      const named = paths.filter((path) => indexNames.some((pattern) => pattern.test(lastOf(path))))
      const highest = Math.min(...named.map(depthOf))
      const nearest = named.filter((path) => depthOf(path) === highest)
      if (nearest.length > 0) return nearest.length === 1 ? (nearest[0] ?? null) : null
      const top = paths.filter((path) => depthOf(path) === 0 && pack.index.extensions.includes(extensionOf(path)))
      return top.length === 1 ? (top[0] ?? null) : null
    },
  }
}

/** What the index says, and where it is silent what the name says. */
export function joinedFacts(index: CaptureFacts | null, name: CaptureFacts): CaptureFacts {
  if (index === null) return name
  return {
    ...index,
    deviceNumber: index.deviceNumber ?? name.deviceNumber,
    officerNumber: index.officerNumber ?? name.officerNumber,
    importance: index.importance ?? name.importance,
    startedAt: index.startedAt ?? name.startedAt,
  }
}

/** Names as they are compared: one form for every way to write the same characters, without case. */
export function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFC').trim()
}

function compiled(source: string): RegExp {
  return new RegExp(source, 'iu')
}

function instantOf(groups: Readonly<Record<string, string | undefined>>, offsetMinutes: number): string | null {
  const { year, month, day, hour, minute, second = '0', zone, epochSeconds, epochMilliseconds } = groups
  if (epochMilliseconds !== undefined) return isoOf(Number(epochMilliseconds))
  if (epochSeconds !== undefined) return isoOf(Number(epochSeconds) * 1000)
  const parts = [year, month, day, hour, minute, second].map(Number)
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = parts
  const local = Date.UTC(y, mo - 1, d, h, mi, s)
  const read = new Date(local)
  // 31 February would else be the third of March.
  const isReal =
    parts.every(Number.isInteger) &&
    read.getUTCMonth() === mo - 1 &&
    read.getUTCDate() === d &&
    h < 24 &&
    mi < 60 &&
    s < 60
  return isReal ? isoOf(local - zoneMinutes(zone, offsetMinutes) * 60_000) : null
}

function zoneMinutes(zone: string | undefined, otherwise: number): number {
  if (zone === undefined) return otherwise
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? []
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** A clock that was never set tells the zero of its calendar. */
function isoOf(ms: number): string | null {
  const at = new Date(ms)
  if (Number.isNaN(at.getTime())) return null
  const year = at.getUTCFullYear()
  return year >= 2000 && year < 2100 ? at.toISOString() : null
}

function short(text: string | undefined, most = 100): string | null {
  const words = text?.trim().normalize('NFC').slice(0, most).trim() ?? ''
  return words === '' || !words.isWellFormed() ? null : words
}

function amount(text: string | undefined): number | null {
  if (text === undefined || !/^\s*\d{1,15}(\.\d{1,6})?\s*$/.test(text)) return null
  return Number(text)
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const depthOf = (path: string): number => path.split('/').length - 1

function extensionOf(name: string): string {
  const last = lastOf(name)
  const at = last.lastIndexOf('.')
  return at <= 0
    ? ''
    : last
        .slice(at + 1)
        .toLowerCase()
        .trim()
}

// Files on their way into dossiers. It outlives the screen that began it; only leaving the page or locking ends it.
import type { Volume } from '#shared/contract/dossiers.ts'
import type { IntakeTicket } from '#shared/contract/intake.ts'
import { desk } from '../desk/client.ts'
import { toFailure } from '../desk/failure.ts'
import { uploadFile } from '../desk/upload.ts'
import type { DroppedFile } from '../ui/dropped-files.ts'
import { dossierText } from './text.ts'

export type FilingState = 'waiting' | 'sending' | 'checking' | 'filed' | 'refused' | 'cancelled'

export type Filing = {
  readonly key: string
  readonly dossierId: string
  readonly name: string
  readonly sizeBytes: number
  readonly doneBytes: number
  readonly state: FilingState
  readonly sentence: string | null
  readonly itemId: string | null
  readonly startedAt: number | null
}

export type IntakeQueue = {
  readonly subscribe: (listener: () => void) => () => void
  readonly filings: () => readonly Filing[]
  readonly add: (dossierId: string, files: readonly DroppedFile[], volume: Volume) => void
  readonly cancel: (key: string) => void
  readonly cancelAll: (dossierId?: string) => void
  /** Takes what has ended off the list. */
  readonly clear: (dossierId: string) => void
  /** Told when something was filed. */
  readonly onFiled: (listener: (dossierId: string) => void) => () => void
}

/** One after the other: the catalogue keeps the order in which the files were given. */
const atOnce = 1

type Entry = { filing: Filing; file: File; volume: Volume; stop: AbortController; ticket: string | null }

export function createIntakeQueue(): IntakeQueue {
  let entries: Entry[] = []
  let shown: readonly Filing[] = []
  const listeners = new Set<() => void>()
  const filedListeners = new Set<(dossierId: string) => void>()
  let made = 0

  const tell = () => {
    shown = entries.map((entry) => entry.filing)
    for (const listener of listeners) listener()
  }
  const change = (entry: Entry, to: Partial<Filing>) => {
    entry.filing = { ...entry.filing, ...to }
    tell()
  }
  const startNext = () => {
    const running = entries.filter(({ filing }) => filing.state === 'sending' || filing.state === 'checking').length
    const waiting = entries.filter(({ filing }) => filing.state === 'waiting').slice(0, Math.max(0, atOnce - running))
    for (const entry of waiting) void file(entry).finally(startNext)
  }
  const file = async (entry: Entry) => {
    change(entry, { state: 'sending', startedAt: Date.now() })
    try {
      entry.ticket = await askTicket(entry)
      if (entry.stop.signal.aborted) return withdraw(entry.ticket)
      const outcome = await uploadFile({
        ticket: entry.ticket,
        file: entry.file,
        signal: entry.stop.signal,
        onProgress: (doneBytes) =>
          change(entry, { doneBytes, state: doneBytes >= entry.file.size ? 'checking' : 'sending' }),
      })
      if (outcome.state === 'cancelled') return withdraw(entry.ticket)
      if (outcome.state === 'failed') return change(entry, { state: 'refused', sentence: outcome.sentence })
      change(entry, endOf(outcome.ticket))
      if (outcome.ticket.state === 'filed') for (const listener of filedListeners) listener(entry.filing.dossierId)
    } catch (error) {
      change(entry, { state: 'refused', sentence: toFailure(error).sentence })
    }
  }
  const cancelEntry = (entry: Entry) => {
    if (!isUnderWay(entry.filing)) return
    entry.stop.abort()
    change(entry, { state: 'cancelled' })
  }
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    filings: () => shown,
    add: (dossierId, files, volume) => {
      for (const { file: source } of files) {
        made += 1
        entries.push(newEntry(String(made), dossierId, source, volume))
      }
      tell()
      startNext()
    },
    cancel: (key) => entries.filter(({ filing }) => filing.key === key).forEach(cancelEntry),
    cancelAll: (dossierId) =>
      entries.filter(({ filing }) => dossierId === undefined || filing.dossierId === dossierId).forEach(cancelEntry),
    clear: (dossierId) => {
      entries = entries.filter(({ filing }) => filing.dossierId !== dossierId || isUnderWay(filing))
      tell()
    },
    onFiled: (listener) => {
      filedListeners.add(listener)
      return () => filedListeners.delete(listener)
    },
  }
}

export function isUnderWay({ state }: Filing): boolean {
  return state === 'waiting' || state === 'sending' || state === 'checking'
}

function newEntry(key: string, dossierId: string, file: File, volume: Volume): Entry {
  const filing: Filing = {
    key,
    dossierId,
    name: file.name,
    sizeBytes: file.size,
    doneBytes: 0,
    state: 'waiting',
    sentence: null,
    itemId: null,
    startedAt: null,
  }
  return { filing, file, volume, stop: new AbortController(), ticket: null }
}

async function askTicket({ filing, file, volume }: Entry): Promise<string> {
  const [ticket] = await desk.intake.offer({
    dossierId: filing.dossierId,
    files: [{ name: file.name, sizeBytes: file.size, volume }],
  })
  if (ticket === undefined) throw new Error('no ticket')
  return ticket.ticket
}

/** The desk learns of a dropped upload by itself; this also covers a ticket whose bytes never began to flow. */
async function withdraw(ticket: string): Promise<void> {
  await desk.intake.cancel({ tickets: [ticket] }).catch(() => undefined)
}

function endOf(ticket: IntakeTicket): Partial<Filing> {
  if (ticket.state === 'filed') {
    return { state: 'filed', doneBytes: ticket.sizeBytes, itemId: ticket.item?.id ?? null, sentence: null }
  }
  if (ticket.state === 'cancelled') return { state: 'cancelled' }
  return { state: 'refused', sentence: ticket.sentence ?? dossierText.intake.unknown }
}

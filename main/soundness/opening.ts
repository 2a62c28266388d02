// Opens one file as a reader or a player would: what it is by its bytes, whether it opens, whether its signatures hold. What
// parses it is always another process with limits.
import type { Item } from '#shared/contract/dossiers.ts'
import type { ItemReading } from '#shared/rules/soundness.ts'
import { brokenReasons } from '#shared/text/faults/inspection.ts'
import { flawSentence } from '#shared/text/faults/recordings.ts'
import { samplePlaces, soundFaults } from '#shared/text/soundness.ts'
import { type DossierObjects, detectOffered, inspectPaper, nameDisagrees } from '../dossiers/index.ts'
import type { MediaTools } from '../jobs/index.ts'
import type { Recordings } from '../recordings/index.ts'
import type { ObjectReader } from '../vault/index.ts'
import { undecodedPlaces } from './decode-sample.ts'
import { signatureOf } from './signatures.ts'

export interface OpeningRooms {
  readonly objects: Pick<DossierObjects, 'open'>
  readonly recordings: Pick<Recordings, 'probe'>
  readonly tools: MediaTools | null
  /** DER of the certificates whose signatures are trusted. */
  readonly roots: readonly Uint8Array[]
}

const unopened = { label: null, mime: null, nameDisagrees: false, signature: null } as const

/** @param bytes what reading it back has shown; a file that is gone or altered is not opened */
export async function openItem(
  rooms: OpeningRooms,
  item: Item,
  bytes: ItemReading['bytes'],
  signal: AbortSignal,
): Promise<ItemReading> {
  if (bytes !== 'intact') return { bytes, ...unopened, opened: { state: 'not-opened' } }
  const reader = await rooms.objects.open(item.objectId)
  try {
    const { sizeBytes, label } = reader
    const detected = await detectOffered(reader, item.originalName)
    return {
      bytes,
      label: { sizeBytes, name: label.name, sameDossier: label.dossierId === item.dossierId },
      mime: detected?.mime ?? null,
      nameDisagrees: detected !== null && nameDisagrees(item.originalName, detected),
      opened: await opened(rooms, item, reader, detected, signal),
      signature: detected?.viewing === 'pdf' ? await signatureOf(reader, rooms.roots, signal) : null,
    }
  } finally {
    await reader.close()
  }
}

async function opened(
  rooms: OpeningRooms,
  item: Item,
  reader: ObjectReader,
  detected: Awaited<ReturnType<typeof detectOffered>>,
  signal: AbortSignal,
): Promise<ItemReading['opened']> {
  if (detected === null) return { state: 'broken', why: soundFaults.typeUnknown }
  if (detected.kind === 'recording') return openRecording(rooms, item, reader, signal)
  const paper = await inspectPaper(reader, detected, signal)
  if (paper.state === 'encrypted') return paper
  if (paper.state === 'broken') return { state: 'broken', why: soundFaults.broken({ why: brokenReasons[paper.why] }) }
  return { state: 'readable', pages: paper.pages, durationMs: null }
}

async function openRecording(
  { recordings, tools }: OpeningRooms,
  item: Item,
  reader: ObjectReader,
  signal: AbortSignal,
): Promise<ItemReading['opened']> {
  if (tools === null) return { state: 'not-opened' }
  const { media, flaw } = await recordings.probe(reader, signal)
  if (flaw !== null) return { state: 'broken', why: flawSentence(flaw) }
  const durationMs = media?.durationMs ?? item.media?.durationMs ?? 0
  const undecoded = await undecodedPlaces({ source: reader, tools, durationMs, signal })
  if (undecoded.length > 0) {
    const places = undecoded.map((place) => samplePlaces[place]).join('、')
    return { state: 'broken', why: soundFaults.undecoded({ places }) }
  }
  return { state: 'readable', pages: null, durationMs }
}

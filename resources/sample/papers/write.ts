// Writes the papers of one dossier: composes, stamps and numbers them, and says what lies where.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Block, composePdf } from '#main/printing/index.ts'
import { type ClipSpec, extensionOf, makeClip } from '../media/clip.ts'
import type { Studio } from '../media/ffmpeg.ts'
import { NOTE, takePhoto } from '../media/picture.ts'
import type { SampleItem, SampleVolume } from '../types.ts'
import { writeDocx } from './docx.ts'
import { scanPaper } from './scan.ts'
import type { DocxSource, PdfSource, RecordingSource, Source } from './source.ts'
import { type Stamps, stampPaper } from './stamp.ts'

const FORM_MARGINS = { topMm: 26, bottomMm: 30, leftMm: 27, rightMm: 24 } as const

/** Kinds that lie in the 副卷: internal and never shown outside. */
const RESTRICTED: ReadonlySet<string> = new Set([
  'case-source',
  'handling-opinion',
  'investigation-report',
  'review-submission',
  'legal-review-opinion',
  'collective-discussion',
  'defence-recheck',
  'hearing-report',
  'closing-report',
  'other-internal-material',
])

export const volumeOf = (source: Source): SampleVolume => (RESTRICTED.has(source.kind) ? 'restricted' : 'main')

export interface Desk {
  readonly studio: Studio
  /** The sample folder. */
  readonly root: string
  /** The dossier's folder within it. */
  readonly folder: string
  readonly agency: string
  readonly clips: 'full' | 'small'
}

/** What a written source still needs: pages to be numbered, once all papers of the volume are known. */
export interface Written {
  readonly item: SampleItem
  readonly composed?: { readonly bytes: Uint8Array; readonly stamps: Stamps }
}

const withoutUnsafe = (text: string): string => text.replaceAll(/[\\/:*?"<>|]/g, '-')

function describe(desk: Desk, source: Source, place: number, ending: string): SampleItem {
  const number = String(place).padStart(2, '0')
  return {
    path: `${desk.folder}/${number}-${withoutUnsafe(source.title)}.${ending}`,
    title: source.title,
    paperKind: source.kind,
    volume: volumeOf(source),
    ...(source.number === undefined ? {} : { number: source.number }),
    madeOn: source.madeOn,
    description: source.description,
  }
}

/** A signature or a seal never stands on a page without words: the last lines stay together. */
const keptTogether = (blocks: readonly Block[]): Block[] =>
  blocks.map((block, index) => {
    const left = blocks.length - 1 - index
    if (block.type !== 'paragraph' || left === 0 || left > (block.size === 'small' ? 6 : 3)) return block
    return { ...block, keepWithNext: true }
  })

async function writePdf(desk: Desk, source: PdfSource, place: number): Promise<Written> {
  const composed = await composePdf({
    title: source.heading ?? source.title,
    agency: source.agency,
    head: 'form',
    ...(source.number === undefined ? {} : { number: source.number }),
    blocks: keptTogether(source.blocks),
    footer: 'page-numbers',
    note: NOTE,
    author: source.agency,
    createdAt: new Date(`${source.madeOn}T02:00:00Z`),
    margins: FORM_MARGINS,
  })
  const pages = composed.pages - (source.lostPage === undefined ? 0 : 1)
  return {
    item: { ...describe(desk, source, place, 'pdf'), pages },
    composed: { bytes: composed.bytes, stamps: source },
  }
}

async function writeWord(desk: Desk, source: DocxSource, place: number): Promise<Written> {
  const item = describe(desk, source, place, 'docx')
  const { title, paragraphs, table } = source
  const bytes = writeDocx({
    agency: desk.agency,
    title,
    paragraphs,
    note: NOTE,
    ...(table === undefined ? {} : { table }),
  })
  await writeFile(join(desk.root, item.path), bytes)
  return { item }
}

/** `DSJ20A0417_53990101001_20260319091206_001.mp4`, as such devices name their files. */
function recordingPath(desk: Desk, source: RecordingSource, spec: ClipSpec): string {
  const at = spec.startedAt.replaceAll(/[-:T]/g, '')
  const segment = String(source.segment ?? 1).padStart(3, '0')
  return `${desk.folder}/音视频/${spec.device}_${spec.card}_${at}_${segment}.${extensionOf(spec.format)}`
}

const addSeconds = (local: string, seconds: number): string =>
  new Date(Date.parse(`${local}Z`) + seconds * 1000).toISOString().slice(0, 19)

/** Where a recording begins and how long it is in this run: small runs are cut short, and chains stay without gaps. */
export function timeRecordings(sources: readonly RecordingSource[], clips: 'full' | 'small'): ClipSpec[] {
  const specs: ClipSpec[] = []
  for (const source of sources) {
    const seconds = clips === 'full' ? source.clip.seconds : Math.min(3, source.clip.seconds)
    const before = specs.at(-1)
    const startedAt =
      source.follows === true && before !== undefined
        ? addSeconds(before.startedAt, before.seconds)
        : source.clip.startedAt
    const height = clips === 'full' ? source.clip.height : 360
    specs.push({
      ...source.clip,
      scene: source.clip.scene(),
      seconds,
      startedAt,
      ...(height === undefined ? {} : { height }),
    })
  }
  return specs
}

export async function writeRecording(desk: Desk, source: RecordingSource, spec: ClipSpec): Promise<Written> {
  const path = recordingPath(desk, source, spec)
  await makeClip(desk.studio, spec, join(desk.root, path))
  const { startedAt, seconds, device, card } = spec
  const event = source.event === undefined ? {} : { event: source.event }
  return { item: { ...describe(desk, source, 0, ''), path, recording: { startedAt, seconds, device, card, ...event } } }
}

export async function writePaper(
  desk: Desk,
  source: Exclude<Source, RecordingSource>,
  place: number,
): Promise<Written> {
  switch (source.as) {
    case 'pdf':
      return await writePdf(desk, source, place)
    case 'docx':
      return await writeWord(desk, source, place)
    case 'scan': {
      const { bytes, pages } = await scanPaper(desk.studio, source)
      return { item: { ...describe(desk, source, place, 'pdf'), pages }, composed: { bytes, stamps: {} } }
    }
    case 'photo': {
      const item = describe(desk, source, place, source.type)
      await takePhoto(desk.studio, { ...source, scene: source.scene() }, join(desk.root, item.path))
      return { item }
    }
  }
}

/** Numbers every PDF page within its volume; a lost page leaves its number out, as it does in a real dossier. */
export async function writeNumbered(desk: Desk, written: readonly Written[]): Promise<void> {
  const next: Record<SampleVolume, number> = { main: 1, restricted: 1 }
  for (const { item, composed } of written) {
    if (composed === undefined) continue
    const numbers: number[] = []
    for (let page = 1; numbers.length < (item.pages ?? 0); page += 1) {
      if (page !== composed.stamps.lostPage) numbers.push(next[item.volume])
      next[item.volume] += 1
    }
    await writeFile(join(desk.root, item.path), await stampPaper(composed.bytes, composed.stamps, numbers))
  }
}

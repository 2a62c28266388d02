// Metadata of a dossier and its items (DA/T 46-2009, DA/T 63-2017): what the scheme asks for, read from the facts of the archive
// where they give it, else from what a person wrote.
import type { Dossier, Item } from '../contract/dossiers.ts'
import type { Capture, CaptureFacts, Technical } from '../contract/recordings.ts'
import { instantText } from '../text/instant.ts'
import { categoryNames, dossierStates, itemKinds, volumeNames } from '../text/states.ts'
import { itemCode } from './archival-code.ts'
import type { MetadataLevel, MetadataSource } from './metadata-words.ts'
import type { ArchivalCodePack, MetadataElement, MetadataSchemePack } from './pack-archival.ts'

export interface MetadataFacts {
  readonly agency: string
  /** This program and its version. */
  readonly software: string
  readonly dossier: Dossier
  readonly code: { readonly code: string; readonly parts: Readonly<Record<string, string>> } | null
  readonly codePack: ArchivalCodePack
  /** 保管期限 in words; null until it is decided. */
  readonly period: string | null
  readonly item: ItemFacts | null
}

export interface ItemFacts {
  readonly item: Item
  /** 件号: its place in the whole catalogue, 正卷 before 副卷. */
  readonly place: number
  /** Title of its kind in the document dictionary. */
  readonly kindTitle: string | null
  readonly technical: Technical | null
  readonly capture: Capture | null
}

type Read = (facts: MetadataFacts) => string | number | null | undefined

const part =
  (key: string): Read =>
  ({ code }) =>
    code?.parts[key]
const ofItem =
  (read: (facts: ItemFacts) => string | number | null | undefined): Read =>
  ({ item }) =>
    item === null ? null : read(item)
const ofVideo = (read: (video: NonNullable<Technical['video']>) => string | number | null) =>
  ofItem(({ technical }) => (technical?.video ? read(technical.video) : null))
const ofAudio = (read: (audio: NonNullable<Technical['audio']>) => string | number | null) =>
  ofItem(({ technical }) => (technical?.audio ? read(technical.audio) : null))
const captured = (read: (capture: Capture) => string | null) =>
  ofItem(({ capture }) => (capture === null ? null : read(capture)))

const captureWays: Readonly<Record<CaptureFacts['from'], string | null>> = {
  index: '采集站导入',
  name: '按文件名识别',
  container: '文件自带信息',
  typed: '人工填写',
  none: null,
}

const readers: Readonly<Record<MetadataSource, Read>> = {
  level: ({ item }) => (item === null ? '案卷' : itemKinds[item.item.kind]),
  'archive.agency': ({ agency }) => agency,
  'archive.software': ({ software }) => software,
  'record.id': ({ dossier, item }) => item?.item.id ?? dossier.id,
  'code.whole': ({ code, codePack, item }) =>
    code === null || item === null ? code?.code : itemCode(codePack, code.code, item.place),
  'code.fonds': part('fonds'),
  'code.class': part('class'),
  'code.year': part('year'),
  'code.period': part('period'),
  'code.office': part('office'),
  'code.file': part('file'),
  'code.item': ({ item, codePack }) => (item === null ? null : String(item.place).padStart(codePack.item.width, '0')),
  'dossier.title': ({ dossier }) => dossier.title,
  'dossier.number': ({ dossier }) => dossier.number,
  'dossier.agency': ({ dossier }) => dossier.agency,
  'dossier.category': ({ dossier }) => categoryNames[dossier.category],
  'dossier.day': ({ dossier: { dates } }) => dates.closedOn ?? dates.decidedOn ?? dates.servedOn ?? dates.filedOn,
  'dossier.party': ({ dossier }) => dossier.party.name,
  'dossier.officers': ({ dossier }) => dossier.officers.map(({ name }) => name).join('、'),
  'dossier.pages': ({ dossier }) => dossier.pages,
  'dossier.state': ({ dossier }) =>
    dossier.sealedAt === null ? null : `${dossierStates[dossier.state]}，${instantText(dossier.sealedAt)}`,
  'retention.period': ({ period }) => period,
  'item.title': ({ item, dossier }) => item?.item.title ?? dossier.title,
  'item.day': ofItem(({ item }) => item.madeOn),
  'item.kind': ofItem(({ kindTitle }) => kindTitle),
  'item.pages': ofItem(({ item }) => item.pages),
  'item.volume': ofItem(({ item }) => volumeNames[item.volume]),
  'item.filed-at': ofItem(({ item }) => item.filedAt),
  'item.filed-by': ofItem(({ item }) => item.filedBy),
  'file.name': ofItem(({ item }) => item.originalName),
  'file.size': ofItem(({ item }) => item.sizeBytes),
  'file.mime': ofItem(({ item }) => item.mime),
  'file.digest': ofItem(({ item }) => `SHA-256 ${item.sha256}`),
  'capture.officer': captured(({ officerName, officerNumber }) => officerName ?? officerNumber),
  'capture.department': captured(({ department }) => department),
  'capture.started-at': captured(({ correctedAt }) => correctedAt),
  'capture.place': captured(({ place }) => place),
  'capture.maker': captured(({ manufacturer }) => manufacturer),
  'capture.model': captured(({ deviceModel }) => deviceModel),
  'capture.device': captured(({ deviceNumber }) => deviceNumber),
  'capture.file-number': captured(({ fileNumber }) => fileNumber),
  'capture.from': captured(({ from }) => captureWays[from]),
  'technical.length': ofItem(({ technical, item }) => clockText(technical?.durationMs ?? item.media?.durationMs)),
  'technical.frames': ofItem(({ technical }) => technical?.frames),
  'technical.container': ofItem(({ technical, item }) => technical?.format.name ?? item.media?.container),
  'technical.container-words': ofItem(({ technical }) => technical?.format.description),
  'technical.video-codec': ofVideo(({ codec, profile }) => (profile === null ? codec : `${codec} ${profile}`)),
  'technical.colour-space': ofVideo(({ colourSpace }) => colourSpace),
  'technical.resolution': ofVideo(({ widthPx, heightPx }) =>
    widthPx === null || heightPx === null ? null : `${widthPx}×${heightPx}`,
  ),
  'technical.frame-rate': ofVideo(({ framesPerSecond }) =>
    framesPerSecond === null ? null : `${Math.round(framesPerSecond * 1000) / 1000} fps`,
  ),
  'technical.video-bit-rate': ofVideo(({ bitRate }) => withUnit(bitRate, 'bit/s')),
  'technical.chroma': ofVideo(({ chromaSubsampling }) => chromaSubsampling),
  'technical.video-bits': ofVideo(({ bitsPerSample }) => withUnit(bitsPerSample, 'bit')),
  'technical.aspect': ofVideo(({ aspectRatio }) => aspectRatio),
  'technical.audio-codec': ofAudio(({ codec }) => codec),
  'technical.audio-bit-rate': ofAudio(({ bitRate }) => withUnit(bitRate, 'bit/s')),
  'technical.sample-rate': ofAudio(({ sampleRate }) => withUnit(sampleRate, 'Hz')),
  'technical.audio-bits': ofAudio(({ bitsPerSample }) => (bitsPerSample === 0 ? null : withUnit(bitsPerSample, 'bit'))),
  'technical.channels': ofAudio(({ channels }) => channels),
}

const withUnit = (amount: number | null, unit: string) => (amount === null ? null : `${amount} ${unit}`)

/** 00:41:07; whole seconds, as catalogues write it. */
function clockText(ms: number | null | undefined): string | null {
  if (ms === null || ms === undefined) return null
  const seconds = Math.round(ms / 1000)
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((n) => String(Math.floor(n)).padStart(2, '0'))
    .join(':')
}

/** The value that the facts give; null where they give none. */
export function derivedValue(source: MetadataSource, facts: MetadataFacts): string | null {
  const value = readers[source](facts)
  return value === null || value === undefined || value === '' ? null : String(value)
}

export interface ElementValue {
  readonly element: MetadataElement
  readonly value: string | null
}

/** Every element of this level in the scheme's order, with its value. */
export function metadataValues(
  scheme: MetadataSchemePack,
  level: MetadataLevel,
  facts: MetadataFacts,
  stored: ReadonlyMap<string, string>,
): ElementValue[] {
  return elementsAt(scheme, level).map((element) => ({
    element,
    value: element.from === null ? (stored.get(element.code) ?? null) : derivedValue(element.from, facts),
  }))
}

export function elementsAt({ elements }: MetadataSchemePack, level: MetadataLevel): MetadataElement[] {
  return elements.filter(({ levels }) => levels.includes(level))
}

/** The scheme that describes this level: the first that has elements for it. */
export function schemeFor(schemes: readonly MetadataSchemePack[], level: MetadataLevel): MetadataSchemePack | null {
  return schemes.find((scheme) => elementsAt(scheme, level).length > 0) ?? null
}

/** What one pack's schema cannot see: codes, and names within a group, once at each level; no choices of what is derived. */
export function schemeFaults({ elements }: MetadataSchemePack): string[] {
  const seen = new Set<string>()
  const faults: string[] = []
  for (const { code, group, name, levels, from, choices } of elements) {
    for (const level of levels) {
      for (const key of [`${level} ${code}`, `${level} ${group} ${name}`]) {
        if (seen.has(key)) faults.push(code)
        seen.add(key)
      }
    }
    if (from !== null && choices.length > 0) faults.push(code)
  }
  return faults
}

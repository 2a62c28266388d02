// 四性检测 of what the catalogue and the facts say: lengths, types, ranges, order, characters, codes, gaps. Pure.
import type { KeyDates } from '../contract/dossiers.ts'
import type { SoundnessFinding } from '../contract/soundness.ts'
import { soundFaults as faults, soundFound as found, soundWords } from '../text/soundness.ts'
import { volumeNames } from '../text/states.ts'
import { isDay } from './day.ts'
import type { RequiredFact, RequiredField, SoundnessItemsPack } from './pack-soundness.ts'
import { aboutDossier, aboutItem, type Judgement, judged, type SoundDossier, type SoundItem } from './soundness.ts'

type Check = (sound: SoundDossier, pack: SoundnessItemsPack) => Judgement

/** Every text of the dossier's own that people typed, with what it is called. */
function textsOf({ facts }: SoundDossier): { what: string; text: string; most: 'title' | 'number' | 'name' }[] {
  const words = soundWords.facts
  return [
    { what: words.title, text: facts.title, most: 'title' },
    { what: words.number, text: facts.number ?? '', most: 'number' },
    { what: words.agency, text: facts.agency, most: 'name' },
    { what: words['party-name'], text: facts.party.name, most: 'name' },
    ...facts.officers.map(({ name }) => ({ what: words.officers, text: name, most: 'name' as const })),
  ]
}

const lengthOf = (text: string) => [...text].length

function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}

export const fieldLength: Check = (sound, { lengths }) => {
  const findings: SoundnessFinding[] = []
  for (const { what, text, most } of textsOf(sound)) {
    const length = lengthOf(text)
    if (length > lengths[most]) findings.push(aboutDossier(faults.tooLong({ what, length, most: lengths[most] })))
  }
  for (const item of sound.items) {
    const length = lengthOf(item.title)
    const bytes = utf8Length(item.originalName)
    if (length > lengths.title)
      findings.push(aboutItem(item, faults.tooLong({ what: soundWords.fields.title, length, most: lengths.title })))
    if (bytes > lengths.fileNameBytes)
      findings.push(aboutItem(item, faults.nameTooLong({ bytes, most: lengths.fileNameBytes })))
  }
  return judged(found.fields({ items: sound.items.length }), findings)
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0

/** Key dates that are given, in the order in which a case goes. */
function datesOf(dates: KeyDates): { what: string; on: string }[] {
  const keys = ['filedOn', 'noticeOn', 'decidedOn', 'servedOn', 'closedOn'] as const
  return keys.flatMap((key) => {
    const on = dates[key]
    return on === null ? [] : [{ what: soundWords.dates[key], on }]
  })
}

export const fieldType: Check = (sound) => {
  const findings = datesOf(sound.facts.dates)
    .filter(({ on }) => !isDay(on))
    .map(({ what }) => aboutDossier(faults.notADay({ what })))
  for (const item of sound.items) {
    if (item.madeOn !== null && !isDay(item.madeOn))
      findings.push(aboutItem(item, faults.notADay({ what: soundWords.fields['made-on'] })))
    if (!/^[0-9a-f]{64}$/.test(item.sha256)) findings.push(aboutItem(item, faults.badHash))
    if (!/^[\w.+-]+\/[\w.+-]+$/.test(item.mime)) findings.push(aboutItem(item, faults.badMime))
    if (!isCount(item.sizeBytes)) findings.push(aboutItem(item, faults.badSize))
  }
  return judged(found.fields({ items: sound.items.length }), findings)
}

export const valueRange: Check = (sound, { earliestOn, periods }) => {
  const outside = (on: string) => on < earliestOn || on > sound.today
  const findings = datesOf(sound.facts.dates)
    .filter(({ on }) => outside(on))
    .map((date) => aboutDossier(faults.outsideDays(date)))
  if (sound.period !== null && !periods.includes(sound.period))
    findings.push(aboutDossier(faults.unknownPeriod({ period: sound.period })))
  for (const item of sound.items) {
    if (item.madeOn !== null && outside(item.madeOn))
      findings.push(aboutItem(item, faults.outsideDays({ what: soundWords.fields['made-on'], on: item.madeOn })))
    if (item.paperKind !== null && !sound.kinds.has(item.paperKind)) findings.push(aboutItem(item, faults.unknownKind))
    if (item.pages !== null && item.pages < 1) findings.push(aboutItem(item, faults.noPages))
    if (item.durationMs !== null && item.durationMs <= 0) findings.push(aboutItem(item, faults.noDuration))
  }
  return judged(found.range({ earliest: earliestOn, today: sound.today, items: sound.items.length }), findings)
}

export const plausibility: Check = (sound) => {
  const findings: SoundnessFinding[] = []
  const dates = datesOf(sound.facts.dates)
  for (const [at, later] of dates.entries()) {
    const earlier = dates[at - 1]
    if (earlier !== undefined && earlier.on > later.on)
      findings.push(
        aboutDossier(
          faults.outOfOrder({ earlier: earlier.what, earlierOn: earlier.on, later: later.what, laterOn: later.on }),
        ),
      )
  }
  for (const item of sound.items) {
    if (item.madeOn !== null && item.madeOn > item.filedOn)
      findings.push(aboutItem(item, faults.madeAfterFiling({ madeOn: item.madeOn, filedOn: item.filedOn })))
  }
  return judged(found.plausible, findings)
}

/** Each unusual character once, by its number: it could not be shown as it is. */
function unusualIn(text: string, unusual: RegExp): string {
  const codes = [...text]
    .filter((character) => unusual.test(character))
    .map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
  return [...new Set(codes)].join('、')
}

export const unusualCharacters: Check = (sound, pack) => {
  const unusual = new RegExp(pack.unusualCharacters, 'u')
  const findings = textsOf(sound).flatMap(({ what, text }) => {
    const codes = unusualIn(text, unusual)
    return codes === '' ? [] : [aboutDossier(faults.unusual({ what, codes }))]
  })
  for (const item of sound.items) {
    const inTitle = unusualIn(item.title, unusual)
    const inName = unusualIn(item.originalName, unusual)
    if (inTitle !== '')
      findings.push(aboutItem(item, faults.unusual({ what: soundWords.fields.title, codes: inTitle })))
    if (inName !== '') findings.push(aboutItem(item, faults.unusual({ what: soundWords.fileName, codes: inName })))
  }
  return judged(found.fields({ items: sound.items.length }), findings)
}

/** DA/T 13: unique, and of the office's pattern. The database holds two dossiers with one code apart. */
export const archivalCode: Check = ({ code }, pack) => {
  if (code === null) return judged(found.code({ code: null }), [aboutDossier(faults.noCode)])
  const regular = code.regular !== false && new RegExp(pack.archivalCode, 'u').test(code.code)
  return judged(found.code(code), regular ? [] : [aboutDossier(faults.irregularCode(code))])
}

export const duplicates: Check = (sound) => {
  const { items, facts, numberTwins } = sound
  const findings: SoundnessFinding[] = []
  if (facts.number !== null && numberTwins > 0)
    findings.push(aboutDossier(faults.numberTwins({ number: facts.number, others: numberTwins })))
  const places = new Set<string>()
  const contents = new Map<string, SoundItem>()
  for (const item of items) {
    const place = `${item.part} ${item.volume} ${item.position}`
    if (places.has(place)) findings.push(aboutItem(item, faults.samePlace(item)))
    places.add(place)
    const twin = contents.get(item.sha256)
    if (twin !== undefined) findings.push(aboutItem(item, faults.sameContent(twin)))
    else contents.set(item.sha256, item)
  }
  return judged(found.duplicates, findings)
}

/** Whether a field is filled in; one that does not apply (pages of a recording) is. */
const filled: Readonly<Record<RequiredField, (item: SoundItem) => boolean>> = {
  title: ({ title }) => title.trim() !== '',
  kind: ({ paperKind }) => paperKind !== null,
  'made-on': ({ kind, madeOn }) => kind === 'recording' || madeOn !== null,
  // A Word document has no pages of its own.
  pages: ({ kind, viewing, pages }) => kind === 'recording' || viewing === 'docx' || pages !== null,
  duration: ({ kind, durationMs }) => kind === 'paper' || durationMs !== null,
}

export const metadataComplete: Check = ({ items }, { required }) => {
  const findings = items.flatMap((item) =>
    required.items
      .filter((field) => !filled[field](item))
      .map((field) => aboutItem(item, faults.fieldLacks({ what: soundWords.fields[field] }))),
  )
  return judged(found.fields({ items: items.length }), findings)
}

const known: Readonly<Record<RequiredFact, (sound: SoundDossier) => boolean>> = {
  title: ({ facts }) => facts.title.trim() !== '',
  number: ({ facts }) => facts.number !== null,
  agency: ({ facts }) => facts.agency.trim() !== '',
  'party-name': ({ facts }) => facts.party.name.trim() !== '',
  'party-code': ({ facts }) => facts.party.code !== null,
  officers: ({ facts }) => facts.officers.length > 0,
  'officer-cards': ({ facts }) => facts.officers.every(({ card }) => card !== null),
  'filed-on': ({ facts }) => facts.dates.filedOn !== null,
  'decided-on': ({ facts }) => facts.dates.decidedOn !== null,
  'closed-on': ({ facts }) => facts.dates.closedOn !== null,
  'archival-code': ({ code }) => code !== null,
  period: ({ period }) => period !== null,
}

export const requiredFactsKnown: Check = (sound, { required }) => {
  const lacking = required.facts.filter((fact) => !known[fact](sound))
  const findings = lacking.map((fact) => aboutDossier(faults.fieldLacks({ what: soundWords.facts[fact] })))
  return judged(found.required({ fields: required.facts.length }), findings)
}

export const processRecord: Check = ({ items, journal, sealed }) => {
  const findings = [
    ...(journal.intact ? [] : [aboutDossier(faults.journalBroken)]),
    ...(journal.created ? [] : [aboutDossier(faults.notCreated)]),
    ...(sealed !== null && !journal.sealed ? [aboutDossier(faults.sealNotEntered)] : []),
    ...items.filter(({ entered }) => !entered).map((item) => aboutItem(item, faults.notEntered)),
  ]
  return judged(found.process({ items: items.length }), findings)
}

export const continuity: Check = ({ items, code }) => {
  const findings: SoundnessFinding[] = []
  // Each supplement is numbered by itself.
  const parts = Map.groupBy(items, ({ part, volume }) => `${part} ${volume}`)
  for (const inside of parts.values()) {
    for (const [at, item] of inside.entries()) {
      if (item.position === at + 1) continue
      const { position, volume } = item
      findings.push(aboutItem(item, faults.placeGap({ volume: volumeNames[volume], expected: at + 1, position })))
      // Everything behind the first gap is shifted with it.
      break
    }
  }
  for (const item of items) {
    if (item.kind === 'paper' && item.viewing !== 'docx' && item.pages === null)
      findings.push(aboutItem(item, faults.pagesUnknown))
  }
  if (code !== null && code.gaps.length > 0)
    findings.push(aboutDossier(faults.codeGap({ serials: code.gaps.slice(0, 20).join('、') })))
  return judged(found.continuity, findings)
}

// 四性检测 of the bytes: what reading and opening every file has shown, held against what the catalogue says. Pure.
import type { SoundnessFinding } from '../contract/soundness.ts'
import { soundFaults as faults, soundFound as found, soundWords } from '../text/soundness.ts'
import type { SoundnessItemsPack } from './pack-soundness.ts'
import {
  aboutDossier,
  aboutItem,
  type Judgement,
  judged,
  type SoundDossier,
  type SoundItem,
  waiting,
} from './soundness.ts'

type Check = (sound: SoundDossier, pack: SoundnessItemsPack) => Judgement

/** Bytes that are gone or altered are one finding, of the checks whose matter that is; the others pass over such a file. */
const isIntact = ({ reading }: SoundItem) => reading.bytes === 'intact'

export const fixity: Check = ({ items, seal, sealed, opinions }) => {
  const findings: SoundnessFinding[] = seal === 'differs' ? [aboutDossier(faults.sealDiffers)] : []
  for (const item of items) {
    const { bytes, signature } = item.reading
    if (bytes !== 'intact') findings.push(aboutItem(item, faults[bytes]))
    else if (signature === 'altered') findings.push(aboutItem(item, faults.signatureAltered))
  }
  for (const { number, state } of opinions) {
    if (state !== 'valid') findings.push(aboutDossier(faults.opinion({ number })))
  }
  const signedPapers = items.filter(({ reading: { signature } }) => isSigned(signature)).length
  const signed = signedPapers + opinions.length
  return judged(found.fixity({ files: items.length, signed, sealed: sealed !== null }), findings)
}

const isSigned = (signature: SoundItem['reading']['signature']) =>
  signature === 'valid' || signature === 'untrusted' || signature === 'altered'

/** A length that is told from the packets and one that the container states differ by a little. */
const slackMs = 2000
const slackShare = 0.05

export const attributes: Check = ({ items }) =>
  judged(
    found.attributes({ files: items.length }),
    items.filter(isIntact).flatMap((item) => attributeFaults(item).map((sentence) => aboutItem(item, sentence))),
  )

function attributeFaults(item: SoundItem): string[] {
  const { label, mime, nameDisagrees, opened } = item.reading
  const sentences: string[] = []
  if (label !== null && label.sizeBytes !== item.sizeBytes)
    sentences.push(faults.sizeDiffers({ stated: item.sizeBytes, real: label.sizeBytes }))
  if (label !== null && label.name !== item.originalName) sentences.push(faults.nameDiffers)
  if (mime === null) sentences.push(faults.typeUnknown)
  else if (mime !== item.mime) sentences.push(faults.typeDiffers({ stated: item.mime, real: mime }))
  if (mime !== null && nameDisagrees) sentences.push(faults.nameDisagrees({ name: item.originalName, real: mime }))
  if (opened.state === 'readable') sentences.push(...measureFaults(item, opened))
  return sentences
}

function measureFaults(
  { pages, durationMs }: SoundItem,
  opened: { readonly pages: number | null; readonly durationMs: number | null },
): string[] {
  const sentences: string[] = []
  if (pages !== null && opened.pages !== null && pages !== opened.pages)
    sentences.push(faults.pagesDiffer({ stated: pages, real: opened.pages }))
  if (durationMs !== null && opened.durationMs !== null) {
    const apart = Math.abs(durationMs - opened.durationMs)
    const seconds = (ms: number) => (ms / 1000).toFixed(1)
    if (apart > Math.max(slackMs, slackShare * durationMs))
      sentences.push(faults.durationDiffers({ stated: seconds(durationMs), real: seconds(opened.durationMs) }))
  }
  return sentences
}

export const metadataLinks: Check = ({ items }) => {
  const findings = items.flatMap((item) => {
    const { bytes, label } = item.reading
    if (bytes === 'missing') return [aboutItem(item, faults.unlinked)]
    return label !== null && !label.sameDossier ? [aboutItem(item, faults.ofAnother)] : []
  })
  return judged(found.links({ items: items.length }), findings)
}

export const contentLinks: Check = ({ strayOriginals: stray }) =>
  judged(found.strays({ stray }), stray === 0 ? [] : [aboutDossier(faults.strays({ stray }))])

export const itemCount: Check = ({ items, sealed }) => {
  const main = items.filter(({ volume }) => volume === 'main').length
  const findings: SoundnessFinding[] = []
  if (items.length === 0) findings.push(aboutDossier(faults.nothing))
  const covered = items.filter(({ isSealed }) => isSealed).length
  if (sealed !== null && sealed.items !== covered)
    findings.push(aboutDossier(faults.countDiffers({ items: covered, sealed: sealed.items })))
  const counted = { items: items.length, main, restricted: items.length - main, sealed: sealed?.items ?? null }
  return judged(found.itemCount(counted), findings)
}

const total = (items: readonly SoundItem[], size: (item: SoundItem) => number) =>
  items.reduce((sum, item) => sum + size(item), 0)

export const byteCount: Check = ({ items, sealed }) => {
  const counted = sealed === null ? items : items.filter(({ isSealed }) => isSealed)
  const read = total(counted, ({ reading }) => reading.label?.sizeBytes ?? 0)
  const stated = sealed?.sizeBytes ?? total(items, ({ sizeBytes }) => sizeBytes)
  const findings = read === stated ? [] : [aboutDossier(faults.bytesDiffer({ read, stated }))]
  return judged(found.byteCount({ read, stated }), findings)
}

export const contentComplete: Check = ({ items, read }) => {
  const findings = items.flatMap((item) => {
    const { bytes } = item.reading
    return bytes === 'intact' ? [] : [aboutItem(item, faults[bytes])]
  })
  return judged(
    found.content({ files: items.length, mebibytes: soundWords.mebibytes(read.sizeBytes) }),
    items.length === 0 ? [aboutDossier(faults.nothing)] : findings,
  )
}

export const attachments: Check = ({ attached }) => {
  const findings = attached.flatMap(({ what, state }) => {
    if (state === 'intact') return []
    return [aboutDossier(state === 'altered' ? faults.attachedAltered({ what }) : faults.attachedMissing({ what }))]
  })
  return judged(found.attached({ files: attached.length }), findings)
}

export const filingRange: Check = ({ completeness }) => {
  if (completeness === null) return waiting
  return judged(found.filingRange(completeness), completeness.titles.map(aboutDossier))
}

export const storeReachable: Check = () => judged(found.store)

export const formats: Check = ({ items }, { formats: allowed }) => {
  const findings = items.filter(isIntact).flatMap((item) => {
    const real = item.reading.mime ?? item.mime
    if (item.kind === 'paper')
      return allowed.papers.includes(real) ? [] : [aboutItem(item, faults.formatNotListed({ real }))]
    if (allowed.recordings.includes(real)) return []
    if (!allowed.originalsKept) return [aboutItem(item, faults.formatNotListed({ real }))]
    return item.shown === 'not' ? [aboutItem(item, faults.notListedNorShown({ real }))] : []
  })
  return judged(found.formats({ files: items.length, source: allowed.source }), findings)
}

export const readability: Check = ({ items, decoders }) => {
  const recordings = items.filter(({ kind }) => kind === 'recording').length
  const findings = items.filter(isIntact).flatMap((item) => {
    const { opened, signature } = item.reading
    if (opened.state === 'broken') return [aboutItem(item, opened.why)]
    if (opened.state === 'readable' && signature === 'damaged') return [aboutItem(item, faults.signatureDamaged)]
    return []
  })
  if (recordings > 0 && decoders === null) findings.push(aboutDossier(faults.noDecoders))
  return judged(found.readability({ papers: items.length - recordings, recordings }), findings)
}

export const environment: Check = ({ items, decoders }) =>
  judged(
    found.environment({ decoders }),
    items.filter(({ shown }) => shown === 'not').map((item) => aboutItem(item, faults.notShown)),
  )

export const noEncryption: Check = ({ items }) =>
  judged(
    found.encryption({ files: items.length }),
    items
      .filter(({ reading }) => reading.opened.state === 'encrypted')
      .map((item) => aboutItem(item, faults.encrypted)),
  )

export const scannerPresent: Check = ({ scan }) => (scan === null ? waiting : judged(found.scanner(scan)))

/** What the scanner was not given, a person answers for. */
export const virus: Check = ({ scan }) => {
  if (scan === null) return waiting
  if (scan.infected.length > 0)
    return judged(
      found.infected(scan),
      scan.infected.map(({ itemId, title }) => aboutItem({ id: itemId, title }, faults.infected)),
    )
  return scan.left === 0 ? judged(found.scanned(scan)) : { ...waiting, found: found.scanned(scan) }
}

export const spareFiles: Check = ({ spare: { unknown, unfinished, setAside } }) => {
  const findings = [
    ...(unknown === 0 ? [] : [aboutDossier(faults.spareUnknown({ files: unknown }))]),
    ...(unfinished === 0 ? [] : [aboutDossier(faults.spareUnfinished({ files: unfinished }))]),
  ]
  return judged(found.spare({ setAside }), findings)
}

export const readSpeed: Check = ({ read: { ms, sizeBytes } }, { leastReadSpeed: least }) => {
  const speed = ms === 0 ? 0 : sizeBytes / 1024 ** 2 / (ms / 1000)
  const perSecond = speed.toFixed(1)
  const slow = least !== null && speed < least
  return judged(found.speed({ perSecond, least }), slow ? [aboutDossier(faults.tooSlow({ perSecond, least }))] : [])
}

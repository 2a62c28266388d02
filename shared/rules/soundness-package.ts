// 四性检测 of a package on its way (信息包): what its reader found, held against what its catalogue and its manifest say. Pure.
import type { PackageChecks } from '../contract/packages.ts'
import type { SoundnessFinding, SoundnessLine, SoundnessProperty, SoundnessStage } from '../contract/soundness.ts'
import { packageFaults as faults, packageFound as found } from '../text/soundness-package.ts'
import type { PackageCheck, SoundnessItemsPack } from './pack-soundness.ts'
import { aboutDossier, itemsFor, type Judgement, judged, toLine, waiting } from './soundness.ts'

/** A package as its reader found it. Paths are the package's own, with `/`. */
export interface SoundPackage {
  readonly files: readonly {
    readonly path: string
    readonly sizeBytes: number
    /** Null where it could not be read, and of files that no list names. */
    readonly sha256: string | null
    /** As the package's own list of files says; null of what is written after it. */
    readonly listedSha256: string | null
    /** By its first bytes; null when nobody knows them. */
    readonly mime: string | null
    readonly encrypted: boolean
  }[]
  /** What the catalogue or the manifest says of each file of content. */
  readonly catalogue: readonly {
    readonly path: string
    readonly title: string
    readonly sizeBytes: number
    readonly sha256: string | null
  }[]
  /** What the package states of itself; null where its form has no such statement. */
  readonly stated: { readonly items: number | null; readonly sizeBytes: number | null }
  /** Of the files that its statement counts, as they lie there. */
  readonly countedBytes: number
  /** What is wrong with the description and the catalogue files, in words; `unread` when they could not be parsed. */
  readonly description: { readonly unread: boolean; readonly faults: readonly string[] }
  /** What is wrong with folders and names, in words. */
  readonly structure: readonly string[]
  /** Catalogued and not there, there and not catalogued: paths. */
  readonly missing: readonly string[]
  readonly extra: readonly string[]
  /** Elements of the metadata that lack, in words. */
  readonly metadataLacking: readonly string[]
  /** SHA-256 of the manifest as it was sent, when the receiver knows it by another way (回执, 登记表). */
  readonly sentAs: string | null
  readonly manifestSha256: string
}

type Check = (target: SoundPackage, pack: SoundnessItemsPack) => Judgement

const say = (sentences: readonly string[]): SoundnessFinding[] => sentences.map(aboutDossier)

const stateds = (target: SoundPackage) => new Map(target.catalogue.map((entry) => [entry.path, entry]))

/** Files that the catalogue knows, with what it says of them. */
function pairs(target: SoundPackage) {
  const known = stateds(target)
  return target.files.flatMap((file) => {
    const entry = known.get(file.path)
    return entry === undefined ? [] : [{ file, entry }]
  })
}

const fixity: Check = (target) => {
  const known = stateds(target)
  const saidOf = ({ path, listedSha256 }: SoundPackage['files'][number]) =>
    [listedSha256, known.get(path)?.sha256 ?? null].filter((said) => said !== null)
  const hashed = target.files.filter((file) => saidOf(file).length > 0)
  const altered = hashed.filter((file) => saidOf(file).some((said) => said !== file.sha256))
  return judged(found.fixity({ files: hashed.length }), say(altered.map(faults.altered)))
}

const description: Check = ({ description: { unread, faults: wrong } }) =>
  judged(found.description, say(unread ? [faults.unread, ...wrong] : wrong))

const structure: Check = (target) => judged(found.structure, say(target.structure))

const sameness: Check = ({ sentAs, manifestSha256 }) => {
  if (sentAs === null) return { outcome: 'not-applicable', found: found.notSentAs, findings: [] }
  return judged(found.sameness, sentAs === manifestSha256 ? [] : say([faults.notSame]))
}

const itemCount: Check = ({ stated, catalogue }) => {
  const wrong = stated.items !== null && stated.items !== catalogue.length
  const counted = { stated: stated.items, found: catalogue.length }
  return judged(found.itemCount(counted), wrong ? say([faults.itemCount(counted)]) : [])
}

const byteCount: Check = (target) => {
  const sized = pairs(target).filter(({ file, entry }) => file.sizeBytes !== entry.sizeBytes)
  const counted = { stated: target.stated.sizeBytes, found: target.countedBytes }
  const wrong = counted.stated !== null && counted.stated !== counted.found
  return judged(
    found.byteCount(counted),
    say([
      ...(wrong ? [faults.byteCount(counted)] : []),
      ...sized.map(({ file, entry }) =>
        faults.size({ path: file.path, stated: entry.sizeBytes, found: file.sizeBytes }),
      ),
    ]),
  )
}

const metadata: Check = ({ metadataLacking }) =>
  judged(found.metadata, say(metadataLacking.map((what) => faults.lacks({ what }))))

const content: Check = ({ catalogue, missing }) =>
  judged(found.content({ files: catalogue.length }), say(missing.map((path) => faults.missing({ path }))))

const entries: Check = (target) => {
  const counted = { entries: target.catalogue.length, files: pairs(target).length }
  return judged(found.entries(counted), counted.entries === counted.files ? [] : say([faults.entries(counted)]))
}

const readable: Check = ({ description: { unread } }) => judged(found.readable, unread ? say([faults.unread]) : [])

const formats: Check = (target, { formats: { papers, recordings, originalsKept } }) => {
  const listed = (mime: string) => papers.includes(mime) || recordings.includes(mime)
  const kept = (mime: string) => originalsKept && /^(audio|video)\//.test(mime)
  const odd = pairs(target).filter(({ file: { mime } }) => mime === null || !(listed(mime) || kept(mime)))
  return judged(found.formats({ files: pairs(target).length }), say(odd.map(({ file }) => faults.format(file))))
}

const noEncryption: Check = ({ files }) =>
  judged(
    found.encryption({ files: files.length }),
    say(files.filter(({ encrypted }) => encrypted).map((file) => faults.encrypted(file))),
  )

const spareFiles: Check = ({ files, extra }) =>
  judged(found.spare({ files: files.length }), say(extra.map((path) => faults.extra({ path }))))

const checks: Readonly<Record<PackageCheck, Check>> = {
  'package-fixity': fixity,
  'package-description': description,
  'package-structure': structure,
  'package-sameness': sameness,
  'package-item-count': itemCount,
  'package-byte-count': byteCount,
  'package-metadata': metadata,
  'package-content': content,
  'package-entries': entries,
  'package-readable-metadata': readable,
  'package-formats': formats,
  'package-no-encryption': noEncryption,
  'package-spare-files': spareFiles,
}

/**
 * What 登记表 says of a package: the word of whoever looked stands for what only a person can see; what was found wrong is not
 * called sound.
 */
export function packageOutcomes(lines: readonly SoundnessLine[], looked: PackageChecks): PackageChecks {
  const after = (property: SoundnessProperty, word: PackageChecks[keyof PackageChecks]) =>
    lines.some((line) => line.property === property && line.outcome === 'failed') ? 'failed' : word
  return {
    ...looked,
    accuracy: after('authenticity', looked.accuracy),
    completeness: after('integrity', looked.completeness),
    usability: after('usability', looked.usability),
    safety: after('safety', looked.safety),
  }
}

/** Every item that is about packages, in the pack's order. */
export function judgePackage(pack: SoundnessItemsPack, stage: SoundnessStage, target: SoundPackage): SoundnessLine[] {
  return itemsFor(pack, stage, 'package').map((item) => {
    const by = item.package
    return toLine(item, by === null || by === 'manual' ? waiting : checks[by](target, pack))
  })
}

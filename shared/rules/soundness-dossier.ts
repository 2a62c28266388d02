// 四性检测 of a dossier in the archive: each item of the pack by its check. Pure.
import type { SoundnessLine, SoundnessStage } from '../contract/soundness.ts'
import type { DossierCheck, SoundnessItemsPack } from './pack-soundness.ts'
import { itemsFor, type Judgement, type SoundDossier, toLine, waiting } from './soundness.ts'
import * as content from './soundness-content.ts'
import * as metadata from './soundness-metadata.ts'

type Check = (sound: SoundDossier, pack: SoundnessItemsPack) => Judgement

const checks: Readonly<Record<DossierCheck, Check>> = {
  fixity: content.fixity,
  'field-length': metadata.fieldLength,
  'field-type': metadata.fieldType,
  'value-range': metadata.valueRange,
  plausibility: metadata.plausibility,
  'unusual-characters': metadata.unusualCharacters,
  'archival-code': metadata.archivalCode,
  duplicates: metadata.duplicates,
  attributes: content.attributes,
  'metadata-links': content.metadataLinks,
  'content-links': content.contentLinks,
  'item-count': content.itemCount,
  'byte-count': content.byteCount,
  'metadata-complete': metadata.metadataComplete,
  'required-facts': metadata.requiredFactsKnown,
  'process-record': metadata.processRecord,
  continuity: metadata.continuity,
  'content-complete': content.contentComplete,
  attachments: content.attachments,
  'filing-range': content.filingRange,
  'store-reachable': content.storeReachable,
  formats: content.formats,
  readability: content.readability,
  environment: content.environment,
  'no-encryption': content.noEncryption,
  'scanner-present': content.scannerPresent,
  virus: content.virus,
  'spare-files': content.spareFiles,
  'read-speed': content.readSpeed,
}

/** Every item that is about dossiers, in the pack's order. */
export function judgeDossier(pack: SoundnessItemsPack, stage: SoundnessStage, sound: SoundDossier): SoundnessLine[] {
  return itemsFor(pack, stage, 'dossier').map((item) => {
    const by = item.dossier
    return toLine(item, by === null || by === 'manual' ? waiting : checks[by](sound, pack))
  })
}

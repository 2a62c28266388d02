// The vault's door: passphrases, key slots, encrypted write-once objects. Only this folder touches keys and ciphers.

export {
  type AgeHead,
  type AgeKey,
  createAgeKey,
  isAgeRecipient,
  readAgeFile,
  readAgeHead,
  recipientIdOf,
  writeAgeFile,
} from './age-file.ts'
export type { CreateArchiveOptions, UnlockArchiveOptions } from './archive.ts'
export { createArchive, inspectArchive, unlockArchive } from './archive.ts'
export { LEAST_PASSPHRASE_LENGTH, STANDARD_KDF } from './passphrase.ts'
export type {
  ArchiveFolderState,
  DossierKey,
  DossierKeys,
  Exported,
  KdfParameters,
  ObjectLabel,
  ObjectReader,
  ObjectSource,
  ObjectStore,
  OpenVault,
  PersonalKey,
  PutOptions,
  RandomSource,
  Slots,
  SpareFiles,
  StoredObject,
  VerifyOutcome,
  WatchOptions,
} from './types.ts'

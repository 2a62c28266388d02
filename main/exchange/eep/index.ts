// EEP packages: written, read strictly, signed and checked. No bytes of the vault and no database: exchange brings both.

export { readEep } from './read-eep.ts'
export { checkEepSignatures, type EepVerdict, eepSigner } from './signing.ts'
export type {
  EepAgent,
  EepBusiness,
  EepContent,
  EepDocument,
  EepElement,
  EepFileContent,
  EepRecord,
  EepRelation,
  EepSignature,
  EepSigner,
  ReadEep,
} from './types.ts'
export { writeEep } from './write-eep.ts'

// EEP packages: a dossier as their content, written, read strictly, signed and checked. Bytes of the vault are brought by exchange.

export { type EepOrder, eepContent } from './content.ts'
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

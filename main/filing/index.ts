// Filing's door.
export { type Codes, createCodes } from './codes.ts'
export { createMetadata, type DescribedRecord, type MetadataBook } from './metadata.ts'

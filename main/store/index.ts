// The store's door.
export {
  type ChainEntry,
  chainStart,
  entryHash,
  type HeadKey,
  headKeyFromSeed,
  isHeadSigned,
  signHead,
} from './chain.ts'
export { migrations, openDatabase } from './open-database.ts'
export { type Page, paged } from './paged.ts'
export { type Actor, type JournalHead, openStore, type Store, system, withRecorded } from './store.ts'
export type { ObjectRole, Tables } from './tables.ts'

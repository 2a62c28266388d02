// The journal's door: reading the append-only chain, verifying it, handing it out.
export { type Journal, openJournal } from './journal.ts'

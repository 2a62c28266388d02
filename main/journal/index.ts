// The journal's door: reading the append-only chain, verifying it, handing it out.
export { openJournal, type Journal } from './journal.ts'

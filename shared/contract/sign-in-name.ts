// Sign-in names: they stand in the journal for good, and in the CSV that spreadsheets open.
import * as z from 'zod'

/**
 * Letters of any script, digits and `._-`, of which a letter or digit comes first; 2 to 64. So none is taken for a formula
 * (= + - @) or for markup.
 */
export const signInNamePattern = /^[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}._-]{1,63}$/u

/** NFKC, as the keyboards of different people write it. */
export const NewSignInName = z.string().trim().normalize('NFKC').regex(signInNamePattern)

/** Who the journal names when it was no person: the desk itself, and somebody not signed in. */
const reserved: readonly string[] = ['system', 'nobody']

export function isReservedName(name: string): boolean {
  return reserved.includes(name.normalize('NFKC').trim().toLowerCase())
}

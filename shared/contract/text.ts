// Words that people type, as every call takes them.
import * as z from 'zod'

/**
 * Trimmed, in composed form (NFC), between so many UTF-16 units. Half a character (a lone surrogate) is refused: it has no
 * UTF-8, so no manifest could be hashed over it.
 */
export function text(least: number, most: number) {
  return z
    .string()
    .refine((typed) => typed.isWellFormed(), 'half a character')
    .trim()
    .normalize('NFC')
    .min(least)
    .max(most)
}

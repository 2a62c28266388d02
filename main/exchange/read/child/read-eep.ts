// One EEP, read strictly, its signatures checked: what it names of files, and whether what was signed is what was read.
import * as z from 'zod'
import type { RemoteBytes } from '#main/jobs/serve-child.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { readEep } from '../../eep/read-eep.ts'
import { checkEepSignatures } from '../../eep/signing.ts'
import { readAll } from './read-all.ts'

export type EepAnswer =
  | {
      readonly state: 'read'
      readonly dossierId: string
      readonly files: readonly { readonly path: string; readonly sizeBytes: number; readonly sha256: string }[]
      readonly signed: boolean
    }
  | { readonly state: 'malformed' }

/** DER of the sender's root in Base64; null where it is not known. */
const Input = z.object({ root: z.string().nullable() })

export async function readPackedEep(input: unknown, bytes: RemoteBytes): Promise<EepAnswer> {
  const { root } = Input.parse(input)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readAll(bytes))
    const eep = readEep(text)
    const verdicts = checkEepSignatures(eep, root === null ? null : Buffer.from(root, 'base64'))
    const files = eep.records.flatMap(({ document }) =>
      document?.content.kind === 'reference'
        ? [{ path: document.content.path, sizeBytes: document.sizeBytes, sha256: document.sha256 }]
        : [],
    )
    const signed = verdicts.length > 0 && verdicts.every(({ state }) => state === 'valid')
    return { state: 'read', dossierId: eep.records[0]?.id ?? '', files, signed }
  } catch (error) {
    if (isRefusal(error) || error instanceof TypeError) return { state: 'malformed' }
    throw error
  }
}

// Whether a PDF asks for a passphrase before it opens: such a one has no place in a hand-over.
import type { ByteSource } from '#main/jobs/index.ts'
import { detectSource } from './detect-type.ts'
import { inspectPaper } from './inspect-paper.ts'

export async function isEncryptedPdf(source: ByteSource, signal: AbortSignal): Promise<boolean> {
  const detected = await detectSource(source)
  if (detected?.mime !== 'application/pdf') return false
  return (await inspectPaper(source, detected, signal)).state === 'encrypted'
}

// Looks into a paper before it is filed: can it be opened, how many pages has it, is it whole? The bytes are parsed in a
// limited process, never here.
import * as z from 'zod'
import { type ByteSource, type Limits, runChild } from '#main/jobs/index.ts'
import type { BrokenReason } from '#shared/text/faults/inspection.ts'
import type { DetectedType } from './detect-type.ts'
import { paperChild } from './paper-child-url.ts'

export type PaperInspection =
  /** `pages` is null where the format has none of its own (DOCX). */
  | { readonly state: 'readable'; readonly pages: number | null }
  | { readonly state: 'encrypted' }
  | { readonly state: 'broken'; readonly why: BrokenReason }

/** A scanned dossier of 500 pages opens in under a second; a paper that needs longer than this is not one. */
const limits: Limits = { timeoutMs: 30_000, memoryBytes: 1536 * 1024 * 1024 }

const Found = z.discriminatedUnion('state', [
  z.object({ state: z.literal('readable'), pages: z.int().min(1).max(100_000).nullable() }),
  z.object({ state: z.literal('encrypted') }),
  z.object({ state: z.literal('broken'), why: z.enum(['truncated', 'damaged', 'too-large', 'empty']) }),
])

const tasks: Readonly<Record<string, string>> = {
  pdf: 'inspect-pdf',
  docx: 'inspect-docx',
  jpg: 'inspect-picture',
  png: 'inspect-picture',
  tif: 'inspect-tiff',
}

/** @throws what reading the source threw, or the signal's reason */
export async function inspectPaper(
  source: ByteSource,
  detected: DetectedType,
  signal: AbortSignal,
  within: Limits = limits,
): Promise<PaperInspection> {
  if (source.sizeBytes === 0) return { state: 'broken', why: 'empty' }
  const task = tasks[detected.extension]
  if (task === undefined) throw new Error(`no inspection for ${detected.mime}`)
  const outcome = await runChild({ entry: paperChild, task, input: null, source, limits: within, signal })
  if (outcome.state === 'failed') return { state: 'broken', why: whyBroken[outcome.why] }
  const found = Found.safeParse(outcome.value)
  return found.success ? found.data : { state: 'broken', why: 'damaged' }
}

const whyBroken = { timeout: 'too-slow', memory: 'too-large', crash: 'damaged' } as const

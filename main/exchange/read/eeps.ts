// The EEPs of a package against what it says of its dossiers: one for each, naming exactly its files, signed by its sender.
import * as z from 'zod'
import { type PackageDescription, packedItems } from '#shared/rules/package-description.ts'
import type { Receipt } from '#shared/rules/package-receipt.ts'
import { type Limits, runChild } from '../../jobs/index.ts'
import { packageChild } from './package-child-url.ts'
import { openSource } from './package-source.ts'
import type { Problems } from './problems.ts'
import type { FoundFile } from './walk-package.ts'

const limits: Limits = { timeoutMs: 60_000, memoryBytes: 1536 * 1024 * 1024 }

const Answer = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('read'),
    dossierId: z.string().max(200),
    files: z.array(z.object({ path: z.string().max(4000), sizeBytes: z.int(), sha256: z.string() })).max(50_000),
    signed: z.boolean(),
  }),
  z.object({ state: z.literal('malformed') }),
])

export async function checkEeps(
  folder: string,
  files: ReadonlyMap<string, FoundFile>,
  description: PackageDescription | null,
  receipt: Receipt | null,
  problems: Problems,
  signal: AbortSignal,
): Promise<void> {
  const missing = new Set(description?.dossiers.map(({ id }) => id) ?? [])
  const eeps = [...files.values()].filter(({ path }) => /^[^/]+\.eep\.xml$/.test(path))
  for (const file of eeps) {
    const at = file.path
    const answer = await read(file)
    if (answer === null) {
      problems.add('eep-broken', { at })
      continue
    }
    if (!answer.signed) problems.add('eep-signature', { at })
    const dossier = description?.dossiers.find(({ id }) => id === answer.dossierId)
    if (dossier === undefined || !missing.delete(dossier.id)) {
      if (description !== null) problems.add('eep-differs', { at })
      continue
    }
    const said = (one: { path: string; sizeBytes: number; sha256: string }) =>
      `${one.path.normalize('NFC')} ${one.sizeBytes} ${one.sha256}`
    const wanted = packedItems(dossier).map(said).sort()
    if (answer.files.map(said).sort().join('\n') !== wanted.join('\n')) problems.add('eep-differs', { at })
  }
  for (const { id, facts } of description?.dossiers ?? []) {
    if (missing.has(id)) problems.add('eep-missing', { title: facts.title })
  }

  async function read(file: FoundFile) {
    const source = await openSource(folder, file)
    try {
      const input = { root: receipt?.giver.root ?? null }
      const outcome = await runChild({ entry: packageChild, task: 'read-eep', input, source, limits, signal })
      const answer = outcome.state === 'done' ? Answer.safeParse(outcome.value).data : undefined
      return answer?.state === 'read' ? answer : null
    } finally {
      await source.close()
    }
  }
}

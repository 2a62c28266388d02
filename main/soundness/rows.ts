// How a kept test becomes what the contract describes, with the answers that were signed since.
import * as z from 'zod'
import { SoundnessLine, SoundnessStage, type SoundnessSummary, SoundnessTest } from '#shared/contract/soundness.ts'
import { countOutcomes, overallOutcome } from '#shared/rules/soundness.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Store } from '../store/index.ts'
import { type AttestationRow, attestationsOf, toAttestation } from './attestations.ts'

/** What `soundness_test.results` holds. */
export const Results = z.object({
  packTitle: z.string(),
  mark: z.enum(['sure', 'example']),
  sealed: z.boolean(),
  journal: SoundnessTest.shape.journal,
  files: z.int(),
  sizeBytes: z.int(),
  readMs: z.int(),
  lines: z.array(SoundnessLine),
})
export type Results = z.infer<typeof Results>

/** Who vouches for the signers, and how they are called. */
export interface Witness {
  readonly archiveId: string
  readonly root: Uint8Array
  readonly name: (signIn: string) => string
}

interface TestRow {
  id: string
  dossier_id: string | null
  package_id: string | null
  stage: 'filing' | 'hand-over' | 'storage'
  pack_sha256: string
  manifest_sha256: string | null
  results: string
  tested_by: string
  tested_at: string
}

/** Refuses `soundness.unknown`. */
export function testRow(store: Store, id: string): TestRow {
  const row = store.one((q) => q.selectFrom('soundness_test').selectAll().where('id', '=', id))
  if (row === null) throw refuse('soundness.unknown')
  return row
}

export function toTest(store: Store, row: TestRow, witness: Witness): SoundnessTest {
  const { lines: kept, ...results } = Results.parse(JSON.parse(row.results))
  const lines = withAnswers(kept, attestationsOf(store, row.id), witness)
  return { ...results, ...toSummary(row, lines, witness), ...bound(row), lines }
}

export function toSummary(row: TestRow, lines: readonly SoundnessLine[], { name }: Witness): SoundnessSummary {
  return {
    id: row.id,
    dossierId: row.dossier_id,
    packageId: row.package_id,
    stage: SoundnessStage.parse(row.stage),
    outcome: overallOutcome(lines),
    ...countOutcomes(lines),
    testedBy: name(row.tested_by),
    testedAt: row.tested_at,
  }
}

const bound = ({ pack_sha256, manifest_sha256 }: TestRow) => ({
  packSha256: pack_sha256,
  manifestSha256: manifest_sha256,
})

/** A signed answer stands in the place of the question. One whose signature does not hold leaves it open. */
function withAnswers(
  lines: readonly SoundnessLine[],
  rows: ReadonlyMap<string, AttestationRow>,
  { archiveId, root, name }: Witness,
): SoundnessLine[] {
  return lines.map((line) => {
    const row = rows.get(line.code)
    if (row === undefined) return line
    const attestation = toAttestation(row, archiveId, root, name)
    const outcome = attestation.signature === 'valid' ? attestation.answer : line.outcome
    return { ...line, outcome, attestation }
  })
}

/** Tests of a dossier, the newest first. */
export function testsOf(store: Store, dossierId: string, witness: Witness): SoundnessSummary[] {
  const rows = store.all((q) =>
    q
      .selectFrom('soundness_test')
      .selectAll()
      .where('dossier_id', '=', dossierId)
      .orderBy('tested_at', 'desc')
      .orderBy('id', 'desc'),
  )
  return rows.map((row) => {
    const { lines } = Results.parse(JSON.parse(row.results))
    return toSummary(row, withAnswers(lines, attestationsOf(store, row.id), witness), witness)
  })
}

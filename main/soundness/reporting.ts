// The report (四性检测报告): composed from a kept test and what was signed to it, and kept with the dossier as it was reported.
import { createHash } from 'node:crypto'
import type { SoundnessTest } from '#shared/contract/soundness.ts'
import { refuse } from '#shared/text/refusal.ts'
import { reportName } from '#shared/text/soundness-report.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import { type DossierObjects, type Dossiers, keptDossierRow } from '../dossiers/index.ts'
import { composePdf } from '../printing/index.ts'
import type { Store } from '../store/index.ts'
import { attestationsOf } from './attestations.ts'
import { type SignedAnswer, soundnessReport } from './report.ts'

export interface KeptReport {
  readonly objectId: string
  readonly name: string
  readonly pages: number
  readonly sha256: string
}

export interface ReportingRooms {
  readonly store: Store
  readonly objects: DossierObjects
  readonly dossiers: Pick<Dossiers, 'get'>
  readonly clock: Clock
  readonly shown: (id: string) => SoundnessTest
  readonly agency: string
}

export async function report(rooms: ReportingRooms, caller: Caller, id: string): Promise<KeptReport> {
  const { store, objects, dossiers, clock, shown } = rooms
  const test = shown(id)
  if (test.dossierId === null) throw refuse('soundness.unknown')
  const { dossierId } = test
  keptDossierRow(store, dossierId)
  const dossier = dossiers.get(dossierId)
  const name = reportName(dossier.title, test)
  // The same answers give the same report: it is composed once.
  const recipe = recipeOf(test)
  const known = keptReport(store, dossierId, recipe)
  if (known !== null) {
    return store.record(caller, 'soundness.reported', dossierId, (note) => {
      note({ test: id, sha256: known.sha256 })
      return { ...known, name }
    })
  }
  const { bytes, pages } = await composePdf(
    soundnessReport({ test, dossier, agency: rooms.agency, signed: signedOf(store, id), composedAt: clock.now() }),
  )
  const stored = await objects.put({ dossierId, source: { bytes }, name })
  try {
    return store.record(caller, 'soundness.reported', dossierId, (note) => {
      note({ test: id, sha256: stored.sha256 })
      objects.enter(stored, {
        dossierId,
        mime: 'application/pdf',
        role: 'sheet',
        recipe: `${recipe} pages=${pages}`,
      })
      return { objectId: stored.objectId, name, pages, sha256: stored.sha256 }
    })
  } catch (error) {
    await objects.discard(stored.objectId)
    throw error
  }
}

function signedOf(store: Store, id: string): SignedAnswer[] {
  return [...attestationsOf(store, id).values()].map(({ code, signed, signature, certificate }) => ({
    code,
    signed,
    signature: signature.toString('base64'),
    certificate: certificate.toString('base64'),
  }))
}

function recipeOf({ id, lines }: SoundnessTest): string {
  const answers = lines.flatMap(({ code, attestation }) => (attestation === null ? [] : [[code, attestation]]))
  const sha256 = createHash('sha256').update(JSON.stringify(answers)).digest('hex')
  return `soundness-report/1 test=${id} answers=${sha256.slice(0, 16)}`
}

function keptReport(store: Store, dossierId: string, recipe: string): Omit<KeptReport, 'name'> | null {
  const row = store.one((q) =>
    q
      .selectFrom('object')
      .select(['id', 'sha256', 'recipe'])
      .where('dossier_id', '=', dossierId)
      .where('role', '=', 'sheet')
      .where('recipe', 'like', `${recipe} %`),
  )
  if (row === null) return null
  const pages = Number(/pages=(\d+)$/.exec(row.recipe ?? '')?.[1] ?? 1)
  return { objectId: row.id, sha256: row.sha256, pages }
}

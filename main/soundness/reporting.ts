// The report (四性检测报告): composed from a kept test and what was signed to it, and kept with the dossier as it was reported. That
// of a package names what lies in many dossiers: it is handed out and kept with none of them.
import { createHash } from 'node:crypto'
import type { SoundnessReport, SoundnessTest } from '#shared/contract/soundness.ts'
import { refuse } from '#shared/text/refusal.ts'
import { reportName } from '#shared/text/soundness-report.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import { type DossierObjects, type Dossiers, keptDossierRow } from '../dossiers/index.ts'
import { composePdf } from '../printing/index.ts'
import type { Store } from '../store/index.ts'
import { attestationsOf } from './attestations.ts'
import { type SignedAnswer, soundnessReport } from './report.ts'

export interface ReportingRooms {
  readonly store: Store
  readonly objects: DossierObjects
  readonly dossiers: Pick<Dossiers, 'get'>
  readonly clock: Clock
  readonly shown: (id: string) => SoundnessTest
  readonly agency: string
}

export async function report(rooms: ReportingRooms, caller: Caller, id: string): Promise<SoundnessReport> {
  const test = rooms.shown(id)
  if (test.packageId !== null) return packageReport(rooms, caller, test, test.packageId)
  if (test.dossierId !== null) return dossierReport(rooms, caller, test, test.dossierId)
  throw refuse('soundness.unknown')
}

async function packageReport(
  { store, clock, agency }: ReportingRooms,
  caller: Caller,
  test: SoundnessTest,
  packageId: string,
): Promise<SoundnessReport> {
  const row = store.one((q) => q.selectFrom('package').select(['number', 'title']).where('id', '=', packageId))
  const mayKnow = caller.roles.some((role) => role === 'archivist' || role === 'head')
  if (row === null || !mayKnow) throw refuse('soundness.unknown')
  const subject = { of: 'package', id: packageId, ...row } as const
  const composedAt = clock.now()
  const { bytes, pages } = await composePdf(
    soundnessReport({ test, subject, agency, signed: signedOf(store, test.id), composedAt }),
  )
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return store.record(caller, 'soundness.reported', packageId, (note) => {
    note({ test: test.id, sha256 })
    const pdfBase64 = Buffer.from(bytes).toString('base64')
    return { name: reportName(row.title, test), pages, sha256, objectId: null, pdfBase64 }
  })
}

async function dossierReport(
  rooms: ReportingRooms,
  caller: Caller,
  test: SoundnessTest,
  dossierId: string,
): Promise<SoundnessReport> {
  const { store, objects, dossiers, clock } = rooms
  const { id } = test
  keptDossierRow(store, dossierId)
  const dossier = dossiers.get(dossierId)
  const name = reportName(dossier.title, test)
  // The same answers give the same report: it is composed once.
  const recipe = recipeOf(test)
  const known = keptReport(store, dossierId, recipe)
  if (known !== null) {
    return store.record(caller, 'soundness.reported', dossierId, (note) => {
      note({ test: id, sha256: known.sha256 })
      return { ...known, name, pdfBase64: null }
    })
  }
  const { bytes, pages } = await composePdf(
    soundnessReport({
      test,
      subject: { of: 'dossier', id: dossierId, title: dossier.title, number: dossier.number },
      agency: rooms.agency,
      signed: signedOf(store, id),
      composedAt: clock.now(),
    }),
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
      return { objectId: stored.objectId, name, pages, sha256: stored.sha256, pdfBase64: null }
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

function keptReport(store: Store, dossierId: string, recipe: string) {
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

// The register of what is to be destroyed (销毁清册): frozen by the decision as canonical JSON, kept for good, and compared with
// everything before anything is destroyed.
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { Verdict } from '#shared/contract/disposals.ts'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Store } from '../store/index.ts'
import { type AppraisalRow, appraisedDossiers, contentsOf, membersOf } from './appraisal-rows.ts'

const Entry = z.strictObject({
  dossier: z.string(),
  archivalCode: z.string().nullable(),
  number: z.string().nullable(),
  title: z.string(),
  category: z.string(),
  period: z.string().nullable(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  /** Of the sealed manifest. */
  manifestSha256: z.string().nullable(),
  papers: z.int(),
  pages: z.int(),
  recordings: z.int(),
  /** Encrypted files of every kind under the dossier's key. */
  objects: z.int(),
  sizeBytes: z.int(),
  opinions: z.strictObject({ destroy: z.int(), extend: z.int(), keep: z.int() }),
  decision: Verdict,
  /** For `extend`. */
  newPeriod: z.string().nullable(),
  reason: z.string(),
})
export type RegisterEntry = z.infer<typeof Entry>

/** A stored form: never changed, only followed by a new schema. */
export const Register = z.strictObject({
  schema: z.literal('anjuan.disposal-register/1'),
  archiveId: z.string(),
  agency: z.string(),
  appraisal: z.string(),
  number: z.string(),
  title: z.string(),
  members: z.array(z.strictObject({ name: z.string(), displayName: z.string() })),
  decidedBy: z.string(),
  decidedAt: z.string(),
  entries: z.array(Entry),
})
export type Register = z.infer<typeof Register>

export interface FrozenRegister {
  readonly canonical: string
  readonly sha256: string
}

/** Of an appraisal whose every dossier has its decision; by archival code, then by the end of the period. */
export function freezeRegister(
  store: Store,
  row: Pick<AppraisalRow, 'id' | 'number' | 'title' | 'members'>,
  by: { archiveId: string; agency: string; decidedBy: string; decidedAt: string; name: (signIn: string) => string },
): FrozenRegister {
  const { archiveId, agency, decidedBy, decidedAt, name } = by
  const register: Register = {
    schema: 'anjuan.disposal-register/1',
    archiveId,
    agency,
    appraisal: row.id,
    number: row.number,
    title: row.title,
    members: membersOf(row).map((signIn) => ({ name: signIn, displayName: name(signIn) })),
    decidedBy,
    decidedAt,
    entries: entriesOf(store, row.id),
  }
  const canonical = canonicalJson(register)
  return { canonical, sha256: sha256Of(canonical) }
}

function entriesOf(store: Store, appraisalId: string): RegisterEntry[] {
  const lines = appraisedDossiers(store, appraisalId)
  const ids = lines.map(({ dossierId }) => dossierId)
  const contents = contentsOf(store, ids)
  const rows = new Map(
    store
      .all((q) =>
        q
          .selectFrom('dossier')
          .leftJoin('retention', 'retention.dossier_id', 'dossier.id')
          .select(['dossier.id', 'category', 'manifest_sha256', 'starts_on'])
          .where('dossier.id', 'in', ids),
      )
      .map((row) => [row.id, row]),
  )
  const entries = lines.map((line): RegisterEntry => {
    const said = (verdict: Verdict) => line.opinions.filter(({ opinion }) => opinion === verdict).length
    const row = rows.get(line.dossierId)
    const held = contents.get(line.dossierId)
    return {
      dossier: line.dossierId,
      archivalCode: line.archivalCode,
      number: line.number,
      title: line.title,
      category: row?.category ?? '',
      period: line.period,
      startsOn: row?.starts_on ?? null,
      endsOn: line.endsOn,
      manifestSha256: row?.manifest_sha256 ?? null,
      papers: line.papers,
      pages: held?.pages ?? 0,
      recordings: line.recordings,
      objects: held?.objects ?? 0,
      sizeBytes: line.sizeBytes,
      opinions: { destroy: said('destroy'), extend: said('extend'), keep: said('keep') },
      decision: line.decision ?? 'keep',
      newPeriod: line.newPeriod,
      reason: line.reason,
    }
  })
  const place = ({ archivalCode, endsOn, dossier }: RegisterEntry) =>
    `${archivalCode ?? '\uffff'} ${endsOn ?? ''} ${dossier}`
  return entries.sort((a, b) => (place(a) < place(b) ? -1 : 1))
}

/** Refuses `disposal.register` where text, hash and journal do not agree. */
export function readRegister(store: Store, row: AppraisalRow): Register {
  const entered = store.one((q) =>
    q
      .selectFrom('journal')
      .select('detail')
      .where('event', '=', 'appraisal.decided')
      .where('subject', '=', row.id)
      .where('outcome', '=', 'done'),
  )
  const said = entered === null ? null : (JSON.parse(entered.detail) as { sha256?: unknown }).sha256
  if (row.register === null || sha256Of(row.register) !== row.register_sha256 || said !== row.register_sha256) {
    throw refuse('disposal.register')
  }
  return Register.parse(JSON.parse(row.register))
}

/**
 * Refuses `disposal.changed` with the list: another period, another seal, opened again, destroyed already, or not what was
 * decided any more.
 */
export function assertAsRegistered(store: Store, register: Register): RegisterEntry[] {
  const entries = register.entries.filter(({ decision }) => decision === 'destroy')
  const decided = store.all((q) =>
    q
      .selectFrom('appraisal_dossier')
      .innerJoin('dossier', 'dossier.id', 'appraisal_dossier.dossier_id')
      .leftJoin('retention', 'retention.dossier_id', 'dossier.id')
      .select(['dossier.id', 'dossier.title', 'dossier.state', 'manifest_sha256', 'disposed_at'])
      .select(['retention.period', 'starts_on', 'ends_on'])
      .where('appraisal_id', '=', register.appraisal)
      .where('decision', '=', 'destroy'),
  )
  const now = new Map(decided.map((row) => [row.id, row]))
  const changed = entries.filter((entry) => {
    const row = now.get(entry.dossier)
    return (
      row === undefined ||
      row.state !== 'sealed' ||
      row.disposed_at !== null ||
      row.manifest_sha256 !== entry.manifestSha256 ||
      row.period !== entry.period ||
      row.starts_on !== entry.startsOn ||
      row.ends_on !== entry.endsOn
    )
  })
  const registered = new Set(entries.map(({ dossier }) => dossier))
  const titles = [
    ...changed.map(({ title }) => title),
    ...decided.filter(({ id }) => !registered.has(id)).map(({ title }) => title),
  ]
  if (titles.length > 0) throw refuse('disposal.changed', { titles })
  return entries
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

// Appraisals (鉴定): a group is named, dossiers whose period is over are put before it, each member says an opinion on each, and the
// head decides. The decision freezes the register; nothing is destroyed by it.
import type { Appraisal, AppraisalLine, AppraisalState, Member, Verdict } from '#shared/contract/disposals.ts'
import { formatPaperNumber, parsePaperNumber } from '#shared/rules/codes.ts'
import type { Day } from '#shared/rules/day.ts'
import { dayOf } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import type { Rulebook } from '../rulebook/index.ts'
import { type Page, paged, type Store } from '../store/index.ts'
import {
  type AppraisalRow,
  appraisalRow,
  appraisedDossiers,
  countedIn,
  membersOf,
  toAppraisal,
  toLine,
} from './appraisal-rows.ts'
import { beginTerms } from './begin-terms.ts'
import { assertAppraisable } from './blockers.ts'
import { displayNames, eligibleMembers } from './names.ts'
import { type DossierVerdict, enterVerdicts } from './verdicts.ts'

export interface DossierOpinion {
  readonly dossierId: string
  readonly opinion: Verdict
  readonly reason: string
}

export interface Appraisals {
  list(filter: Page & { state: 'any' | AppraisalState }): { rows: AppraisalLine[]; total: number }
  get(id: string): Appraisal
  eligible(): Member[]
  begin(caller: Caller, order: { title: string; members: readonly string[]; dossierIds: readonly string[] }): Appraisal
  change(caller: Caller, id: string, add: readonly string[], remove: readonly string[]): Appraisal
  opine(caller: Caller, id: string, opinions: readonly DossierOpinion[]): Appraisal
  /** Refuses `appraisal.opinions-missing`, `appraisal.incomplete`, `appraisal.extension`. */
  decide(caller: Caller, id: string, entries: readonly DossierVerdict[]): Appraisal
  drop(caller: Caller, id: string, reason: string): Appraisal
}

export interface AppraisalOptions {
  readonly store: Store
  readonly rulebook: Rulebook
  readonly archiveId: string
  readonly agency: string
  /** DER of the archive's root certificate. */
  readonly root: Uint8Array
  readonly clock: Clock
  readonly newId: () => string
}

export function createAppraisals(options: AppraisalOptions): Appraisals {
  const { store, rulebook, clock, newId } = options
  const pack = () => rulebook.retentionSchedule()
  const now = () => clock.now().toISOString()
  const get = (id: string) => toAppraisal(store, id, options)

  /** The row of an appraisal that may still be worked on. */
  function openRow(id: string): AppraisalRow {
    const row = appraisalRow(store, id)
    if (row.state !== 'open') throw refuse('appraisal.closed')
    return row
  }

  function assertMembers(members: readonly string[]): void {
    const least = pack().appraisal.membersAtLeast
    if (new Set(members).size < least) throw refuse('appraisal.too-few', { least })
    const eligible = new Set(eligibleMembers(store).map(({ name }) => name))
    const wrong = members.find((name) => !eligible.has(name))
    if (wrong !== undefined) throw refuse('appraisal.member', { name: wrong })
  }

  function add(id: string, dossierIds: readonly string[]): void {
    assertAppraisable(store, dossierIds, dayOf(now()), id)
    for (const dossier_id of new Set(dossierIds)) {
      const row = { appraisal_id: id, dossier_id, decision: null, period: null, reason: '' }
      store.run((q) =>
        q
          .insertInto('appraisal_dossier')
          .values(row)
          .onConflict((conflict) => conflict.doNothing()),
      )
    }
  }

  function remove(id: string, dossierIds: readonly string[]): void {
    for (const dossierId of dossierIds) {
      for (const table of ['appraisal_opinion', 'appraisal_dossier'] as const) {
        store.run((q) => q.deleteFrom(table).where('appraisal_id', '=', id).where('dossier_id', '=', dossierId))
      }
    }
  }

  function enterOpinion(caller: Caller, id: string, { dossierId, opinion, reason }: DossierOpinion): void {
    const said = { opinion, reason, said_at: now() }
    store.run((q) =>
      q
        .insertInto('appraisal_opinion')
        .values({ appraisal_id: id, dossier_id: dossierId, member: caller.name, ...said })
        .onConflict((conflict) => conflict.columns(['appraisal_id', 'dossier_id', 'member']).doUpdateSet(said)),
    )
  }

  return {
    list(filter) {
      const { rows, total } = paged(filter, (page) => listRows(store, filter.state, page))
      const counts = countedIn(
        store,
        rows.map(({ id }) => id),
      )
      const name = displayNames(store)
      return { total, rows: rows.map((row) => toLine(row, counts.get(row.id), name)) }
    },
    get,
    eligible: () => eligibleMembers(store),
    begin(caller, { title, members, dossierIds }) {
      const id = newId()
      beginTerms(store, rulebook)
      return store.record(caller, 'appraisal.begun', id, (note) => {
        assertMembers(members)
        const number = nextNumber(store, dayOf(now()))
        const begun = { begun_by: caller.name, begun_at: now() }
        store.run((q) =>
          q.insertInto('appraisal').values({
            id,
            number,
            title,
            members: JSON.stringify([...new Set(members)]),
            state: 'open',
            ...begun,
            ...nothingYet,
          }),
        )
        add(id, dossierIds)
        note({ number, dossiers: new Set(dossierIds).size, members: new Set(members).size })
        return get(id)
      })
    },
    change(caller, id, added, removed) {
      return store.record(caller, 'appraisal.changed', id, (note) => {
        openRow(id)
        remove(id, removed)
        if (added.length > 0) add(id, added)
        const dossiers = countedIn(store, [id]).get(id)?.dossiers ?? 0
        if (dossiers === 0) throw refuse('appraisal.empty')
        note({ dossiers })
        return get(id)
      })
    },
    opine(caller, id, opinions) {
      return store.record(caller, 'appraisal.opined', id, (note) => {
        if (!membersOf(openRow(id)).includes(caller.name)) throw refuse('appraisal.not-member')
        const inside = new Set(appraisedDossiers(store, id).map(({ dossierId }) => dossierId))
        if (opinions.some(({ dossierId }) => !inside.has(dossierId))) throw refuse('appraisal.not-in')
        for (const opinion of opinions) enterOpinion(caller, id, opinion)
        note({ dossiers: opinions.length })
        return get(id)
      })
    },
    decide(caller, id, entries) {
      return store.record(caller, 'appraisal.decided', id, (note) => {
        note(enterVerdicts(options, caller, openRow(id), entries))
        return get(id)
      })
    },
    drop(caller, id, reason) {
      return store.record(caller, 'appraisal.dropped', id, (note) => {
        const { state, number } = appraisalRow(store, id)
        if (state === 'executed') throw refuse('appraisal.done')
        if (state === 'dropped') throw refuse('appraisal.closed')
        note({ number })
        store.run((q) =>
          q.updateTable('appraisal').set({ state: 'dropped', dropped_reason: reason }).where('id', '=', id),
        )
        return get(id)
      })
    },
  }
}

const nothingYet = {
  decided_by: null,
  decided_at: null,
  register: null,
  register_sha256: null,
  approved_by: null,
  approved_at: null,
  witnessed_by: null,
  witnessed_at: null,
  executed_by: null,
  executed_at: null,
  erased_at: null,
  dropped_reason: null,
  certificate: null,
  certificate_sha256: null,
  certificate_pages: null,
} as const

/** Without registers and certificates, which may be large. */
function listRows(store: Store, state: 'any' | AppraisalState, page: Page) {
  return store.all((q) => {
    const select = q
      .selectFrom('appraisal')
      .select(['id', 'number', 'title', 'members', 'state', 'begun_by', 'begun_at', 'decided_by', 'decided_at'])
      .select(['register_sha256', 'witnessed_by', 'witnessed_at', 'executed_by', 'executed_at', 'erased_at'])
      .select(['dropped_reason', 'certificate_sha256', 'certificate_pages'])
      .select((e) => e.fn.countAll<number>().over().as('total'))
      .limit(page.limit)
      .offset(page.offset)
      .orderBy('begun_at', 'desc')
      .orderBy('id')
    return state === 'any' ? select : select.where('state', '=', state)
  })
}

/** 〔year〕 and a serial without gaps; the mark before them is the office's own word, and until it sets one, the kind's name. */
function nextNumber(store: Store, today: Day): string {
  const year = Number(today.slice(0, 4))
  const serials = store
    .all((q) => q.selectFrom('appraisal').select('number'))
    .map(({ number }) => {
      const parsed = parsePaperNumber(number)
      return parsed.state === 'valid' && parsed.number.year === year ? parsed.number.serial : 0
    })
  return formatPaperNumber({ mark: '档案鉴定', year, serial: Math.max(0, ...serials) + 1 })
}

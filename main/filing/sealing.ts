// The seal: by one person, or proposed by one and completed by another where the office wants two. With it the sheets are
// frozen; the way back does not exist.
import type { Dossier } from '#shared/contract/dossiers.ts'
import type { SealProposal, SealStanding } from '#shared/contract/sheets.ts'
import { dayOf } from '#shared/text/instant.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import { type Dossiers, dossierRow } from '../dossiers/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Store } from '../store/index.ts'
import { clockOf } from './deadlines.ts'
import type { Sheets } from './sheets/index.ts'

export interface Sealing {
  standing(caller: Caller, id: string): SealStanding
  /** Refuses `seal.two-persons` where the office wants two. */
  seal(caller: Caller, id: string): Promise<Dossier>
  /** Refuses `seal.one-person`. */
  propose(caller: Caller, id: string): SealStanding
  /** Refuses `seal.not-proposed`, `seal.same-person`, `seal.lapsed`. */
  confirm(caller: Caller, id: string): Promise<Dossier>
  decline(caller: Caller, id: string, reason: string): SealStanding
}

export function createSealing(options: {
  store: Store
  dossiers: Dossiers
  sheets: Sheets
  rulebook: Rulebook
  clock: Clock
}): Sealing {
  const { store, dossiers, sheets, rulebook, clock } = options
  const persons = () => rulebook.filingPractice().seal.persons
  const today = () => dayOf(clock.now().getTime())

  const proposalRow = (id: string) =>
    store.one((q) => q.selectFrom('seal_proposal').selectAll().where('dossier_id', '=', id))
  type ProposalRow = NonNullable<ReturnType<typeof proposalRow>>

  function isLapsed(row: ProposalRow): boolean {
    const id = row.dossier_id
    return dossiers.manifest(id).sha256 !== row.manifest_sha256 || sheets.gather(id).stamp !== row.sheets_sha256
  }

  function presented(caller: Caller, row: ProposalRow): SealProposal {
    const { declined_by: by, declined_at: at, declined_reason: reason } = row
    return {
      by: displayName(row.proposed_by),
      mine: row.proposed_by === caller.name,
      at: row.proposed_at,
      manifestSha256: row.manifest_sha256,
      lapsed: isLapsed(row),
      declined: by === null || at === null ? null : { by: displayName(by), at, reason: reason ?? '' },
    }
  }

  const displayName = (name: string) =>
    store.one((q) => q.selectFrom('user').select('display_name').where('name', '=', name))?.display_name ?? name

  function standing(caller: Caller, id: string): SealStanding {
    const row = dossierRow(store, id)
    const proposal = row.state === 'open' ? proposalRow(id) : null
    return {
      persons: persons(),
      proposal: proposal === null ? null : presented(caller, proposal),
      clock: clockOf(rulebook, row, today()),
    }
  }

  /** The proposal that stands and may be answered by the caller. */
  function standingProposal(caller: Caller, id: string): ProposalRow {
    if (persons() === 1) throw refuse('seal.one-person')
    dossiers.assertSealable(id)
    const row = proposalRow(id)
    if (row === null || row.declined_at !== null) throw refuse('seal.not-proposed')
    if (row.proposed_by === caller.name) throw refuse('seal.same-person')
    return row
  }

  /** What is refused before anything is composed is entered under its dossier all the same. */
  function checked<T>(caller: Caller, id: string, check: () => T): T {
    try {
      return check()
    } catch (error) {
      if (isRefusal(error)) store.refused(caller, 'dossier.sealed', id, error)
      throw error
    }
  }

  /** Sheets take seconds to compose: what changed meanwhile is not sealed. */
  async function freeze(caller: Caller, id: string, agreed: () => void): Promise<Dossier> {
    const before = sheets.gather(id)
    const { sha256 } = dossiers.manifest(id)
    const remarks = completed(caller, before.remarks)
    const frozen = await sheets.freezeDossier({ ...before, remarks, sealedOn: today(), manifestSha256: sha256 })
    try {
      return dossiers.seal(caller, id, (sealed) => {
        agreed()
        if (sealed.manifestSha256 !== sha256 || sheets.gather(id).stamp !== before.stamp) throw refuse('seal.changed')
        if (remarks !== before.remarks) sheets.writeRemarks(caller, id, remarks)
        frozen.enter(null, sealed.sealedAt ?? '')
      })
    } catch (error) {
      await frozen.discard()
      throw error
    }
  }

  /** The second of two persons is who checked the dossier, unless the sheet already names somebody. */
  function completed<R extends { checkedBy: string | null; checkedOn: string | null }>(caller: Caller, remarks: R): R {
    if (persons() === 1 || remarks.checkedBy !== null) return remarks
    return { ...remarks, checkedBy: caller.displayName, checkedOn: today() }
  }

  return {
    standing,
    async seal(caller, id) {
      checked(caller, id, () => {
        dossiers.assertSealable(id)
        if (persons() === 2) throw refuse('seal.two-persons')
      })
      return freeze(caller, id, () => undefined)
    },
    propose(caller, id) {
      return store.record(caller, 'seal.proposed', id, (note) => {
        if (persons() === 1) throw refuse('seal.one-person')
        dossiers.assertSealable(id)
        const { remarks } = sheets.gather(id)
        if (remarks.filedBy === null)
          sheets.writeRemarks(caller, id, { ...remarks, filedBy: caller.displayName, filedOn: today() })
        const { sha256 } = dossiers.manifest(id)
        note({ manifestSha256: sha256 })
        const values = {
          manifest_sha256: sha256,
          sheets_sha256: sheets.gather(id).stamp,
          proposed_by: caller.name,
          proposed_at: clock.now().toISOString(),
          declined_by: null,
          declined_at: null,
          declined_reason: null,
        }
        store.run((q) =>
          q
            .insertInto('seal_proposal')
            .values({ dossier_id: id, ...values })
            .onConflict((conflict) => conflict.column('dossier_id').doUpdateSet(values)),
        )
        return standing(caller, id)
      })
    },
    async confirm(caller, id) {
      checked(caller, id, () => {
        if (isLapsed(standingProposal(caller, id))) throw refuse('seal.lapsed')
      })
      // It may be declined, or made anew by another, while the sheets are composed.
      return freeze(caller, id, () => {
        const row = proposalRow(id)
        if (row === null || row.declined_at !== null || row.proposed_by === caller.name)
          throw refuse('seal.not-proposed')
      })
    },
    decline(caller, id, reason) {
      return store.record(caller, 'seal.declined', id, (note) => {
        const row = standingProposal(caller, id)
        note({ manifestSha256: row.manifest_sha256 })
        const declined = {
          declined_by: caller.name,
          declined_at: clock.now().toISOString(),
          declined_reason: reason,
        }
        store.run((q) => q.updateTable('seal_proposal').set(declined).where('dossier_id', '=', id))
        return standing(caller, id)
      })
    },
  }
}

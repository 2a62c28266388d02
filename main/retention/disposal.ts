// Disposal (销毁): approved by the head, watched by one person and carried out by another, each with an own signature over the same
// register. What it destroys are keys; no schedule, job or restart ever begins it.
import type { Appraisal } from '#shared/contract/disposals.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import { type DossierObjects, forgetWords } from '../dossiers/index.ts'
import type { People } from '../people/index.ts'
import type { Store } from '../store/index.ts'
import { type AppraisalRow, appraisalRow, toAppraisal } from './appraisal-rows.ts'
import { assertFree, assertIdle } from './blockers.ts'
import { certificateOf, type DisposalPaper } from './certificate.ts'
import { assertAsRegistered, type RegisterEntry, readRegister } from './register.ts'
import { type Act, enterSignature, isGenuine, keptSignatures } from './signatures.ts'

export interface Disposal {
  approve(caller: Caller, id: string, passphrase: string): Promise<Appraisal>
  witness(caller: Caller, id: string, passphrase: string): Promise<Appraisal>
  /** When it resolves, keys and files are gone. Cut short, it goes on when the archive is next opened. */
  execute(caller: Caller, id: string, passphrase: string): Promise<Appraisal>
  /** The register until the execution, after it the certificate, always the same bytes. */
  export(caller: Caller, id: string): Promise<DisposalPaper>
  /** What a crash left of executions that were entered. */
  resume(): Promise<void>
}

const events = {
  approved: 'disposal.approved',
  witnessed: 'disposal.witnessed',
  executed: 'disposal.executed',
} as const satisfies Record<Act, string>

export interface DisposalOptions {
  readonly store: Store
  readonly objects: Pick<DossierObjects, 'destroy'>
  readonly people: Pick<People, 'signingIdentity'>
  readonly archiveId: string
  /** DER of the archive's root certificate. */
  readonly root: Uint8Array
  readonly clock: Clock
  readonly onIncident: (error: unknown) => void
}

export function createDisposal(options: DisposalOptions): Disposal {
  const { store, objects, people, clock } = options
  const get = (id: string) => toAppraisal(store, id, options)

  /** Refuses whatever would make this act wrong; before the passphrase is asked for, and again inside the transaction. */
  const assertions: Readonly<Record<Act, (caller: Caller, row: AppraisalRow) => RegisterEntry[]>> = {
    approved(_caller, row) {
      if (row.state !== 'decided') throw refuse('disposal.not-decided')
      const entries = registered(row)
      if (entries.length === 0) throw refuse('disposal.nothing')
      return entries
    },
    witnessed(_caller, row) {
      if (row.state !== 'approved') throw refuse('disposal.not-approved')
      if (row.witnessed_at !== null) throw refuse('disposal.witnessed')
      assertSigned(row, ['approved'])
      return registered(row)
    },
    executed(caller, row) {
      if (row.state !== 'approved') throw refuse('disposal.not-approved')
      if (row.witnessed_at === null) throw refuse('disposal.not-witnessed')
      if (row.witnessed_by === caller.name) throw refuse('disposal.same-person')
      assertSigned(row, ['approved', 'witnessed'])
      const entries = registered(row)
      assertIdle(
        store,
        entries.map(({ dossier }) => dossier),
      )
      return entries
    },
  }

  /** What is to be destroyed, if all of it still is as it was registered, and nobody needs it. */
  function registered(row: AppraisalRow): RegisterEntry[] {
    const entries = assertAsRegistered(store, readRegister(store, row))
    assertFree(
      store,
      entries.map(({ dossier, title }) => ({ id: dossier, title })),
    )
    return entries
  }

  function assertSigned(row: AppraisalRow, acts: readonly Act[]): void {
    const genuine = keptSignatures(store, row.id).filter((kept) => isGenuine(kept, row, options))
    if (acts.some((act) => !genuine.some((kept) => kept.act === act))) throw refuse('disposal.register')
  }

  /** A refusal before the transaction is entered with the appraisal it is about. */
  async function identityFor(act: Act, caller: Caller, id: string, passphrase: string) {
    try {
      assertions[act](caller, appraisalRow(store, id))
      return await people.signingIdentity(caller, passphrase)
    } catch (error) {
      if (isRefusal(error)) store.refused(caller, events[act], id, error)
      throw error
    }
  }

  async function sign(
    act: Act,
    caller: Caller,
    id: string,
    passphrase: string,
    change: (row: AppraisalRow, entries: readonly RegisterEntry[], at: string) => void,
  ): Promise<void> {
    const identity = await identityFor(act, caller, id, passphrase)
    try {
      store.record(caller, events[act], id, (note) => {
        // Anything may have changed while the passphrase was checked.
        const row = appraisalRow(store, id)
        const entries = assertions[act](caller, row)
        const at = clock.now().toISOString()
        enterSignature(store, options, row, act, { caller, identity, at })
        note({ number: row.number, dossiers: entries.length, sha256: row.register_sha256 })
        change(row, entries, at)
      })
    } finally {
      identity.privateKey.fill(0)
    }
  }

  function enterDestruction(appraisalId: string, { dossier }: RegisterEntry, at: string): void {
    const gone = { disposed_at: at, disposal_id: appraisalId, key_wrapped: null }
    store.run((q) => q.updateTable('dossier').set(gone).where('id', '=', dossier))
    forgetWords(store, dossier)
  }

  /** First the key of each dossier, then its files, then what the log still holds of the database's copy. */
  async function erase(id: string): Promise<void> {
    const dossiers = store.all((q) => q.selectFrom('dossier').select('id').where('disposal_id', '=', id))
    for (const dossier of dossiers) await objects.destroy(dossier.id)
    store.cutLog()
    const at = clock.now().toISOString()
    store.run((q) => q.updateTable('appraisal').set({ erased_at: at }).where('id', '=', id))
  }

  return {
    async approve(caller, id, passphrase) {
      await sign('approved', caller, id, passphrase, (row, _entries, at) => {
        const approved = { state: 'approved' as const, approved_by: caller.name, approved_at: at }
        store.run((q) => q.updateTable('appraisal').set(approved).where('id', '=', row.id))
      })
      return get(id)
    },
    async witness(caller, id, passphrase) {
      await sign('witnessed', caller, id, passphrase, (row, _entries, at) => {
        const witnessed = { witnessed_by: caller.name, witnessed_at: at }
        store.run((q) => q.updateTable('appraisal').set(witnessed).where('id', '=', row.id))
      })
      return get(id)
    },
    async execute(caller, id, passphrase) {
      await sign('executed', caller, id, passphrase, (row, entries, at) => {
        for (const entry of entries) enterDestruction(row.id, entry, at)
        const executed = { state: 'executed' as const, executed_by: caller.name, executed_at: at }
        store.run((q) => q.updateTable('appraisal').set(executed).where('id', '=', row.id))
      })
      await erase(id)
      return get(id)
    },
    export: (caller, id) => certificateOf({ ...options, appraisal: get }, caller, id),
    async resume() {
      const left = store.all((q) =>
        q.selectFrom('appraisal').select('id').where('state', '=', 'executed').where('erased_at', 'is', null),
      )
      for (const { id } of left) {
        try {
          await erase(id)
        } catch (error) {
          // The archive opens all the same; the keys of these dossiers are refused meanwhile, and the next opening tries again.
          options.onIncident(error)
        }
      }
    },
  }
}

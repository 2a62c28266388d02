// 移交: packages asked for, approved by another, made, acknowledged; and packages that come in. Nothing leaves the archive in the
// open without an approval (档案法 §48), and every step is in the journal.
import type {
  ImportProgress,
  InspectProgress,
  MakeProgress,
  Package,
  PackageRequest,
} from '#shared/contract/packages.ts'
import { readReceipt, receiptText } from '#shared/rules/package-receipt.ts'
import { dayOf } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import type { DossierObjects, LookInto } from '../dossiers/index.ts'
import type { People } from '../people/index.ts'
import type { Recordings } from '../recordings/index.ts'
import type { PackageTests } from '../soundness/index.ts'
import { type Page, paged, type Store } from '../store/index.ts'
import { type ImportOrder, importPackage } from './import-package.ts'
import type { EepRooms } from './make/eeps.ts'
import { type MakeOrder, makePackage } from './make/make-package.ts'
import { assertPackable } from './make/plan.ts'
import {
  dossiersIn,
  nextPackageNumber,
  type PackageFacts,
  packageRow,
  receiptOf,
  rowInState,
  toPackage,
} from './package-rows.ts'
import { whileWorking } from './progress.ts'
import { inspectPackage } from './read/inspect.ts'
import { receiptPdf } from './receipt-form.ts'
import { readTaker, sha256Of } from './receipts.ts'

export interface PackageFilter extends Page {
  readonly direction: 'out' | 'in' | null
  readonly dossierId: string | null
}

export interface Packages {
  list(caller: Caller, filter: PackageFilter): { rows: Package[]; total: number }
  get(caller: Caller, id: string): Package
  /** Refuses `package.not-sealed`, `package.disposed`, `dossier.unknown`. */
  request(caller: Caller, request: PackageRequest): Package
  /** Refuses `package.own-request`, `package.state`. */
  approve(caller: Caller, id: string, decision: string): Package
  decline(caller: Caller, id: string, decision: string): Package
  /** Refuses `package.not-yours`, `package.state`. */
  withdraw(caller: Caller, id: string, reason: string): Package
  make(caller: Caller, order: MakeOrder, signal: AbortSignal): AsyncGenerator<MakeProgress>
  receipt(id: string): Promise<{ name: string; json: string; pdfBase64: string }>
  receive(caller: Caller, id: string, receipt: string): Package
  inspect(folder: string, signal: AbortSignal): AsyncGenerator<InspectProgress>
  import(caller: Caller, order: ImportOrder, signal: AbortSignal): AsyncGenerator<ImportProgress>
  /** Before the archive is locked: what is under way is taken back, in the open and in the archive, while the keys are there. */
  close(): Promise<void>
}

export interface PackagesOptions {
  readonly store: Store
  readonly objects: DossierObjects
  readonly recordings: Recordings
  readonly look: LookInto
  readonly people: Pick<People, 'signingIdentity'>
  readonly archiveId: string
  readonly archiveFolder: string
  readonly agency: string
  /** DER of the archive's root certificate. */
  readonly root: Uint8Array
  readonly clock: Clock
  readonly newId: () => string
  readonly metadata: EepRooms['metadata']
  readonly soundness: PackageTests
}

export function createPackages(options: PackagesOptions): Packages {
  const { store, agency, clock, newId } = options
  const nowText = () => clock.now().toISOString()
  const closing = new AbortController()
  let running: Promise<unknown> | null = null

  /** One at a time: two imports of one package would fight over the same keys, two makings over the same folder. */
  async function alone<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (running !== null) throw refuse('package.busy')
    const mine = work(AbortSignal.any([signal, closing.signal]))
    running = mine
    try {
      return await mine
    } finally {
      running = null
    }
  }

  function shownName(name: string): string {
    const row = store.one((q) => q.selectFrom('user').select('display_name').where('name', '=', name))
    return row?.display_name ?? name
  }

  function shown(caller: Caller, id: string): Package {
    return toPackage(packageRow(store, id), dossiersIn(store, [id]).get(id) ?? [], caller.name, shownName)
  }

  function decide(caller: Caller, id: string, state: 'approved' | 'declined', decision: string): Package {
    const row = rowInState(store, id, 'requested')
    if (row.requested_by === caller.name) throw refuse('package.own-request')
    const decided = { state, decided_by: caller.name, decided_at: nowText(), decision }
    store.run((q) => q.updateTable('package').set(decided).where('id', '=', id))
    return shown(caller, id)
  }

  return {
    list(caller, filter) {
      const { rows, total } = paged(filter, (page) => filtered(store, filter, page))
      const packed = dossiersIn(
        store,
        rows.map(({ id }) => id),
      )
      return { rows: rows.map((row) => toPackage(row, packed.get(row.id) ?? [], caller.name, shownName)), total }
    },
    get: shown,
    request(caller, request) {
      const id = newId()
      return store.record(caller, 'package.requested', id, (note) => {
        const dossierIds = [...new Set(request.dossierIds)]
        const manifests = dossierIds.map((dossierId) => assertPackable(store, dossierId).manifestSha256)
        note({ format: request.form, dossiers: dossierIds.length, restricted: request.withRestricted })
        const { content, receiver, carrier, withRestricted } = request
        const facts: PackageFacts = {
          ...{ content, sender: agency, receiver, carrier, withRestricted },
          ...{ senderNumber: null, origin: null },
        }
        store.run((q) =>
          q.insertInto('package').values({
            ...{ id, number: nextPackageNumber(store, 'out', dayOf(nowText()).slice(0, 4)), direction: 'out' },
            ...{ form: request.form, title: request.title, facts: JSON.stringify(facts), state: 'requested' },
            ...{ requested_by: caller.name, requested_at: nowText() },
            ...{ decided_by: null, decided_at: null, decision: '', made_by: null, made_at: null },
            ...{ files: null, size_bytes: null, list_sha256: null, receipt: null },
          }),
        )
        for (const [at, dossierId] of dossierIds.entries()) {
          const row = { package_id: id, dossier_id: dossierId, manifest_sha256: manifests[at] ?? '' }
          store.run((q) => q.insertInto('package_dossier').values(row))
        }
        return shown(caller, id)
      })
    },
    approve: (caller, id, decision) =>
      store.record(caller, 'package.approved', id, () => decide(caller, id, 'approved', decision)),
    decline: (caller, id, decision) =>
      store.record(caller, 'package.declined', id, () => decide(caller, id, 'declined', decision)),
    withdraw(caller, id, reason) {
      return store.record(caller, 'package.withdrawn', id, () => {
        const row = rowInState(store, id, 'requested', 'approved')
        if (row.requested_by !== caller.name) throw refuse('package.not-yours')
        store.run((q) => q.updateTable('package').set({ state: 'withdrawn', decision: reason }).where('id', '=', id))
        return shown(caller, id)
      })
    },
    async *make(caller, order, signal) {
      const pace = { step: 'writing' as 'writing' | 'checking', doneBytes: 0, totalBytes: 0 }
      const rooms = { ...options, shownName }
      yield* whileWorking(
        signal,
        (left) => alone(left, (until) => makePackage(rooms, caller, order, pace, until)),
        () => ({ state: 'running' as const, ...pace }),
      )
      const { totalBytes } = pace
      yield {
        state: 'done',
        doneBytes: totalBytes,
        totalBytes,
        package: shown(caller, order.id),
        folder: order.folder,
      }
    },
    async receipt(id) {
      const row = packageRow(store, id)
      const receipt = receiptOf(row)
      if (receipt === null) throw refuse('package.receipt-none')
      const pdf = await receiptPdf(receipt, new Date(row.made_at ?? row.requested_at))
      return { name: row.number, json: receiptText(receipt), pdfBase64: Buffer.from(pdf).toString('base64') }
    },
    receive(caller, id, text) {
      return store.record(caller, 'package.received', id, (note) => {
        const row = rowInState(store, id, 'made')
        const ours = receiptOf(row)
        const theirs = readReceipt(text)
        if (theirs === null) throw refuse('package.receipt-unreadable')
        if (theirs.taker === null) throw refuse('package.receipt-open')
        const taker = readTaker(theirs)
        if (taker === null) throw refuse('package.receipt-unreadable')
        const { packageId, listSha256, giverSha256 } = taker.statement
        const isOurs =
          ours !== null &&
          theirs.giver.statement === ours.giver.statement &&
          giverSha256 === sha256Of(ours.giver.statement) &&
          packageId === row.id &&
          listSha256 === row.list_sha256
        if (ours === null || !isOurs) throw refuse('package.receipt-foreign')
        if (!taker.genuine) throw refuse('package.receipt-signature')
        note({ sha256: listSha256 })
        // The giver's part stays our own: only the receiver's is taken from outside.
        const receipt = receiptText({ ...ours, taker: theirs.taker })
        store.run((q) => q.updateTable('package').set({ state: 'received', receipt }).where('id', '=', id))
        return shown(caller, id)
      })
    },
    async *inspect(folder, signal) {
      const pace = { doneBytes: 0, totalBytes: 0 }
      const { inspection } = yield* whileWorking(
        signal,
        (until) => inspectPackage(options, folder, pace, until),
        () => ({ state: 'running' as const, ...pace }),
      )
      yield { state: 'done', ...pace, doneBytes: pace.totalBytes, inspection }
    },
    async *import(caller, order, signal) {
      const pace = { step: 'checking' as 'checking' | 'filing', doneBytes: 0, totalBytes: 0 }
      const id = yield* whileWorking(
        signal,
        (left) => alone(left, (until) => importPackage(options, caller, order, pace, until)),
        () => ({ state: 'running' as const, ...pace }),
      )
      const { totalBytes } = pace
      yield { state: 'done', doneBytes: totalBytes, totalBytes, package: shown(caller, id) }
    },
    async close() {
      closing.abort()
      // However it ends, whoever asked for it is told.
      await running?.catch(() => undefined)
    },
  }
}

function filtered(store: Store, { direction, dossierId }: PackageFilter, page: Page) {
  return store.all((q) => {
    let select = q
      .selectFrom('package')
      .selectAll()
      .select((e) => e.fn.countAll<number>().over().as('total'))
      .orderBy('requested_at', 'desc')
      .orderBy('id', 'desc')
      .limit(page.limit)
      .offset(page.offset)
    if (direction !== null) select = select.where('direction', '=', direction)
    if (dossierId !== null) {
      select = select.where('id', 'in', (e) =>
        e.selectFrom('package_dossier').select('package_id').where('dossier_id', '=', dossierId),
      )
    }
    return select
  })
}

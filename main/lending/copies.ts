// The numbered copies of a loan: marked papers at once, recordings with the number burned in by a job. Each is checked against the
// scope of its loan once more when it is made, and once more when it is taken out.
import * as z from 'zod'
import type { Caller } from '#main/desk-core.ts'
import type { Job } from '#shared/contract/jobs.ts'
import { Borrower, type LoanCopy } from '#shared/contract/lending.ts'
import { copyNumber } from '#shared/rules/lending.ts'
import { dayOf } from '#shared/text/instant.ts'
import { copyName, footText, watermarkText } from '#shared/text/lending.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { DossierObjects, Evidence } from '../dossiers/index.ts'
import type { JobRunner, MediaTools, Queue } from '../jobs/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import { type Actor, type Store, system } from '../store/index.ts'
import { clipCopy } from './clip-copy.ts'
import { type CopyPart, copiesOf, type LoanRow } from './loan-rows.ts'
import type { Loans, UsableItem } from './loans.ts'
import { paperCopy } from './paper-copy.ts'

export interface ClipOrder {
  readonly id: string
  readonly itemId: string
  readonly startMs: number
  readonly endMs: number | null
  readonly original: boolean
}

export interface LoanCopies {
  /** Refuses what `Loans.read` refuses, `lending.read-only`, `lending.copy-is-recording`, `lending.no-copy`, `lending.copy-failed`. */
  copy(caller: Caller, wanted: { id: string; itemId: string }, signal?: AbortSignal): Promise<LoanCopy>
  /** Refuses the same, `lending.copy-is-paper`, `lending.span`. The job makes the copy. */
  copyClip(caller: Caller, order: ClipOrder): Job
  /** Refuses `lending.copy-unknown`, and what forbids the loan's use meanwhile. */
  exportCopy(caller: Caller, copyId: string): { objectId: string; name: string; sha256: string }
  /** Runs queued copies of recordings. */
  readonly runCopy: JobRunner
}

/** What the job of a recording's copy reads back. */
const CopyInput = z.object({
  copyId: z.string(),
  loanId: z.string(),
  itemId: z.string(),
  number: z.string(),
  startMs: z.int(),
  endMs: z.int(),
  original: z.boolean(),
  askedBy: z.string(),
})
type CopyInput = z.infer<typeof CopyInput>

interface MadeCopy {
  readonly id: string
  readonly number: string
  readonly part: CopyPart
  readonly pages: number | null
  readonly durationMs: number | null
  readonly mime: string
  readonly by: string
}

export function createLoanCopies(options: {
  store: Store
  loans: Loans
  objects: DossierObjects
  evidence: Evidence
  queue: Queue
  tools: () => Promise<MediaTools | null>
  rulebook: Rulebook
  clock: Clock
  newId: () => string
}): LoanCopies {
  const { store, loans, objects, clock, newId } = options
  const now = () => clock.now().toISOString()

  /** Refuses `lending.read-only` and what `usable` refuses. */
  function copyable(id: string, itemId: string, original: boolean): UsableItem {
    const usable = loans.usable(id, itemId, original)
    if (usable.row.way !== 'copy') throw refuse('lending.read-only')
    return usable
  }

  /** Only a counter: a number given is never given again, not even when its copy fails. */
  function takeNumber(row: LoanRow): string {
    store.run((q) =>
      q
        .updateTable('loan')
        .set((e) => ({ copies_given: e('copies_given', '+', 1) }))
        .where('id', '=', row.id),
    )
    const given = store.one((q) => q.selectFrom('loan').select('copies_given').where('id', '=', row.id))
    return copyNumber(row.number, given?.copies_given ?? 1)
  }

  function enter(
    actor: Actor,
    usable: UsableItem,
    stored: Parameters<DossierObjects['enter']>[0],
    made: MadeCopy,
  ): void {
    const { row, item, objectId } = usable
    store.record(actor, 'loan.copied', row.id, (note) => {
      // Returned meanwhile, or fallen out of its scope: then nothing is entered.
      copyable(row.id, item.id, !made.part.redacted)
      const parentId = objectId
      objects.enter(stored, {
        dossierId: row.dossier_id,
        mime: made.mime,
        role: 'loan-copy',
        parentId,
        recipe: made.number,
      })
      store.run((q) =>
        q.insertInto('loan_copy').values({
          id: made.id,
          loan_id: row.id,
          number: made.number,
          item_id: item.id,
          object_id: stored.objectId,
          part: JSON.stringify(made.part),
          pages: made.pages,
          duration_ms: made.durationMs,
          made_by: made.by,
          made_at: now(),
          exported_at: null,
        }),
      )
      note({ dossier: row.dossier_id, copy: made.number, item: item.id, sha256: stored.sha256, parent: item.sha256 })
    })
  }

  async function copy(
    caller: Caller,
    { id, itemId }: { id: string; itemId: string },
    signal = new AbortController().signal,
  ): Promise<LoanCopy> {
    const usable = copyable(id, itemId, false)
    const { row, item } = usable
    if (item.kind !== 'paper') throw refuse('lending.copy-is-recording')
    const number = takeNumber(row)
    const stamp = {
      across: markOf(row, number),
      foot: footText({ number, notice: options.rulebook.lendingRules().copyNotice }),
    }
    const made = await paperCopy(options, { item, stamp, title: number, signal })
    const name = copyName(number, item.title, 'pdf')
    const stored = await objects.put({ dossierId: row.dossier_id, source: { bytes: made.bytes }, name, signal })
    const copyId = newId()
    try {
      enter(caller, usable, stored, {
        ...{ id: copyId, number, pages: made.pages, durationMs: null },
        ...{ mime: 'application/pdf', by: caller.name, part: { span: null, redacted: false } },
      })
    } catch (error) {
      await objects.discard(stored.objectId)
      throw error
    }
    return copyById(copyId)
  }

  function copyClip(caller: Caller, order: ClipOrder): Job {
    return store.record(caller, 'loan.copy-requested', order.id, (note) => {
      const { row, item } = copyable(order.id, order.itemId, order.original)
      if (item.kind !== 'recording' || item.media === null) throw refuse('lending.copy-is-paper')
      const { durationMs } = item.media
      const endMs = Math.min(order.endMs ?? durationMs, durationMs)
      if (order.startMs >= endMs) throw refuse('lending.span')
      const number = takeNumber(row)
      note({ dossier: row.dossier_id, copy: number, item: item.id, startMs: order.startMs, endMs })
      const input: CopyInput = {
        ...{ copyId: newId(), loanId: row.id, itemId: item.id, number, askedBy: caller.name },
        ...{ startMs: order.startMs, endMs, original: order.original },
      }
      return options.queue.enqueue({
        kind: 'loan-copy',
        dossierId: row.dossier_id,
        itemId: item.id,
        title: copyName(number, item.title, 'mp4'),
        input,
        askedBy: caller.name,
      })
    })
  }

  async function makeClip(input: CopyInput, during: Parameters<JobRunner>[1]): Promise<void> {
    const usable = copyable(input.loanId, input.itemId, input.original)
    const tools = await options.tools()
    if (tools === null) throw refuse('recording.no-tools')
    const { row, item, objectId, redacted } = usable
    const span = { startMs: input.startMs, endMs: input.endMs }
    const source = await objects.open(objectId)
    try {
      const film = await clipCopy({ ...during, source, tools, span, mark: markOf(row, input.number) })
      const name = copyName(input.number, item.title, film.mime === 'audio/mp4' ? 'm4a' : 'mp4')
      const put = { dossierId: row.dossier_id, source: { stream: film.stream }, name, signal: during.signal }
      const [stored] = await Promise.all([objects.put(put), film.done])
      try {
        enter(system, usable, stored, {
          ...{ id: input.copyId, number: input.number, part: { span, redacted }, by: input.askedBy },
          ...{ mime: film.mime, pages: null, durationMs: span.endMs - span.startMs },
        })
      } catch (error) {
        await objects.discard(stored.objectId)
        throw error
      }
    } finally {
      await source.close()
    }
  }

  function copyById(copyId: string): LoanCopy {
    const [found] = copiesOf(store, { copyId })
    if (found === undefined) throw refuse('lending.copy-unknown')
    return found
  }

  const markOf = (row: LoanRow, number: string): string => {
    const { name, unit } = Borrower.parse(JSON.parse(row.borrower))
    return watermarkText({ unit: unit ?? name, number, on: dayOf(now()) })
  }

  return {
    copy,
    copyClip,
    exportCopy(caller, copyId) {
      const held = store.one((q) => q.selectFrom('loan_copy').select('loan_id').where('id', '=', copyId))
      return store.record(caller, 'loan.copy-exported', held?.loan_id ?? null, (note) => {
        const { objectId, sha256, itemId, itemTitle, number, mime, redacted } = copyById(copyId)
        const { row } = copyable(held?.loan_id ?? '', itemId, !redacted)
        store.run((q) =>
          q
            .updateTable('loan_copy')
            .set({ exported_at: now() })
            .where('id', '=', copyId)
            .where('exported_at', 'is', null),
        )
        note({ dossier: row.dossier_id, copy: number, item: itemId, sha256 })
        const ending = mime === 'application/pdf' ? 'pdf' : mime === 'audio/mp4' ? 'm4a' : 'mp4'
        return { objectId, sha256, name: copyName(number, itemTitle, ending) }
      })
    },
    async runCopy(job, during) {
      const input = CopyInput.parse(job.input)
      const there = store.one((q) => q.selectFrom('loan_copy').select('id').where('id', '=', input.copyId))
      // A crash between the copy's entry and the end of its job begins the job again.
      if (there === null) await makeClip(input, during)
    },
  }
}

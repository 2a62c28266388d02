// What happens around every call: who may make it, what the journal keeps of it, and how failures cross the wire. The rules
// are read from the call's own definition in the contract.
import {
  type ImplementerInternalWithMiddlewares,
  implement,
  type MergedCurrentContext,
  type MergedInitialContext,
  ORPCError,
} from '@orpc/server'
import { type Contract, contract } from '#shared/contract/index.ts'
import type { JournalEvent } from '#shared/contract/journal-events.ts'
import type { CallMeta, CallViews } from '#shared/contract/procedure.ts'
import { isRefusal, type Refusal, refuse } from '#shared/text/refusal.ts'
import type { DeskState } from './desk.ts'
import type { CallContext, Caller, Connection } from './desk-core.ts'
import { withRecorded } from './store/index.ts'

/** Called without being signed in; the caller of every other call is never null. */
const nobody: Caller = {
  userId: '',
  name: 'nobody',
  displayName: '',
  unit: '',
  roles: [],
  mustChangePassphrase: false,
  signedInAt: '',
}

/** Calls that someone with a first passphrase may still make. */
const beforeOwnPassphrase = new Set(['people.changePassphrase', 'people.signOut'])

/** Calls a window makes by itself, whether anybody sits before it or not: they must not keep the archive open. */
const unattended = new Set([
  'archive.status',
  'jobs.list',
  'jobs.watch',
  'jobs.queue',
  'intake.watch',
  'docks.list',
  'docks.get',
  'docks.files',
  'docks.watch',
  'tray.list',
])

/** What the guard adds for every procedure. */
export interface Guarded {
  /** Never null: `nobody` where anyone may call. */
  readonly caller: Caller
  /** Aborted when this person's session ends. */
  readonly ended: AbortSignal
}

export type GuardedContract = ImplementerInternalWithMiddlewares<
  Contract,
  MergedInitialContext<CallContext & Record<never, never>, CallContext, CallContext>,
  MergedCurrentContext<CallContext, Guarded>
>

/** The contract's implementer, with the guard in front of every procedure. */
export function guardedContract(desk: DeskState): GuardedContract {
  return implement(contract)
    .$context<CallContext>()
    .use(async ({ context, procedure, path, next }, input) => {
      const { connection } = context
      const meta = procedure['~orpc'].meta as CallMeta
      const call = path.join('.')
      const done = unattended.has(call) ? () => undefined : desk.sessions.working(connection)
      try {
        const caller = permitted(meta, call, desk.callerNow(connection))
        const ended = desk.sessions.ended(connection)
        const { value, events } = await withRecorded(async () => next({ context: { caller, ended } }))
        if (meta.kind === 'feed') {
          const items = value.output as AsyncIterable<unknown>
          return { ...value, output: guardedFeed(desk, call, meta, connection, items) }
        }
        if (meta.kind === 'command' && meta.writes !== null && !events.has(meta.writes)) {
          throw new Error(`${call} did not enter ${meta.writes}`)
        }
        if (meta.views !== null) {
          enterView(desk, connection, caller, meta.views, input as Record<string, unknown>)
        }
        return value
      } catch (error) {
        throw crossing(desk, call, meta, connection.caller ?? nobody, error)
      } finally {
        done()
      }
    })
}

/** Entered before anything is shown: what the journal cannot take is not seen. */
function enterView(
  desk: DeskState,
  connection: Connection,
  caller: Caller,
  { event, subject, once }: CallViews,
  input: Record<string, unknown>,
): void {
  // Where a query may be about all there is, nothing is named.
  const whose = input[subject] === undefined || input[subject] === null ? null : String(input[subject])
  const seen = desk.sessions.seen(connection)
  const view = `${event} ${whose ?? ''}`
  if (once && seen.has(view)) return
  desk.rooms().store.record(caller, event, whose, () => undefined)
  seen.add(view)
}

/** A feed's work happens while it is read: the same failures cross, the same entry is promised, and it counts as activity. */
async function* guardedFeed(
  desk: DeskState,
  call: string,
  meta: CallMeta,
  connection: Connection,
  items: AsyncIterable<unknown>,
): AsyncGenerator<unknown> {
  const iterator = items[Symbol.asyncIterator]()
  const events = new Set<JournalEvent>()
  const caller = connection.caller ?? nobody
  try {
    for (;;) {
      const done = unattended.has(call) ? () => undefined : desk.sessions.working(connection)
      const { value: step } = await withRecorded(() => iterator.next(), events).finally(done)
      if (step.done === true) break
      yield step.value
    }
    if (meta.writes !== null && !events.has(meta.writes)) throw new Error(`${call} did not enter ${meta.writes}`)
  } catch (error) {
    throw crossing(desk, call, meta, caller, error)
  } finally {
    await iterator.return?.()
  }
}

/** @throws Refusal `people.signed-out`, `people.must-change-passphrase`, `people.forbidden` */
function permitted(meta: CallMeta, call: string, caller: Caller | null): Caller {
  if (meta.by === 'anyone') return caller ?? nobody
  if (caller === null) throw refuse('people.signed-out')
  if (caller.mustChangePassphrase && !beforeOwnPassphrase.has(call)) throw refuse('people.must-change-passphrase')
  if (meta.by !== 'signed-in' && !meta.by.some((role) => caller.roles.includes(role))) throw refuse('people.forbidden')
  return caller
}

/** Refusals and wrong input cross as data; anything else is our bug and crosses as the number of an incident. */
function crossing(desk: DeskState, call: string, meta: CallMeta, caller: Caller, error: unknown): unknown {
  if (error instanceof Error && error.name === 'AbortError') return error
  const refusal = isRefusal(error) ? error : wrongInput(error)
  if (refusal !== null) {
    const rooms = desk.roomsOrNull()
    const event = meta.writes ?? meta.views?.event ?? null
    if (rooms !== null && event !== null) rooms.store.refused(caller, event, null, refusal)
    return refusedError(refusal)
  }
  if (error instanceof ORPCError && error.status < 500) return error
  return new ORPCError('INCIDENT', {
    status: 500,
    defined: true,
    data: { number: desk.incidents.file(desk.roomsOrNull()?.store ?? null, call, error) },
  })
}

export function refusedError(
  refusal: Refusal,
): ORPCError<'REFUSED', { code: string; params: Record<string, unknown> }> {
  return new ORPCError('REFUSED', {
    status: 409,
    data: { code: refusal.code, params: { ...refusal.params } },
    defined: true,
  })
}

interface InputIssue {
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[]
}

/** oRPC reports input that the contract's schema does not accept as BAD_REQUEST with the schema's issues. */
function wrongInput(error: unknown): Refusal | null {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST') return null
  const [issue] = (error.data as { issues?: readonly InputIssue[] } | undefined)?.issues ?? []
  const at = (issue?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
  return refuse('door.input', { at: at === '' ? '整体' : at })
}

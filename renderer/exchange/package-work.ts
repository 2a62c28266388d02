// Making, inspecting and importing go on while other screens are looked at: one of them at a time, as the desk does them.
import { useSyncExternalStore } from 'react'
import type { PackageInspection } from '#shared/contract/packages.ts'
import { type Failure, toFailure } from '../desk/failure.ts'
import { useSession } from '../desk/session.tsx'

export type WorkKind = 'make' | 'inspect' | 'import'

export type PackageWork = {
  /** Whose: nobody else who signs in at this window sees it. */
  readonly owner: string
  readonly kind: WorkKind
  /** The package that is made, or the folder that is read. */
  readonly subject: string
  readonly state: 'running' | 'done' | 'stopped' | 'failed'
  readonly step: 'writing' | 'checking' | 'filing' | null
  readonly doneBytes: number
  readonly totalBytes: number
  readonly failure: Failure | null
  readonly inspection: PackageInspection | null
  /** Where a package was made, or the number it got here. */
  readonly outcome: string | null
}

export type WorkStep = {
  readonly state: 'running' | 'done'
  readonly doneBytes: number
  readonly totalBytes: number
  readonly step?: 'writing' | 'checking' | 'filing'
  readonly inspection?: PackageInspection
  readonly outcome?: string
}

let now: PackageWork | null = null
let stopper = new AbortController()
const listeners = new Set<() => void>()

function set(next: PackageWork | null): void {
  now = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const packageWork = {
  async start(
    owner: string,
    kind: WorkKind,
    subject: string,
    feed: (signal: AbortSignal) => Promise<AsyncIterable<WorkStep>>,
    onDone: () => void = () => undefined,
  ): Promise<void> {
    if (now?.state === 'running') return
    stopper = new AbortController()
    const { signal } = stopper
    // A wrong passphrase must not cost another reading of the whole package.
    const known = kind === 'import' && now?.owner === owner && now.subject === subject ? now.inspection : null
    const begun = { owner, kind, subject, failure: null, inspection: known, outcome: null, step: null } as const
    set({ ...begun, state: 'running', doneBytes: 0, totalBytes: 0 })
    try {
      for await (const { state, doneBytes, totalBytes, step, inspection, outcome } of await feed(signal)) {
        set({
          ...begun,
          ...{ state, doneBytes, totalBytes, step: step ?? null },
          ...{ inspection: inspection ?? known, outcome: outcome ?? null },
        })
      }
      onDone()
    } catch (error) {
      const failure = signal.aborted ? null : toFailure(error)
      if (now !== null) set({ ...now, state: failure === null ? 'stopped' : 'failed', failure })
    }
  },
  stop: () => stopper.abort(),
  clear: () => {
    if (now?.state !== 'running') set(null)
  },
}

export function usePackageWork(): PackageWork | null {
  const { userId } = useSession()
  const work = useSyncExternalStore(subscribe, () => now)
  return work?.owner === userId ? work : null
}

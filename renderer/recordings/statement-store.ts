// One evidence statement in the window: what is typed shows at once, is saved a moment later, and survives a crash of the window.
import type { Statement, StatementBody } from '#shared/contract/statements.ts'
import { type StatementField, statementFields } from '#shared/text/faults/statements.ts'
import { createAutosaver, type SaveState } from '../judging/autosaver.ts'

export type StatementView = {
  readonly body: StatementBody
  readonly save: SaveState
  readonly isSaved: boolean
}

export interface StatementStore {
  view(): StatementView
  subscribe(listener: () => void): () => void
  change(part: Partial<StatementBody>): void
  flush(): Promise<boolean>
  stop(): void
}

export type StatementStoreOptions = {
  statement: Statement
  /** Left over from a window that was lost. */
  unsaved: StatementBody | null
  save: (input: { id: string; body: StatementBody }) => Promise<Statement>
  onSaved: (statement: Statement) => void
  keep: (unsaved: StatementBody | null) => void
}

/** What it must say and does not yet. */
export function missingFields(body: StatementBody): readonly StatementField[] {
  return requiredFields.filter((name) => body[name].trim() === '')
}

export const requiredFields = Object.keys(statementFields) as readonly StatementField[]

export function createStatementStore(options: StatementStoreOptions): StatementStore {
  const { statement, unsaved, keep } = options
  let saved = statement.body
  let body = unsaved ?? saved
  let save: SaveState = { state: 'clean' }
  let shown: StatementView | null = null
  const listeners = new Set<() => void>()
  const isDirty = () => !isSame(saved, body)
  const notify = () => {
    shown = null
    for (const listener of listeners) listener()
  }
  const autosaver = createAutosaver({
    isDirty,
    async send() {
      const sent = body
      const result = await options.save({ id: statement.id, body: sent })
      saved = sent
      keep(isDirty() ? body : null)
      options.onSaved(result)
    },
    onState: (state) => {
      save = state
      notify()
    },
  })
  if (isDirty()) autosaver.touched()
  return {
    view() {
      shown ??= { body, save, isSaved: !isDirty() }
      return shown
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change(part) {
      body = { ...body, ...part }
      keep(isDirty() ? body : null)
      notify()
      autosaver.touched()
    },
    flush: autosaver.flush,
    stop: autosaver.stop,
  }
}

function isSame(one: StatementBody, other: StatementBody): boolean {
  return Object.entries(one).every(([name, value]) => other[name as keyof StatementBody] === value)
}

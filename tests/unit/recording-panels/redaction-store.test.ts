// The redaction in the window: only what is complete is saved, edits come back by undo, a lost window's edits return, a refusal keeps them.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Redaction, RedactionPlan } from '#shared/contract/redactions.ts'
import { emptyPlan } from '../../../renderer/recordings/hidden-plan.ts'
import { createRedactionStore, type UnsavedPlan } from '../../../renderer/recordings/redaction-store.ts'

const itemId = '00000000-0000-4000-8000-000000000001'
const box = { x: 0.1, y: 0.1, width: 0.2, height: 0.2 }

beforeEach(() => {
  vi.useFakeTimers()
  // The autosaver counts by the window's clock.
  vi.stubGlobal('window', globalThis)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function redaction(change: Partial<Redaction> = {}): Redaction {
  return { itemId, plan: emptyPlan, version: 0, savedBy: null, savedAt: null, copies: [], ...change }
}

function opened(options: { from?: Redaction; unsaved?: UnsavedPlan | null; editable?: boolean } = {}) {
  const saves: { version: number; plan: RedactionPlan }[] = []
  const kept: (UnsavedPlan | null)[] = []
  let refuses = false
  let ids = 0
  const store = createRedactionStore({
    redaction: options.from ?? redaction(),
    editable: options.editable ?? true,
    unsaved: options.unsaved ?? null,
    async save({ version, plan }) {
      if (refuses) throw new Error('refused')
      saves.push({ version, plan })
      return redaction({ version: version + 1, plan })
    },
    onSaved: () => undefined,
    keep: (unsaved) => kept.push(unsaved),
    newId: () => `00000000-0000-4000-8000-00000000010${++ids}`,
  })
  const refuse = (next: boolean) => {
    refuses = next
  }
  return { store, saves, kept, refuse }
}

/** The region or sound that is selected now. */
function selected(store: ReturnType<typeof opened>['store']) {
  const { selected: hidden } = store.view()
  if (hidden === null) throw new Error('nothing is selected')
  return hidden
}

test('a region without its words is kept in the window and not saved; with them it is, under the next version', async () => {
  const { store, saves, kept } = opened()
  store.addRegion(box)
  await vi.runAllTimersAsync()
  expect(saves).toEqual([])
  expect(store.view()).toMatchObject({ incomplete: 1, isSaved: false })
  expect(kept.at(-1)?.plan.regions).toHaveLength(1)
  store.change({ ...selected(store), what: '面部', reason: '隐私' })
  await vi.runAllTimersAsync()
  expect(saves.map(({ version, plan }) => [version, plan.regions.length])).toEqual([[0, 1]])
  expect(store.view()).toMatchObject({ incomplete: 0, isSaved: true, save: { state: 'saved' } })
  expect(kept.at(-1)).toBeNull()
  store.addSound()
  store.change({ ...selected(store), what: '号码', reason: '隐私' })
  await vi.runAllTimersAsync()
  expect(saves.map(({ version }) => version)).toEqual([0, 1])
})

test('undo takes the letters of one reason back together, and redo brings them again', () => {
  const { store } = opened()
  store.addRegion(box)
  for (const reason of ['隐', '隐私', '隐私保护']) store.change({ ...selected(store), reason }, 'reason')
  store.undo()
  expect(selected(store).reason).toBe('')
  store.redo()
  expect(selected(store).reason).toBe('隐私保护')
  store.undo()
  store.undo()
  expect(store.view()).toMatchObject({ plan: emptyPlan, canUndo: false, canRedo: true })
})

test('what a lost window had not saved comes back with the version it was made from, so that nothing newer is overwritten', async () => {
  const { store: before, kept } = opened({ from: redaction({ version: 4 }) })
  before.addRegion(box)
  before.change({ ...selected(before), what: '面部', reason: '隐私' })
  before.stop()
  const { store, saves } = opened({ from: redaction({ version: 7 }), unsaved: kept.at(-1) ?? null })
  expect(store.restored).toBe(true)
  await vi.runAllTimersAsync()
  expect(saves.map(({ version }) => version)).toEqual([4])
})

test('a refused save keeps the edits, and the latest plan can be taken instead', async () => {
  const { store, refuse, kept } = opened()
  refuse(true)
  store.addSound()
  store.change({ ...selected(store), what: '号码', reason: '隐私' })
  await vi.runAllTimersAsync()
  expect(store.view()).toMatchObject({ isSaved: false, save: { state: 'failed' } })
  expect(store.view().plan.sounds).toHaveLength(1)
  store.reload(redaction({ version: 3 }))
  expect(store.view()).toMatchObject({ plan: emptyPlan, isSaved: true, canUndo: false })
  expect(kept.at(-1)).toBeNull()
})

test('who may only look changes nothing', async () => {
  const { store, saves } = opened({ editable: false })
  store.setDrawing(true)
  store.addRegion(box)
  await vi.runAllTimersAsync()
  expect(store.view()).toMatchObject({ plan: emptyPlan, drawing: false })
  expect(saves).toEqual([])
})

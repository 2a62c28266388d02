// What a screen with recordings knows about the marks in them: the store, the one in hand, and where a mark can be cited.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Anchor } from '#shared/contract/evidence.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { useDraft } from '../desk/use-kept.ts'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { createMarksStore, type MarkRow, type MarksStore, type MarksView, noUnsentMarks } from './marks-store.ts'
import { type MarkCategories, useMarkCategories } from './use-mark-categories.ts'

export type RecordingDesk = {
  readonly dossierId: string
  readonly items: readonly Item[]
  readonly evidence: Evidence
  readonly store: MarksStore
  readonly categories: MarkCategories
  /** Not read yet, or why it could not be. */
  readonly reading: boolean
  readonly error: unknown
  readonly retry: () => void
  /** The mark in hand. */
  readonly activeId: string | null
  /** Grows when the keyboard should go to the words of the mark in hand. */
  readonly wordsTurn: number
  readonly choose: (id: string | null) => void
  /** A mark at this place of this recording, now. */
  readonly mark: (itemId: string, startMs: number, endMs: number | null) => void
  /** Shows the list of marks, with the keyboard in the words of the one in hand. */
  readonly write: (id?: string) => void
  /** 引为问题证据; null where nothing can be judged. */
  readonly cite: ((anchor: Anchor, words: string) => void) | null
  readonly carries: boolean
}

const RecordingDeskContext = createContext<RecordingDesk | null>(null)

export function useRecordingDesk(): RecordingDesk {
  const here = useContext(RecordingDeskContext)
  if (here === null) throw new Error('no recording desk')
  return here
}

export function useMarks(store: MarksStore): MarksView {
  return useSyncExternalStore(store.subscribe, store.view)
}

export type RecordingDeskProviderProps = {
  dossierId: string
  items: readonly Item[]
  evidence: Evidence
  /** Brings the list of marks to the front. */
  onList: () => void
  /** Whether a mark that is made brings the list to the front too. */
  listOnMark?: boolean
  cite?: ((anchor: Anchor, words: string) => void) | null
  /** Whether marks can be dragged onto what they are to be evidence of. */
  carries?: boolean
  children: ReactNode
}

export function RecordingDeskProvider(props: RecordingDeskProviderProps) {
  const { dossierId, items, evidence, onList, listOnMark = false, cite = null, carries = false, children } = props
  const { store, query } = useMarksStore(dossierId)
  const session = useSession()
  const categories = useMarkCategories()
  const [activeId, choose] = useState<string | null>(null)
  const [wordsTurn, setWordsTurn] = useState(0)
  const value: RecordingDesk = {
    dossierId,
    items,
    evidence,
    store,
    categories,
    reading: query.isPending,
    error: query.error,
    retry: () => void query.refetch(),
    activeId,
    wordsTurn,
    choose,
    mark: (itemId, startMs, endMs) => {
      const place = within(items.find((item) => item.id === itemId)?.media?.durationMs, startMs, endMs)
      choose(store.add({ itemId, ...place }, lastCategory(store, session.displayName) ?? categories.first))
      if (listOnMark) onList()
    },
    write: (id) => {
      const target = id ?? activeId ?? nearest(store.view().rows, evidence)?.id
      if (target !== undefined) choose(target)
      onList()
      setWordsTurn(wordsTurn + 1)
    },
    cite,
    carries,
  }
  return <RecordingDeskContext value={value}>{children}</RecordingDeskContext>
}

/** Made once for each visit; what was not sent before the window was lost is sent now. */
function useMarksStore(dossierId: string) {
  const session = useSession()
  const [unsent, keep] = useDraft(`marks.${session.userId}.${dossierId}`, noUnsentMarks)
  const queries = useQueryClient()
  const query = useQuery(deskQuery.marks.list.queryOptions({ input: { dossierId } }))
  const [store] = useState(() =>
    createMarksStore({
      unsent,
      keep,
      madeBy: session.displayName,
      send: { add: desk.marks.add, change: desk.marks.change, remove: desk.marks.remove },
      // So that the next visit begins with what this one saved.
      onKnown: (marks) => queries.setQueryData(deskQuery.marks.list.queryKey({ input: { dossierId } }), [...marks]),
    }),
  )
  const { data } = query
  useEffect(() => {
    if (data !== undefined) store.take(data)
  }, [store, data])
  useEffect(() => {
    const save = () => void store.flush()
    window.addEventListener('pagehide', save)
    return () => {
      window.removeEventListener('pagehide', save)
      void store.flush().finally(store.stop)
    }
  }, [store])
  return useMemo(() => ({ store, query }), [store, query])
}

/** The own mark nearest to where the person is. */
function nearest(rows: readonly MarkRow[], evidence: Evidence): MarkRow | undefined {
  const here = evidence.here()
  const own = rows.filter((row) => row.own && row.itemId === here?.itemId)
  const distance = (row: MarkRow) => Math.abs(row.startMs - (here?.ms ?? 0))
  return own.sort((one, other) => distance(one) - distance(other))[0]
}

/** A player's last frame may lie a few milliseconds past the length that was measured; the desk takes no mark beyond it. */
function within(durationMs: number | undefined, startMs: number, endMs: number | null) {
  const most = durationMs ?? Number.POSITIVE_INFINITY
  const start = Math.min(startMs, most)
  const end = endMs === null ? null : Math.min(endMs, most)
  return { startMs: start, endMs: end !== null && end > start ? end : null }
}

/** People mark several of a kind in a row. */
function lastCategory(store: MarksStore, person: string): string | null {
  const own = store.view().rows.filter((row) => row.own && row.madeBy === person)
  return own.sort((one, other) => other.madeAt.localeCompare(one.madeAt))[0]?.category ?? null
}

// The open evidence of a split desk: tabs, the one in front, the one beside it, and where each has been read to.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Anchor, Region } from '#shared/contract/evidence.ts'
import { type EvidenceSearch, evidenceSearch, type Place, placeWord, toPlace } from './evidence-search.ts'

/** An order to go somewhere in an item; `turn` makes the same order count again. */
export type Jump = Place & { readonly region: Region | null; readonly endMs: number | null; readonly turn: number }

export type OpenOrder = {
  readonly itemId: string
  readonly page?: number | undefined
  readonly ms?: number | undefined
  readonly endMs?: number | undefined
  readonly region?: Region | undefined
  /** Shows it in the second half. */
  readonly beside?: boolean | undefined
}

export type Evidence = {
  readonly tabs: readonly Place[]
  readonly activeId: string | null
  readonly sideId: string | null
  /** The half that was used last: what a finding is made of. */
  readonly focus: 'front' | 'side'
  readonly jump: Jump | null
  readonly open: (order: OpenOrder) => void
  readonly openAnchor: (anchor: Anchor, beside?: boolean) => void
  readonly close: (itemId: string) => void
  readonly toggleSide: () => void
  readonly setFocus: (half: 'front' | 'side') => void
  /** Called by the viewers as the person reads on. */
  readonly moved: (itemId: string, to: { page?: number; ms?: number }) => void
  /** Another viewer than the tabs shows this item, in place of them; null when it is closed. */
  readonly standIn: (itemId: string | null) => void
  /** Where the person is now, for "add a finding here". */
  readonly here: () => Place | null
  /** Where the person is in this item, whether it is in front or not. */
  readonly reached: (itemId: string) => Place | null
  /** Told whenever the person moves in an item. */
  readonly watch: (listener: () => void) => () => void
}

/** Writing the address at every scrolled page would cost more than it is worth. */
const settleMs = 900

export function useEvidence(): Evidence {
  const search = evidenceSearch(useSearch({ strict: false }))
  const change = useChangeSearch()
  const words = search.open
  const tabs = useMemo(() => (words ?? []).map(toPlace), [words])
  const [jump, setJump] = useState<Jump | null>(null)
  const [focus, setFocus] = useState<'front' | 'side'>('front')
  const [instead, standIn] = useState<string | null>(null)
  const reached = useReached(change)
  const activeId = tabs.some((tab) => tab.itemId === search.at) ? (search.at ?? null) : (tabs[0]?.itemId ?? null)
  const sideId =
    search.side !== activeId && tabs.some((tab) => tab.itemId === search.side) ? (search.side ?? null) : null

  const open = (order: OpenOrder) => {
    const place = { itemId: order.itemId, page: order.page ?? null, ms: order.ms ?? null }
    if (order.page !== undefined || order.ms !== undefined) {
      reached.set(place)
      setJump({ ...place, region: order.region ?? null, endMs: order.endMs ?? null, turn: (jump?.turn ?? 0) + 1 })
    }
    const beside = (order.beside ?? false) && activeId !== null && activeId !== order.itemId
    setFocus(beside || order.itemId === sideId ? 'side' : 'front')
    change((now) => withOpened(now, place, { beside, sideId }))
  }
  return {
    tabs,
    activeId,
    sideId,
    focus: sideId === null ? 'front' : focus,
    jump,
    open,
    openAnchor: (anchor, beside) => {
      const order = orderOf(anchor)
      if (order !== null) open({ ...order, beside })
    },
    close: (itemId) => change((now) => withClosed(now, itemId, activeId)),
    toggleSide: () => change((now) => ({ ...now, side: sideId === null ? nextTo(tabs, activeId) : undefined })),
    setFocus,
    moved: reached.moved,
    standIn,
    here: () => {
      const id = instead ?? (sideId !== null && focus === 'side' ? sideId : activeId)
      if (id === null) return null
      return reached.get(id) ?? tabs.find((tab) => tab.itemId === id) ?? null
    },
    reached: (itemId) => reached.get(itemId) ?? tabs.find((tab) => tab.itemId === itemId) ?? null,
    watch: reached.watch,
  }
}

/** The order that leads to an anchor; null for an absence, which is nowhere. */
export function orderOf(anchor: Anchor): OpenOrder | null {
  switch (anchor.on) {
    case 'page':
      return { itemId: anchor.itemId, page: anchor.page, region: anchor.region ?? undefined }
    case 'moment':
      return { itemId: anchor.itemId, ms: anchor.startMs, endMs: anchor.endMs ?? undefined }
    case 'absence':
      return null
  }
}

type Change = (to: (now: EvidenceSearch) => EvidenceSearch) => void

function useChangeSearch(): Change {
  const navigate = useNavigate()
  return (to) => void navigate({ to: '.', replace: true, search: (now) => ({ ...now, ...to(evidenceSearch(now)) }) })
}

/** Places reached while reading, written to the address once the person pauses. */
function useReached(change: Change) {
  const places = useRef(new Map<string, Place>())
  const timer = useRef(0)
  const [listeners] = useState(() => new Set<() => void>())
  const watch = useCallback(
    (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    [listeners],
  )
  const latest = useRef(change)
  latest.current = change
  useEffect(() => () => window.clearTimeout(timer.current), [])
  const write = () => {
    const known = places.current
    latest.current((now) => ({
      ...now,
      open: now.open?.map((word) => {
        const place = known.get(toPlace(word).itemId)
        return place === undefined ? word : placeWord(place)
      }),
    }))
  }
  return {
    get: (itemId: string) => places.current.get(itemId) ?? null,
    watch,
    set: (place: Place) => {
      places.current.set(place.itemId, place)
      for (const listener of listeners) listener()
    },
    moved: (itemId: string, to: { page?: number; ms?: number }) => {
      places.current.set(itemId, { itemId, page: to.page ?? null, ms: to.ms ?? null })
      for (const listener of listeners) listener()
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(write, settleMs)
    },
  }
}

function withOpened(
  now: EvidenceSearch,
  place: Place,
  { beside, sideId }: { beside: boolean; sideId: string | null },
): EvidenceSearch {
  const before = now.open ?? []
  // What is not among those in step is shown in their place.
  const step = now.step?.some((word) => word.startsWith(place.itemId)) ? now.step : undefined
  const known = before.some((word) => toPlace(word).itemId === place.itemId)
  const isPlaced = place.page !== null || place.ms !== null
  const open = known
    ? before.map((word) => (isPlaced && toPlace(word).itemId === place.itemId ? placeWord(place) : word))
    : [...before, placeWord(place)]
  if (beside) return { ...now, step, open, side: place.itemId }
  if (place.itemId === sideId) return { ...now, step, open }
  return { ...now, step, open, at: place.itemId }
}

function withClosed(now: EvidenceSearch, itemId: string, activeId: string | null): EvidenceSearch {
  const before = (now.open ?? []).map(toPlace)
  const at = before.findIndex((tab) => tab.itemId === itemId)
  const open = (now.open ?? []).filter((word) => toPlace(word).itemId !== itemId)
  const neighbour = before[at + 1] ?? before[at - 1]
  return {
    ...now,
    open,
    at: itemId === activeId ? neighbour?.itemId : now.at,
    side: now.side === itemId ? undefined : now.side,
  }
}

function nextTo(tabs: readonly Place[], activeId: string | null): string | undefined {
  const at = tabs.findIndex((tab) => tab.itemId === activeId)
  return (tabs[at + 1] ?? tabs[at - 1])?.itemId
}

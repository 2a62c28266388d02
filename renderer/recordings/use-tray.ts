// Everything in the tray, read whole: it is grouped and chosen from as one list.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Holding } from '#shared/contract/tray.ts'
import { desk, deskQuery } from '../desk/client.ts'

export type Tray = {
  readonly rows: readonly Holding[]
  readonly total: number
  readonly rule: string
  readonly mark: 'sure' | 'example'
  readonly overdue: number
}

const limit = 500
/** More than anybody sorts at once; the rest follows as these are filed. */
const most = 5_000
const pollMs = 15_000
const busyMs = 2_000

export function useTray(state: 'waiting' | 'set-aside', busy: boolean) {
  return useQuery({
    queryKey: [...deskQuery.tray.list.key({ input: { state } }), 'whole'],
    queryFn: ({ signal }) => readWhole(state, signal),
    refetchInterval: busy ? busyMs : pollMs,
  })
}

async function readWhole(state: 'waiting' | 'set-aside', signal: AbortSignal): Promise<Tray> {
  const rows: Holding[] = []
  for (;;) {
    const page = await desk.tray.list({ state, offset: rows.length, limit }, { signal })
    rows.push(...page.rows)
    if (page.rows.length === 0 || rows.length >= Math.min(page.total, most)) return { ...page, rows }
  }
}

const tickMs = 30_000

/** The time, so that clocks move without anything being read. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), tickMs)
    return () => window.clearInterval(timer)
  }, [])
  return now
}

// 同步播放 on and off, and what of it the address keeps.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { evidenceSearch } from '../dossiers/evidence-search.ts'
import type { StepLayout } from '../ui/in-step-player.tsx'
import { type StepChoice, stepWord, toStepChoice } from './step-search.ts'

export type StepDesk = {
  /** Null when it is off; none chosen yet when it is empty. */
  readonly choices: readonly StepChoice[] | null
  readonly atMs: number
  readonly layout: StepLayout
  /** Nobody has chosen one yet. */
  readonly isDefaultLayout: boolean
  readonly choose: (choices: readonly StepChoice[] | null) => void
  readonly setLayout: (layout: StepLayout) => void
  /** Written once the person pauses. */
  readonly moved: (atMs: number) => void
}

const settleMs = 900

export function useStep(): StepDesk {
  const search = evidenceSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const words = search.step
  const choices = useMemo(() => words?.map(toStepChoice) ?? null, [words])
  const change = (part: Partial<ReturnType<typeof evidenceSearch>>) =>
    void navigate({ to: '.', replace: true, search: (now) => ({ ...now, ...part }) })
  const timer = useRef(0)
  const latest = useRef(change)
  latest.current = change
  useEffect(() => () => window.clearTimeout(timer.current), [])
  const moved = useCallback((atMs: number) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => latest.current({ stepAt: Math.round(atMs) }), settleMs)
  }, [])
  return {
    choices,
    atMs: search.stepAt ?? 0,
    layout: search.grid ?? 4,
    isDefaultLayout: search.grid === undefined,
    choose: (next) => {
      if (next !== null) return change({ step: next.map(stepWord) })
      // The place that was about to be written belongs to what is left now.
      window.clearTimeout(timer.current)
      change({ step: undefined, stepAt: undefined, grid: undefined })
    },
    setLayout: (layout) => change({ grid: layout }),
    moved,
  }
}

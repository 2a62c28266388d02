// Makes a redacted copy from the saved plan, and shows how far it is.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Job } from '#shared/contract/jobs.ts'
import type { Redaction } from '#shared/contract/redactions.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { isUnderWay, useJobs } from '../desk/use-jobs.ts'
import panel from '../dossiers/panels.module.css'
import { GatedButton } from '../judging/gated-button.tsx'
import { ProgressRow } from '../ui/progress-row.tsx'
import { useRedactionView } from './redaction-desk.tsx'
import type { RedactionStore, RedactionView } from './redaction-store.ts'
import { redactionText as text } from './redaction-text.ts'

export type RedactionRenderProps = { item: Item; redaction: Redaction; store: RedactionStore }

export function RedactionRender({ item, redaction, store }: RedactionRenderProps) {
  const view = useRedactionView(store)
  const jobs = useJobs(true).filter((job) => job.kind === 'redaction' && job.itemId === item.id)
  const job = jobs.find(isUnderWay) ?? jobs.at(-1)
  const refreshes = [deskQuery.jobs.list.key()]
  const render = useDeed(desk.redactions.render, { refreshes })
  const cancel = useDeed(desk.jobs.cancel, { refreshes })
  useReadWhenDone(item.id, job)
  const running = job !== undefined && isUnderWay(job)
  return (
    <>
      {running ? (
        <ProgressRow
          label={text.rendering}
          state={job.state === 'running' ? 'running' : 'waiting'}
          done={job.progress}
          total={1}
          unit="seconds"
          remainingSeconds={job.remainingSeconds ?? undefined}
          onCancel={() => cancel.run({ id: job.id })}
        />
      ) : (
        <div className={panel.actions}>
          <GatedButton
            size="middle"
            label={text.render}
            reason={whyNot(view, redaction)}
            running={render.running}
            onPress={() => render.run({ itemId: item.id })}
          />
        </div>
      )}
      {job?.state === 'failed' && (
        <p className={panel.bad} role="alert">
          {text.failed}：{job.sentence}
        </p>
      )}
    </>
  )
}

function whyNot({ plan, isSaved }: RedactionView, { version }: Redaction): string | null {
  if (plan.regions.length + plan.sounds.length === 0) return text.nothing
  return isSaved && version > 0 ? null : text.unsaved
}

/** The copy appears as soon as its job has ended. */
function useReadWhenDone(itemId: string, job: Job | undefined): void {
  const queries = useQueryClient()
  const seen = useRef<string | null>(null)
  const state = job === undefined ? null : `${job.id} ${job.state}`
  useEffect(() => {
    if (seen.current !== null && seen.current !== state && state?.endsWith('done')) {
      void queries.invalidateQueries({ queryKey: deskQuery.redactions.get.key({ input: { itemId } }) })
    }
    seen.current = state
  }, [queries, itemId, state])
}

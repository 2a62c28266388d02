// The steps of a campaign as tabs: what is done is ticked, where it stands is marked, each can be looked at.
import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { classNames } from '../ui/class-names.ts'
import { type CampaignStep, campaignSteps } from './campaign-search.ts'
import css from './campaigns.module.css'
import { campaignText } from './text.ts'

const text = campaignText.one

export type StepTabsProps = {
  /** How many of the steps are behind the campaign; papers come at every step. */
  done: number
  active: CampaignStep
  onActive: (step: CampaignStep) => void
  children: ReactNode
}

export function StepTabs({ done, active, onActive, children }: StepTabsProps) {
  const panelId = useId()
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = campaignSteps[(campaignSteps.indexOf(active) + by + campaignSteps.length) % campaignSteps.length]
    if (by === 0 || next === undefined) return
    event.preventDefault()
    onActive(next)
    event.currentTarget.querySelector<HTMLElement>(`[data-key="${next}"]`)?.focus()
  }
  return (
    <>
      <div role="tablist" aria-label={text.stepsLabel} className={css.steps} onKeyDown={onKeyDown}>
        {campaignSteps.map((step, at) => (
          <button
            key={step}
            type="button"
            role="tab"
            data-key={step}
            aria-selected={step === active}
            aria-controls={panelId}
            tabIndex={step === active ? 0 : -1}
            className={classNames(css.step, step === active && css.stepActive)}
            onClick={() => onActive(step)}
          >
            {step !== 'papers' && (
              <span
                className={classNames(css.stepMark, at < done && css.markDone, at === done && css.markNow)}
                aria-hidden="true"
              >
                {at < done ? '✓' : at + 1}
              </span>
            )}
            {text.steps[step]}
          </button>
        ))}
      </div>
      <div id={panelId} role="tabpanel" aria-label={text.steps[active]} className={css.panel}>
        {children}
      </div>
    </>
  )
}

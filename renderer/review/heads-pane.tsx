// The seven heads as steps: one open at a time, each with its question, prompts, verdict, words and findings.
import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Review } from '#shared/contract/review.ts'
import type { OpinionKind, ReviewHead } from '#shared/rules/pack.ts'
import { focusNote } from '../judging/note-field.tsx'
import { SaveLine } from '../judging/save-line.tsx'
import type { FindingsDesk } from '../judging/use-findings.ts'
import { isTyping, keyName } from '../ui/use-shortcuts.ts'
import { HeadStep } from './head-step.tsx'
import css from './review.module.css'
import type { Verdict } from './review-store.ts'
import { reviewText } from './text.ts'
import { type ReviewDeskStore, useReviewView } from './use-review-store.ts'

export type JudgingProps = {
  review: Review
  heads: readonly ReviewHead[]
  kinds: readonly OpinionKind[]
  items: readonly Item[]
  editable: boolean
  reviewStore: ReviewDeskStore
  findings: FindingsDesk
}

export type HeadsPaneProps = JudgingProps & {
  /** The head that is open. */
  code: string | null
  onCode: (code: string | null) => void
  onAbsence: () => void
  onConclusion: () => void
}

const text = reviewText.heads
const verdictKeys: Readonly<Record<string, Verdict>> = { '1': 'met', '2': 'problem', '3': 'not-applicable' }

export function HeadsPane(props: HeadsPaneProps) {
  const { heads, code, onCode, editable, reviewStore } = props
  const { store } = reviewStore
  const view = useReviewView(store)
  const list = useRef<HTMLOListElement>(null)
  const isOpen = (head: ReviewHead) => (view.heads[head.code]?.verdict ?? null) === null
  const done = heads.filter((head) => !isOpen(head)).length
  const at = heads.findIndex((head) => head.code === code)
  const nextOpen = [...heads.slice(at + 1), ...heads.slice(0, Math.max(0, at))].find(isOpen) ?? null
  const go = (target: ReviewHead | null | undefined) => {
    if (!target) return
    onCode(target.code)
    list.current?.querySelector<HTMLElement>(`[data-head="${target.code}"] button`)?.focus()
  }
  const judge = (verdict: Verdict) => {
    if (code === null) return
    store.judge(code, { verdict })
    if (verdict === 'problem') focusNote(list.current)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyping(event.target)) return
    const name = keyName(event)
    const verdict = verdictKeys[name]
    if (name === 'ArrowDown') go(heads[Math.min(heads.length - 1, at + 1)])
    else if (name === 'ArrowUp') go(heads[Math.max(0, at - 1)])
    else if (name === 'n') go(nextOpen)
    else if (editable && name === 'r') focusNote(list.current)
    else if (editable && verdict !== undefined) judge(verdict)
    else return
    event.preventDefault()
  }
  useEffect(() => {
    list.current?.querySelector(`[data-head="${code ?? ''}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [code])
  return (
    <div className={css.pane}>
      <ol ref={list} className={css.steps} aria-label={text.label} onKeyDown={onKeyDown}>
        {heads.map((head, place) => (
          <HeadStep
            key={head.code}
            {...props}
            view={view}
            head={head}
            place={place + 1}
            open={head.code === code}
            onToggle={() => onCode(head.code === code ? null : head.code)}
            onVerdict={judge}
            onDone={() => go(head)}
          />
        ))}
      </ol>
      <footer className={css.foot}>
        {editable && <p className={css.quiet}>{text.keys}</p>}
        <div className={css.acts}>
          <span className={css.progress}>{text.progress(done, heads.length)}</span>
          <span className={css.saved}>
            {editable && <SaveLine save={view.save} onRetry={() => void store.flush()} />}
          </span>
          {nextOpen !== null && editable ? (
            <Button size="small" onClick={() => go(nextOpen)}>
              {text.next}
            </Button>
          ) : (
            <Button size="small" type={editable ? 'primary' : 'default'} onClick={props.onConclusion}>
              {editable ? text.toConclusion : reviewText.desk.tabs.conclusion}
            </Button>
          )}
        </div>
      </footer>
    </div>
  )
}

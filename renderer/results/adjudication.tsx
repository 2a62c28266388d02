// The leader's adjudication: for each difference the first sheet, the second, or an own answer; handed in when none is left.
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Outcome } from '#shared/contract/results.ts'
import { desk } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { GatedButton } from '../judging/gated-button.tsx'
import css from './results.module.css'
import { type Choice, type Choices, rowsOf, SheetTable } from './sheet-table.tsx'
import { resultsText } from './text.ts'
import { staleAfterResults } from './use-results.ts'

const text = resultsText.sheets

export function Adjudication({ outcome, items }: { outcome: Outcome; items: readonly Item[] }) {
  const [choices, setChoices] = useState<Choices | null>(outcome.state === 'differing' ? {} : null)
  const [note, setNote] = useState('')
  const hand = useDeed(desk.results.adjudicate, {
    done: text.done,
    ownFailure: true,
    refreshes: staleAfterResults(),
    onDone: () => setChoices(null),
  })
  const differing = rowsOf(outcome).filter(({ differs }) => differs)
  const left = differing.filter(({ key }) => choices?.[key] === undefined)
  if (choices === null) {
    return (
      <div className={css.stack}>
        <div className={css.actions}>
          <Button onClick={() => setChoices({})}>{resultsText.outcome.adjudicate}</Button>
        </div>
        <SheetTable outcome={outcome} items={items} choices={null} onChoice={() => undefined} />
      </div>
    )
  }
  const submit = () =>
    hand.run({
      campaignId: outcome.campaignId,
      dossierId: outcome.dossierId,
      note,
      choices: differing.flatMap(({ key, part, code }) => {
        const choice: Choice | undefined = choices[key]
        return choice === undefined ? [] : [{ part, code, ...choice }]
      }),
    })
  return (
    <div className={css.stack}>
      <SheetTable
        outcome={outcome}
        items={items}
        choices={choices}
        onChoice={(key, choice) => setChoices({ ...choices, [key]: choice })}
      />
      <div className={css.foot}>
        <Input
          className={css.grow ?? ''}
          aria-label={text.note}
          placeholder={text.note}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <span className={css.quiet} role="status">
          {text.missing(left.length)}
        </span>
        {outcome.state !== 'differing' && <Button onClick={() => setChoices(null)}>{text.cancel}</Button>}
        <GatedButton
          size="middle"
          label={text.submit}
          reason={left.length === 0 ? null : text.missing(left.length)}
          running={hand.running}
          onPress={submit}
        />
        {hand.failure !== null && (
          <p className={css.fault} role="alert">
            {hand.failure.sentence}
          </p>
        )}
      </div>
    </div>
  )
}

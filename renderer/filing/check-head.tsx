// The sum of a checklist: the ring, its counts, and the pack by which it was made.
import type { CheckCounts, DossierCheck } from '#shared/contract/checks.ts'
import { CountRing } from '../ui/count-ring.tsx'
import { formatDay } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import css from './checks.module.css'
import { checksText as text } from './checks-text.ts'

const sums = [
  { key: 'lacking', tone: 'bad' },
  { key: 'wrong', tone: 'bad' },
  { key: 'unchecked', tone: 'warn' },
  { key: 'passed', tone: 'ok' },
] as const

export function CheckHead({ check }: { check: DossierCheck }) {
  return (
    <div className={css.head}>
      <CheckRing counts={check} size={44} />
      <div>
        <p className={css.sums} role="status">
          {sums.map(({ key, tone }) => (
            <span key={key} className={css.sum} data-tone={check[key] === 0 ? undefined : tone}>
              {text.counts[key]} <span className={css.number}>{check[key]}</span>
            </span>
          ))}
        </p>
        <p className={css.pack}>
          <span>{text.pack(check.packTitle)}</span>
          {check.mark === 'example' && <StateTag tone="warn" label={text.example} title={text.exampleHint} />}
          <span>{text.checkedOn(formatDay(check.checkedOn))}</span>
        </p>
      </div>
    </div>
  )
}

export function CheckRing({ counts, size }: { counts: CheckCounts; size?: number }) {
  const { lacking, wrong, unchecked, passed } = counts
  return (
    <CountRing
      {...(size === undefined ? {} : { size })}
      label={text.ring(lacking, wrong, unchecked, passed)}
      parts={[
        { tone: 'bad', count: lacking + wrong },
        { tone: 'warn', count: unchecked },
        { tone: 'ok', count: passed },
      ]}
    />
  )
}

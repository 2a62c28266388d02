// The kinds of opinion as choices: what each means, what it obliges to, whether a decision may follow.
import { Radio } from 'antd'
import type { OpinionKind } from '#shared/rules/pack.ts'
import { classNames } from '../ui/class-names.ts'
import { StateTag } from '../ui/state-tag.tsx'
import css from './review.module.css'
import { reviewText } from './text.ts'

export type KindChoiceProps = {
  kinds: readonly OpinionKind[]
  chosen: string | null
  /** "Agree" may not stand beside a problem. */
  hasProblems: boolean
  editable: boolean
  onChoose: (code: string) => void
}

const text = reviewText.conclusion

export function KindChoice({ kinds, chosen, hasProblems, editable, onChoose }: KindChoiceProps) {
  const shown = editable ? kinds : kinds.filter(({ code }) => code === chosen)
  return (
    <section className={css.block}>
      <h3 className={css.blockTitle}>{editable ? text.label : text.concludedAs}</h3>
      {editable ? (
        <Radio.Group
          className={css.kinds ?? ''}
          aria-label={text.label}
          value={chosen}
          onChange={(event) => onChoose(String(event.target.value))}
        >
          {shown.map((kind) => (
            <Radio
              key={kind.code}
              value={kind.code}
              disabled={hasProblems && !kind.blocksDecision}
              className={classNames(css.kind, kind.code === chosen && css.chosenKind)}
            >
              <KindWords kind={kind} open={kind.code === chosen} refused={hasProblems && !kind.blocksDecision} />
            </Radio>
          ))}
        </Radio.Group>
      ) : (
        shown.map((kind) => <KindWords key={kind.code} kind={kind} open refused={false} />)
      )}
    </section>
  )
}

function KindWords({ kind, open, refused }: { kind: OpinionKind; open: boolean; refused: boolean }) {
  return (
    <span className={css.kindWords}>
      <span className={css.kindTitle}>
        <strong>{kind.title}</strong>
        <StateTag
          plain
          tone={kind.blocksDecision ? 'bad' : 'ok'}
          label={kind.blocksDecision ? text.blocks : text.allows}
        />
        {kind.requiresResubmission && <StateTag plain tone="warn" label={text.resubmit} />}
      </span>
      <span className={css.meaning}>{refused ? text.disabled : kind.meaning}</span>
      {open && <span className={css.obliges}>{kind.obliges}</span>}
    </span>
  )
}

// Takes one answer of a sheet by hand, whatever the standard asks there: points, coded defects, a check, a veto, a bonus.
import { Checkbox, Input, InputNumber, Radio } from 'antd'
import type { Judgement } from '#shared/contract/evaluation.ts'
import { type Criterion, type EvaluationStandard, modeOf } from '#shared/rules/pack-standard.ts'
import { formatPoints, fullMarks, type ItemJudgement, type PointJudgement } from '#shared/rules/scoring.ts'
import css from './results.module.css'
import { resultsText } from './text.ts'

const text = resultsText.editor

export type Given = Exclude<Judgement, { part: 'rest' }>

/** Where an editor starts from when nobody has answered yet: nothing found. */
export function faultless(standard: EvaluationStandard, part: Given['part'], code: string): Given | null {
  switch (part) {
    case 'veto':
      return { part, code, answer: { hit: false, reason: '' } }
    case 'basic':
      return { part, code, answer: { deducted: false, reason: '' } }
    case 'bonus':
      return { part, code, answer: { earnedHundredths: 0, reason: '' } }
    case 'item': {
      const item = standard.criteria.find((one) => one.code === code)
      return item === undefined ? null : { part, code, answer: fullMarks(item) }
    }
  }
}

export type JudgementEditorProps = {
  standard: EvaluationStandard
  value: Given
  onChange: (value: Given) => void
}

export function JudgementEditor({ standard, value, onChange }: JudgementEditorProps) {
  const { code, part, answer } = value
  if (answer === null) return null
  const item = standard.criteria.find((one) => one.code === code)
  if (part === 'item' && item !== undefined) {
    return (
      <ItemEditor
        standard={standard}
        item={item}
        answer={answer as ItemJudgement}
        onAnswer={(next) => onChange({ part, code, answer: next })}
      />
    )
  }
  if (part === 'veto') {
    return (
      <YesNo
        code={code}
        words={[text.clean, text.hit]}
        bad={answer.hit}
        reason={answer.reason}
        onAnswer={(hit, reason) => onChange({ part, code, answer: { hit, reason } })}
      />
    )
  }
  if (part === 'basic') {
    return (
      <YesNo
        code={code}
        words={[text.kept, text.deducted]}
        bad={answer.deducted}
        reason={answer.reason}
        onAnswer={(deducted, reason) => onChange({ part, code, answer: { deducted, reason } })}
      />
    )
  }
  if (part !== 'bonus') return null
  return (
    <div className={css.editor}>
      <Amount
        label={text.pointOf(code)}
        hundredths={answer.earnedHundredths}
        most={standard.bonus?.items.find((one) => one.code === code)?.hundredths ?? 0}
        onHundredths={(earnedHundredths) => onChange({ part, code, answer: { ...answer, earnedHundredths } })}
      />
      <Reason
        code={code}
        value={answer.reason}
        onValue={(reason) => onChange({ part, code, answer: { ...answer, reason } })}
      />
    </div>
  )
}

type YesNoProps = {
  code: string
  words: readonly [string, string]
  bad: boolean
  reason: string
  onAnswer: (bad: boolean, reason: string) => void
}

function YesNo({ code, words: [good, worse], bad, reason, onAnswer }: YesNoProps) {
  return (
    <div className={css.editor}>
      <Radio.Group
        aria-label={text.answer}
        value={bad}
        options={[
          { value: false, label: good },
          { value: true, label: worse },
        ]}
        onChange={(event) => onAnswer(event.target.value, reason)}
      />
      {bad && <Reason code={code} value={reason} onValue={(next) => onAnswer(bad, next)} />}
    </div>
  )
}

type ItemEditorProps = {
  standard: EvaluationStandard
  item: Criterion
  answer: ItemJudgement
  onAnswer: (answer: ItemJudgement) => void
}

function ItemEditor({ standard, item, answer, onAnswer }: ItemEditorProps) {
  const mode = modeOf(item)
  const whole = mode === 'check' ? (answer.state === 'checked' && !answer.passed ? 'failed' : 'passed') : 'scored'
  const now = answer.state === 'missing' || answer.state === 'not-applicable' ? answer.state : whole
  const choices = [
    ...(mode === 'check'
      ? [
          { value: 'passed', label: text.passed },
          { value: 'failed', label: text.failed },
        ]
      : [
          { value: 'scored', label: text.states.scored },
          { value: 'missing', label: text.states.missing },
        ]),
    ...(item.notApplicableWhen === null ? [] : [{ value: 'not-applicable', label: text.states['not-applicable'] }]),
  ]
  const choose = (next: string) => {
    const { reason } = answer
    if (next === 'passed' || next === 'failed') onAnswer({ state: 'checked', passed: next === 'passed', reason })
    else if (next === 'scored') onAnswer(fullMarks(item))
    else onAnswer({ state: next === 'missing' ? 'missing' : 'not-applicable', reason })
  }
  return (
    <div className={css.editor}>
      <Radio.Group
        aria-label={text.answer}
        value={now}
        options={choices}
        onChange={(event) => choose(event.target.value)}
      />
      {answer.state === 'scored' ? (
        <Parts standard={standard} item={item} answer={answer} onAnswer={onAnswer} />
      ) : (
        now !== 'passed' && (
          <Reason code={item.code} value={answer.reason} onValue={(reason) => onAnswer({ ...answer, reason })} />
        )
      )}
    </div>
  )
}

type Scored = Extract<ItemJudgement, { state: 'scored' }>
type PartsProps = Omit<ItemEditorProps, 'answer'> & { answer: Scored }

function Parts({ standard, item, answer, onAnswer }: PartsProps) {
  if (modeOf(item) === 'defects') return <Defects item={item} answer={answer} onAnswer={onAnswer} />
  const put = (code: string, point: PointJudgement) =>
    onAnswer({ ...answer, points: { ...answer.points, [code]: point } })
  return item.points.map(({ code, text: words, hundredths, notApplicableWhen }) => {
    const point = answer.points[code] ?? { state: 'scored', earnedHundredths: hundredths, reason: '' }
    const earned = point.state === 'scored' ? point.earnedHundredths : 0
    const leftOut = point.state === 'not-applicable'
    return (
      <div key={code} className={css.pointRow}>
        <span className={css.code}>{code}</span>
        <span>{words}</span>
        <span className={css.radios}>
          {notApplicableWhen !== null && (
            <Checkbox
              checked={leftOut}
              onChange={(event) =>
                put(
                  code,
                  event.target.checked
                    ? { state: 'not-applicable', reason: point.reason }
                    : { state: 'scored', earnedHundredths: hundredths, reason: '' },
                )
              }
            >
              {text.states['not-applicable']}
            </Checkbox>
          )}
          {!leftOut && (
            <Amount
              label={text.pointOf(code)}
              hundredths={earned}
              most={hundredths}
              step={standard.scoring.stepHundredths}
              onHundredths={(earnedHundredths) =>
                put(code, { state: 'scored', earnedHundredths, reason: point.reason })
              }
            />
          )}
        </span>
        {(leftOut || earned < hundredths) && (
          <div className={css.pointReason}>
            <Reason code={code} value={point.reason} onValue={(reason) => put(code, { ...point, reason })} />
          </div>
        )}
      </div>
    )
  })
}

function Defects({ item, answer, onAnswer }: Omit<PartsProps, 'standard'>) {
  const put = (code: string, count: number, reason: string) => {
    const { [code]: _before, ...others } = answer.defects ?? {}
    onAnswer({ ...answer, defects: count === 0 ? others : { ...others, [code]: { count, reason } } })
  }
  return (item.defects ?? []).map(({ code, text: words, counting }) => {
    const { count, reason } = answer.defects?.[code] ?? { count: 0, reason: '' }
    return (
      <div key={code} className={css.pointRow}>
        <span className={css.code}>{code}</span>
        <span>{words}</span>
        <InputNumber
          className={css.number ?? ''}
          aria-label={text.countOf(code)}
          min={0}
          max={counting === 'once' ? 1 : 999}
          precision={0}
          value={count}
          suffix={text.places}
          onChange={(next) => put(code, next ?? 0, reason)}
        />
        {count > 0 && (
          <div className={css.pointReason}>
            <Reason code={code} value={reason} onValue={(next) => put(code, count, next)} />
          </div>
        )}
      </div>
    )
  })
}

type AmountProps = {
  label: string
  hundredths: number
  most: number
  step?: number
  onHundredths: (hundredths: number) => void
}

function Amount({ label, hundredths, most, step = 10, onHundredths }: AmountProps) {
  return (
    <span>
      <InputNumber
        className={css.number ?? ''}
        aria-label={label}
        min={0}
        max={most / 100}
        step={step / 100}
        value={hundredths / 100}
        onChange={(points) => onHundredths(Math.round((points ?? 0) * 100))}
      />{' '}
      <span className={css.quiet}>{text.of(formatPoints(most))}</span>
    </span>
  )
}

function Reason({ code, value, onValue }: { code: string; value: string; onValue: (value: string) => void }) {
  return (
    <Input
      aria-label={text.reasonOf(code)}
      placeholder={text.reason}
      maxLength={2000}
      value={value}
      onChange={(event) => onValue(event.target.value)}
    />
  )
}

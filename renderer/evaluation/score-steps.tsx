// 得分如何算出: the steps of the score in plain words, each with its amount.
import { Modal } from 'antd'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { formatPoints, type Score, type Step } from '#shared/rules/scoring.ts'
import css from './score-steps.module.css'
import { evaluationText } from './text.ts'

export type ScoreStepsProps = { standard: EvaluationStandard; score: Score; onClose: () => void }

type Line = { key: string; words: string; amount: string; under?: readonly string[]; strong?: boolean }

export function ScoreSteps({ standard, score, onClose }: ScoreStepsProps) {
  const { how } = evaluationText
  return (
    <Modal open footer={null} width={620} title={how.title} onCancel={onClose}>
      <StepTable standard={standard} score={score} />
      <h3 className={css.notesTitle}>{how.notes}</h3>
      <ol className={css.notes}>
        {standard.scoring.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ol>
      <p className={css.source}>
        {how.source(`${standard.title}${standard.documentNumber === null ? '' : `（${standard.documentNumber}）`}`)}
      </p>
    </Modal>
  )
}

/** The steps alone, where they stand beside something else. */
export function StepTable({ standard, score }: Omit<ScoreStepsProps, 'onClose'>) {
  const { how } = evaluationText
  const effective = score.unscored ? how.unscored : points(score.effectiveHundredths)
  const totals = (line: Line): Line[] => (score.hasPoints ? [line] : [])
  const lines = [
    ...score.steps.filter((step) => !isVeto(step)).flatMap((step) => lineOf(step, standard)),
    ...totals({ key: 'judged', words: how.judged, amount: points(score.judgedHundredths), strong: true }),
    ...score.steps.filter(isVeto).flatMap((step) => lineOf(step, standard)),
    ...totals({ key: 'effective', words: how.effective, amount: effective, strong: true }),
  ]
  return (
    <table className={css.steps}>
      <tbody>
        {lines.map(({ key, words, amount, under, strong }) => (
          <tr key={key} className={strong ? css.strong : undefined}>
            <th scope="row">
              {words}
              {under?.map((line) => (
                <p key={line} className={css.under}>
                  {line}
                </p>
              ))}
            </th>
            <td>{amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function lineOf(step: Step, standard: EvaluationStandard): Line[] {
  const { how } = evaluationText
  switch (step.kind) {
    case 'legality':
      return [{ key: 'legality', words: how.legality, amount: points(step.hundredths) }]
    case 'ratio': {
      const words = how.ratio(formatPoints(step.earnedHundredths), formatPoints(step.standardHundredths))
      const under = [
        ...(step.notApplicable.length > 0 ? [how.notApplicable(step.notApplicable.join('、'))] : []),
        ...(step.open.length > 0 ? [how.ratioOpen(step.open.length)] : []),
      ]
      return [{ key: 'ratio', words, amount: ratio(step.earnedHundredths, step.standardHundredths), under }]
    }
    case 'normative':
      return [
        { key: 'normative', words: how.normative(formatPoints(step.fullHundredths)), amount: points(step.hundredths) },
      ]
    case 'basic': {
      const text = standard.basics.find((basic) => basic.code === step.code)?.text ?? ''
      return [{ key: step.code, words: how.basic(step.code, text), amount: `−${points(step.hundredths)}` }]
    }
    case 'full':
      return [{ key: 'full', words: how.full, amount: points(step.hundredths) }]
    case 'loss':
    case 'items':
    case 'part':
    case 'level':
      return [countedLine(step, standard)]
    case 'bonus': {
      const text = standard.bonus?.items.find((one) => one.code === step.code)?.text ?? ''
      return [{ key: step.code, words: how.bonus(step.code, text), amount: `+${points(step.hundredths)}` }]
    }
    case 'bonus-cap':
      return [{ key: 'bonus-cap', words: how.bonusCap, amount: `+${points(step.hundredths)}` }]
    case 'ceiling':
      return [{ key: 'ceiling', words: how.ceiling, amount: points(step.hundredths) }]
    case 'sum':
      return [{ key: 'sum', words: how.sum, amount: signed(step.hundredths) }]
    case 'floor':
      return [{ key: 'floor', words: how.floor, amount: points(step.hundredths) }]
    case 'veto':
      return [{ key: 'veto', words: how.veto(step.codes.join('、')), amount: points(0) }]
    case 'veto-minus':
      return [{ key: step.kind, words: how.vetoMinus(step.codes.join('、')), amount: `−${points(step.hundredths)}` }]
    case 'veto-unscored':
      return [{ key: step.kind, words: how.vetoUnscored(step.codes.join('、')), amount: '' }]
    case 'veto-recorded':
      return [{ key: step.kind, words: how.vetoRecorded(step.codes.join('、')), amount: '' }]
  }
}

type CountedStep = Extract<Step, { kind: 'loss' | 'items' | 'part' | 'level' }>

/** The steps of the formulas other than the hybrid one. */
function countedLine(step: CountedStep, standard: EvaluationStandard): Line {
  const { how } = evaluationText
  switch (step.kind) {
    case 'loss': {
      const title = standard.criteria.find((item) => item.code === step.code)?.title ?? ''
      const under = step.losses.map(({ code, count, hundredths, capped }) =>
        how.lossOf(code, count, formatPoints(hundredths), capped),
      )
      const words = how.loss(step.code, title, step.stopped)
      return { key: step.code, words, amount: `−${points(step.hundredths)}`, under }
    }
    case 'items': {
      const figures = [step.earnedHundredths, step.standardHundredths, step.fullHundredths].map(formatPoints)
      const [earned = '', whole = '', full = ''] = figures
      const codes = step.notApplicable.join('、')
      const under = [
        ...(codes === '' ? [] : [step.credited ? how.credited(codes) : how.notApplicable(codes)]),
        ...(step.open.length > 0 ? [how.ratioOpen(step.open.length)] : []),
      ]
      const words = step.credited ? how.itemsCredited(earned, whole, full) : how.items(earned, whole, full)
      return { key: 'items', words, amount: points(step.hundredths), under }
    }
    case 'part': {
      const words = how.part(step.title, formatPoints(step.fullHundredths))
      return { key: step.code, words, amount: points(step.hundredths), under: step.floored ? [how.partFloor] : [] }
    }
    case 'level': {
      const under = step.lacking.length > 0 ? [how.lacking(step.lacking.join('、'))] : []
      return { key: step.title, words: how.level(step.title, step.reached), amount: '', under }
    }
  }
}

type VetoStep = Extract<Step, { kind: 'veto' | 'veto-minus' | 'veto-unscored' | 'veto-recorded' }>

function isVeto(step: Step): step is VetoStep {
  return step.kind.startsWith('veto')
}

/** Two decimals, so that amounts stand under each other. */
export function points(hundredths: number): string {
  return (hundredths / 100).toFixed(2)
}

function signed(hundredths: number): string {
  return hundredths < 0 ? `−${points(-hundredths)}` : points(hundredths)
}

function ratio(earned: number, standard: number): string {
  return standard === 0 ? '—' : `${((earned / standard) * 100).toFixed(2)}%`
}

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
  const lines = [
    ...score.steps.filter(({ kind }) => kind !== 'veto').flatMap((step) => lineOf(step, standard)),
    { key: 'judged', words: how.judged, amount: points(score.judgedHundredths), strong: true },
    ...score.steps.filter(({ kind }) => kind === 'veto').flatMap((step) => lineOf(step, standard)),
    { key: 'effective', words: how.effective, amount: points(score.effectiveHundredths), strong: true },
  ]
  return (
    <Modal open footer={null} width={620} title={how.title} onCancel={onClose}>
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
    case 'sum':
      return [{ key: 'sum', words: how.sum, amount: signed(step.hundredths) }]
    case 'floor':
      return [{ key: 'floor', words: how.floor, amount: points(step.hundredths) }]
    case 'veto':
      return [{ key: 'veto', words: how.veto(step.codes.join('、')), amount: points(0) }]
  }
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

// 其余无问题: says exactly how many answers it gives before it gives them.
import { Modal } from 'antd'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import type { Sheet } from '#shared/rules/scoring.ts'
import { restClean } from './sheet-changes.ts'
import { evaluationText } from './text.ts'

export type RestDialogProps = { standard: EvaluationStandard; sheet: Sheet; onRest: () => void; onClose: () => void }

export function RestDialog({ standard, sheet, onRest, onClose }: RestDialogProps) {
  const text = evaluationText.rest
  const { vetoes, basics, points, others } = openCounts(standard, sheet)
  return (
    <Modal
      open
      width={460}
      title={text.title}
      okText={text.action}
      cancelText={text.cancel}
      onOk={onRest}
      onCancel={onClose}
    >
      <p>{text.lead(vetoes, basics, points, others)}</p>
      <p>{text.note}</p>
    </Modal>
  )
}

/** What the dialog promises is counted from what the rest would really answer. */
function openCounts(standard: EvaluationStandard, sheet: Sheet) {
  const after = restClean(standard, sheet)
  const added = (before: Record<string, unknown>, now: Record<string, unknown>) =>
    Object.keys(now).length - Object.keys(before).length
  const pointsOf = (one: Sheet) =>
    Object.values(one.items).reduce(
      (count, item) => count + (item.state === 'scored' ? Object.keys(item.points).length : 0),
      0,
    )
  return {
    vetoes: added(sheet.vetoes, after.vetoes),
    basics: added(sheet.basics, after.basics),
    points: pointsOf(after) - pointsOf(sheet),
    /** Items judged as a whole: without points of their own. */
    others: standard.criteria.filter(({ code, points }) => points.length === 0 && sheet.items[code] === undefined)
      .length,
  }
}

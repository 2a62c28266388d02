// Chooses the concluded evaluation outside campaigns that a notice is issued from.
import { useQuery } from '@tanstack/react-query'
import { Modal, Select } from 'antd'
import { useId, useState } from 'react'
import type { EvaluationLine } from '#shared/contract/evaluation.ts'
import { deskQuery } from '../desk/client.ts'
import { uiText } from '../ui/text.ts'
import { IssueDialog } from './issue-dialog.tsx'
import css from './results.module.css'
import { resultsText } from './text.ts'

const text = resultsText.cures.chooseEvaluation
const limit = 500

export function ChooseEvaluation({ onClose }: { onClose: () => void }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [going, setGoing] = useState<EvaluationLine | null>(null)
  const id = useId()
  const found = useQuery(deskQuery.evaluation.list.queryOptions({ input: { state: 'concluded', limit } }))
  const rows = found.data?.rows ?? []
  if (going !== null) {
    const source = { campaignId: null, evaluationId: going.id, dossierId: going.dossierId }
    return <IssueDialog source={source} title={going.dossierTitle} onClose={onClose} />
  }
  return (
    <Modal
      open
      width={560}
      title={resultsText.cures.issue.title}
      closable={{ 'aria-label': uiText.dialog.close }}
      okText={text.next}
      cancelText={uiText.dialog.cancel}
      okButtonProps={{ disabled: chosen === null }}
      onOk={() => setGoing(rows.find((row) => row.id === chosen) ?? null)}
      onCancel={onClose}
    >
      <div className={css.form}>
        <p className={css.quiet}>{text.lead}</p>
        <div className={css.field}>
          <label htmlFor={id}>{text.label}</label>
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            loading={found.isPending}
            placeholder={text.hint}
            notFoundContent={text.none}
            value={chosen}
            options={rows.map((row) => ({ value: row.id, label: `${row.dossierTitle}（${row.inspector}）` }))}
            onChange={setChosen}
          />
        </div>
      </div>
    </Modal>
  )
}

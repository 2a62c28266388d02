// Starts an evaluation: which sealed dossier, by which standard.
import { useQuery } from '@tanstack/react-query'
import { Modal, Select } from 'antd'
import { useId, useState } from 'react'
import type { Evaluation } from '#shared/contract/evaluation.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { toFailure } from '../desk/failure.ts'
import { useDeed } from '../desk/use-deed.ts'
import { DossierPicker } from './dossier-picker.tsx'
import css from './start-dialog.module.css'
import { evaluationText } from './text.ts'
import { useTakeEvaluation } from './use-sheet-store.ts'

export type StartDialogProps = {
  /** Chosen already. */
  dossierId: string | null
  onStarted: (evaluation: Evaluation) => void
  onClose: () => void
}

const text = evaluationText.start

export function StartDialog(props: StartDialogProps) {
  const id = useId()
  const [dossierId, setDossierId] = useState(props.dossierId)
  const standards = useStandards()
  const [picked, setPicked] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const take = useTakeEvaluation()
  const start = useDeed(desk.evaluation.start, {
    ownFailure: true,
    onDone: (evaluation) => {
      take(evaluation)
      props.onStarted(evaluation)
    },
  })
  const standardId = picked ?? (standards.packs.length === 1 ? (standards.packs[0]?.id ?? null) : null)
  const standard = standards.packs.find((pack) => pack.id === standardId)
  const confirm = () => {
    setAsked(true)
    if (dossierId !== null && standardId !== null) start.run({ dossierId, standardId })
  }
  const fault = start.failure?.sentence ?? standards.fault
  return (
    <Modal
      open
      width={560}
      title={text.title}
      okText={text.action}
      cancelText={text.cancel}
      confirmLoading={start.running}
      onOk={confirm}
      onCancel={props.onClose}
    >
      <div className={css.fields}>
        <div className={css.field}>
          <label htmlFor={`${id}dossier`}>{text.dossier}</label>
          <DossierPicker id={`${id}dossier`} value={dossierId} onValue={setDossierId} />
          <p className={css.note}>
            {asked && dossierId === null ? <Missing words={text.dossierMissing} /> : text.dossierHint}
          </p>
        </div>
        <div className={css.field}>
          <label htmlFor={`${id}standard`}>{text.standard}</label>
          <Select
            id={`${id}standard`}
            value={standardId}
            loading={standards.loading}
            showSearch={{ optionFilterProp: 'label' }}
            notFoundContent={text.noStandard}
            options={standards.packs.map((pack) => ({ value: pack.id, label: pack.title }))}
            onChange={setPicked}
          />
          <p className={css.note}>
            {asked && standardId === null ? (
              <Missing words={text.standardMissing} />
            ) : (
              standard && text.facts(standard.issuer, standard.documentNumber ?? text.noNumber, standard.effectiveFrom)
            )}
          </p>
        </div>
        <p className={css.note}>{text.frozen}</p>
        {fault !== null && (
          <p className={css.fault} role="alert">
            {fault}
          </p>
        )}
      </div>
    </Modal>
  )
}

function Missing({ words }: { words: string }) {
  return (
    <span className={css.fault} role="alert">
      {words}
    </span>
  )
}

function useStandards() {
  const packs = useQuery(deskQuery.rulebook.list.queryOptions({ input: {} }))
  return {
    packs: packs.data?.filter((pack) => pack.kind === 'evaluation-standard') ?? [],
    loading: packs.isPending,
    fault: packs.error === null ? null : toFailure(packs.error).sentence,
  }
}

// Starts an evaluation: which sealed dossier, by which standard.
import { Modal, Select } from 'antd'
import { useId, useState } from 'react'
import type { Evaluation } from '#shared/contract/evaluation.ts'
import type { PackLine } from '#shared/contract/rulebook.ts'
import { desk } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { DossierPicker } from './dossier-picker.tsx'
import css from './start-dialog.module.css'
import { evaluationText } from './text.ts'
import { useTakeEvaluation } from './use-sheet-store.ts'
import { useStandards } from './use-standards.ts'

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
  const standards = useStandards(dossierId)
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
  const all = [...standards.fitting, ...standards.others]
  const standard = all.find((pack) => pack.id === (picked ?? standards.usual))
  const standardId = standard?.id ?? null
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
            options={[
              ...optionsOf(standards.category === null ? null : text.fitting(standards.category), standards.fitting),
              ...optionsOf(text.otherCategories, standards.others),
            ]}
            optionRender={({ data }) => ('pack' in data ? <StandardOption pack={data.pack} /> : null)}
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

function StandardOption({ pack }: { pack: PackLine }) {
  return (
    <span className={css.option}>
      <span>{pack.title}</span>
      <span className={css.optionFacts}>
        {[pack.documentNumber ?? text.noNumber, ...(pack.grade === 'example' ? [text.example] : [])].join(' · ')}
      </span>
    </span>
  )
}

/** A group of options; without a heading when there is nothing to tell apart. */
function optionsOf(label: string | null, packs: readonly PackLine[]) {
  const options = packs.map((pack) => ({ value: pack.id, label: pack.title, pack }))
  return label === null ? options : packs.length === 0 ? [] : [{ label, options }]
}

// 四性检测 of one dossier: tests with their progress, what they found, what a person has to look at, reports.
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import { type SoundnessProgress, type SoundnessStage, soundnessStages } from '#shared/contract/soundness.ts'
import { stageNames } from '#shared/text/soundness.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useHolds } from '../desk/session.tsx'
import panel from '../dossiers/panels.module.css'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { ProgressRow } from '../ui/progress-row.tsx'
import css from './soundness.module.css'
import { SoundnessHistory } from './soundness-history.tsx'
import { SoundnessResult } from './soundness-result.tsx'
import { soundnessText as text } from './text.ts'
import { useSoundnessTest } from './use-soundness-test.ts'

export type SoundnessPanelProps = { dossier: Dossier; items: readonly Item[]; evidence: Evidence }

export function SoundnessPanel({ dossier, items, evidence }: SoundnessPanelProps) {
  const mayTest = useHolds(['archivist'])
  const input = { dossierId: dossier.id }
  const list = useQuery(deskQuery.soundness.list.queryOptions({ input }))
  const [chosen, setChosen] = useState<string | null>(null)
  const run = useSoundnessTest(dossier.id, setChosen)
  return (
    <div className={panel.body}>
      <p className={panel.lead}>{mayTest ? text.lead : text.onlyArchivist}</p>
      {run.progress !== null && <Running progress={run.progress} onStop={run.stop} />}
      {run.progress === null && mayTest && (
        <Start again={(list.data ?? []).length > 0} onStart={run.start} disabled={dossier.disposedAt !== null} />
      )}
      {run.stopped && <p className={panel.note}>{text.stopped}</p>}
      {run.failure !== null && (
        <ErrorState sentence={run.failure.sentence} incident={run.failure.incident ?? undefined} />
      )}
      <Read query={list} loading={{ label: text.loading, rows: 6 }}>
        {(tests) => {
          const shown = tests.find(({ id }) => id === chosen) ?? tests[0]
          if (shown === undefined) {
            if (run.progress !== null) return null
            return <EmptyState title={text.empty.title} sentence={text.empty[mayTest ? 'sentence' : 'readOnly']} />
          }
          return (
            <>
              <SoundnessResult key={shown.id} dossier={dossier} items={items} evidence={evidence} testId={shown.id} />
              <SoundnessHistory tests={tests} shownId={shown.id} onChoose={setChosen} />
            </>
          )
        }}
      </Read>
    </div>
  )
}

type StartProps = { again: boolean; disabled: boolean; onStart: (stage: SoundnessStage) => void }

function Start({ again, disabled, onStart }: StartProps) {
  const [stage, setStage] = useState<SoundnessStage>('filing')
  const id = useId()
  return (
    <div className={css.start}>
      <label htmlFor={id}>{text.stage}</label>
      <Select
        id={id}
        value={stage}
        className={css.stage ?? ''}
        options={soundnessStages.map((value) => ({ value, label: stageNames[value] }))}
        onChange={(value: SoundnessStage) => setStage(value)}
      />
      <Button type={again ? 'default' : 'primary'} disabled={disabled} onClick={() => onStart(stage)}>
        {again ? text.again : text.start}
      </Button>
    </div>
  )
}

/** Bytes while they are read; then files, which take their time whatever their size. */
function Running({ progress, onStop }: { progress: SoundnessProgress; onStop: () => void }) {
  const { phase, done, total, doneBytes, totalBytes, bytesPerSecond, secondsLeft } = progress
  const inBytes = phase === 'reading'
  return (
    <ProgressRow
      label={text.phases[phase]}
      state="running"
      done={inBytes ? doneBytes : done}
      total={inBytes ? totalBytes : total}
      unit={inBytes ? 'bytes' : phase === 'opening' ? 'items' : 'seconds'}
      rate={inBytes ? (bytesPerSecond ?? undefined) : undefined}
      remainingSeconds={secondsLeft ?? undefined}
      onCancel={onStop}
    />
  )
}

// Supplements of a sealed dossier: what each holds, and beginning, sealing or giving up the one that is open.
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Dossier } from '#shared/contract/dossiers.ts'
import type { Supplement } from '#shared/contract/supplements.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useHolds } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import panels from '../dossiers/panels.module.css'
import { classNames } from '../ui/class-names.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { formatDuration, formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { SentenceList } from '../ui/sentence-list.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { sealingText } from './sealing-text.ts'
import css from './supplements.module.css'
import { useSupplements } from './use-open-supplement.ts'

const text = sealingText.supplements

const tones = { open: 'info', sealed: 'ok', dropped: 'quiet' } as const
const refreshes = () => [deskQuery.supplements.key(), deskQuery.sheets.key(), deskQuery.dossiers.items.key()]

export function SupplementList({ dossier }: { dossier: Dossier }) {
  const supplements = useSupplements(dossier.id, true)
  const isArchivist = useHolds(['archivist'])
  return (
    <section className={classNames(panels.divide, css.section)} aria-label={text.title}>
      <h3 className={panels.title}>{text.title}</h3>
      <p className={panels.note}>{text.lead}</p>
      <Read query={supplements} loading={{ shape: 'fields', rows: 1 }}>
        {(rows) => (
          <>
            {rows.length === 0 ? (
              <p className={panels.note}>{text.none}</p>
            ) : (
              <ol className={css.list}>
                {rows.map((supplement) => (
                  <SupplementRow key={supplement.id} supplement={supplement} isArchivist={isArchivist} />
                ))}
              </ol>
            )}
            {isArchivist && dossier.disposedAt === null && rows.every(({ state }) => state !== 'open') && (
              <Begin dossier={dossier} />
            )}
            {!isArchivist && <p className={panels.note}>{text.onlyArchivist}</p>}
          </>
        )}
      </Read>
    </section>
  )
}

function SupplementRow({ supplement, isArchivist }: { supplement: Supplement; isArchivist: boolean }) {
  const { number, state, reason, papers, pages, recordings, recordingMs, manifestSha256, begunBy, begunAt } = supplement
  const held = papers + recordings
  return (
    <li className={css.row}>
      <div className={css.head}>
        <strong>{text.name(number)}</strong>
        <StateTag plain tone={tones[state]} label={text.states[state]} />
        <span className={css.dim}>
          {supplement.sealedAt === null
            ? text.by(begunBy, formatMinute(begunAt))
            : text.by(supplement.sealedBy ?? '', formatMinute(supplement.sealedAt))}
        </span>
      </div>
      <p>{reason}</p>
      <p className={css.dim}>{text.contents(papers, pages, recordings, formatDuration(recordingMs / 1000))}</p>
      {manifestSha256 !== null && (
        <p className={css.dim}>
          {text.hash} <HashText value={manifestSha256} label={text.hash} />
        </p>
      )}
      {state === 'open' && isArchivist && (
        <div className={panels.actions}>
          <FileInto />
          {held > 0 && <SealSupplement supplement={supplement} />}
          {held === 0 && <Drop supplement={supplement} />}
        </div>
      )}
    </li>
  )
}

function FileInto() {
  const navigate = useNavigate()
  return (
    <Button
      onClick={() => void navigate({ to: '.', replace: true, search: (now) => ({ ...now, panel: 'intake' as const }) })}
    >
      {text.file}
    </Button>
  )
}

function Begin({ dossier }: { dossier: Dossier }) {
  const [asking, setAsking] = useState(false)
  const begin = useDeed(desk.supplements.begin, {
    ownFailure: true,
    done: text.begun,
    refreshes: refreshes(),
    onDone: () => setAsking(false),
  })
  return (
    <div>
      <Button onClick={() => setAsking(true)}>{text.begin}</Button>
      <ConfirmDialog
        open={asking}
        title={text.beginTitle}
        consequence={text.beginConsequence}
        confirmLabel={text.begin}
        reason={{ label: text.reason, required: true }}
        busy={begin.running}
        error={begin.failure?.sentence}
        onConfirm={(reason) => begin.run({ dossierId: dossier.id, reason })}
        onCancel={() => {
          begin.clear()
          setAsking(false)
        }}
      />
    </div>
  )
}

function SealSupplement({ supplement }: { supplement: Supplement }) {
  const [asking, setAsking] = useState(false)
  const seal = useDeed(desk.supplements.seal, {
    ownFailure: true,
    done: text.sealed,
    refreshes: refreshes(),
    onDone: () => setAsking(false),
  })
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {text.seal}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={text.sealTitle(text.name(supplement.number))}
        consequence={<SentenceList sentences={text.sealEffects} />}
        confirmLabel={text.seal}
        busy={seal.running}
        error={seal.failure?.sentence}
        onConfirm={() => seal.run({ id: supplement.id })}
        onCancel={() => {
          seal.clear()
          setAsking(false)
        }}
      />
    </>
  )
}

function Drop({ supplement }: { supplement: Supplement }) {
  const [asking, setAsking] = useState(false)
  const drop = useDeed(desk.supplements.drop, {
    ownFailure: true,
    done: text.dropped,
    refreshes: refreshes(),
    onDone: () => setAsking(false),
  })
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {text.drop}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={text.dropTitle(text.name(supplement.number))}
        consequence={text.dropConsequence}
        confirmLabel={text.drop}
        busy={drop.running}
        error={drop.failure?.sentence}
        onConfirm={() => drop.run({ id: supplement.id })}
        onCancel={() => {
          drop.clear()
          setAsking(false)
        }}
      />
    </>
  )
}

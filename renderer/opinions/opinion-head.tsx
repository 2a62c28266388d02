// The opinion's head: number, state, where it came from; composing it again, saving and printing it.
import { DownloadOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Opinion } from '#shared/contract/opinions.ts'
import { opinionKindNames, opinionStates } from '#shared/text/states.ts'
import { bytesUrl, downloadUrl } from '../desk/bytes-url.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import css from './opinion.module.css'
import { opinionTones } from './opinion-columns.tsx'
import { PrintButton } from './print-button.tsx'
import { opinionText } from './text.ts'

const text = opinionText.screen

export function OpinionHead({ opinion }: { opinion: Opinion }) {
  const { kind, number, state, dossierTitle, objectId } = opinion
  return (
    <header className={css.head}>
      <h1 className={css.number}>{number}</h1>
      <StateTag tone={opinionTones[state]} label={opinionStates[state]} />
      <p className={css.facts} title={dossierTitle}>
        {[opinionKindNames[kind], dossierTitle].join(' · ')}
      </p>
      <SourceLink opinion={opinion} />
      <div className={css.tools}>
        <Again opinion={opinion} />
        <Button icon={<DownloadOutlined />} href={downloadUrl(objectId)} download={`${number}.pdf`}>
          {text.download}
        </Button>
        <PrintButton url={bytesUrl(objectId)} />
      </div>
    </header>
  )
}

function SourceLink({ opinion: { kind, sourceId, dossierId, itemId } }: { opinion: Opinion }) {
  switch (kind) {
    case 'evaluation':
      return (
        <Link to="/evaluation/$evaluationId" params={{ evaluationId: sourceId }}>
          {text.backEvaluation}
        </Link>
      )
    case 'review':
      return (
        <Link to="/review/$reviewId" params={{ reviewId: sourceId }}>
          {text.backReview}
        </Link>
      )
    case 'statement':
      return (
        <Link to="/dossiers/$dossierId" params={{ dossierId }} search={itemId === null ? {} : openAt(itemId)}>
          {text.backRecording}
        </Link>
      )
  }
}

/** The recording alone, in front. */
function openAt(itemId: string) {
  return { open: [itemId], at: itemId }
}

/** Until somebody has signed, whoever signs first may compose it again. */
function Again({ opinion }: { opinion: Opinion }) {
  const session = useSession()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const compose = useDeed(desk.opinions.compose, {
    ownFailure: true,
    done: text.againDone,
    refreshes: [deskQuery.opinions.list.key()],
    onDone: (composed) => {
      queries.setQueryData(deskQuery.opinions.get.queryKey({ input: { id: composed.id } }), composed)
      setAsking(false)
    },
  })
  if (opinion.state !== 'draft' || opinion.signers[0]?.userId !== session.userId) return null
  return (
    <>
      <Button onClick={() => setAsking(true)}>{text.again}</Button>
      <ConfirmDialog
        open={asking}
        title={text.againTitle(opinionKindNames[opinion.kind])}
        consequence={text.againConsequence[opinion.kind]}
        confirmLabel={text.again}
        busy={compose.running}
        error={compose.failure?.sentence}
        onConfirm={() => compose.run({ kind: opinion.kind, sourceId: opinion.sourceId })}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}

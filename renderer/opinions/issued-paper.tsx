// One issued paper: its pages at the left; who signs, what it binds and what the signatures prove at the right.
import { DownloadOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { IssuedPaper } from '#shared/contract/issued.ts'
import { signingTurn } from '#shared/rules/signing-turn.ts'
import { issuedNames } from '#shared/text/issued.ts'
import { opinionStates } from '#shared/text/states.ts'
import { bytesUrl, downloadUrl } from '../desk/bytes-url.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useSession } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { PdfViewer } from '../ui/pdf-viewer.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { IssuedBound, issuedBoundFields } from './issued-bound.tsx'
import css from './issued-paper.module.css'
import { issuedText } from './issued-text.ts'
import { opinionTones } from './opinion-columns.tsx'
import { PrintButton } from './print-button.tsx'
import { SigningBlock } from './signers.tsx'
import { useSigning } from './use-signing.ts'
import { VerdictBlock } from './verification.tsx'

const text = issuedText

export function IssuedHeading({ paper }: { paper: IssuedPaper }) {
  return (
    <span className={css.heading}>
      <span className={css.number}>{paper.number}</span>
      <StateTag tone={opinionTones[paper.state]} label={opinionStates[paper.state]} />
      <span className={css.facts} title={paper.title}>
        {[issuedNames[paper.kind], paper.title].join(' · ')}
      </span>
    </span>
  )
}

export function OpenPaper({ paper }: { paper: IssuedPaper }) {
  const query = deskQuery.issued.open.queryOptions({ input: { id: paper.id } })
  const file = useQuery({
    ...query,
    // The file is kept in memory for a while: opened once a look, and again when somebody has signed.
    queryKey: [...query.queryKey, paper.sha256],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <>
      <section className={css.pages} aria-label={text.pages}>
        <Read query={file} loading={{ shape: 'page', rows: 14, label: text.opening }}>
          {({ objectId }) => <PdfViewer key={objectId} url={bytesUrl(objectId)} title={paper.number} />}
        </Read>
      </section>
      <aside className={css.panel} aria-label={text.panel}>
        <div className={css.tools}>
          <Again paper={paper} />
          {file.data !== undefined && (
            <>
              <Button icon={<DownloadOutlined />} href={downloadUrl(file.data.objectId)} download={file.data.name}>
                {text.download}
              </Button>
              <PrintButton url={bytesUrl(file.data.objectId)} />
            </>
          )}
        </div>
        <IssuedSigners paper={paper} />
        {paper.state !== 'draft' && <Verified paper={paper} />}
        <IssuedBound paper={paper} />
      </aside>
    </>
  )
}

function IssuedSigners({ paper }: { paper: IssuedPaper }) {
  const signing = useSigning(desk.issued.sign, {
    id: paper.id,
    shown: deskQuery.issued.get.queryKey({ input: { id: paper.id } }),
    refreshes: [deskQuery.issued.list.key(), deskQuery.issued.verify.key(), deskQuery.journal.key()],
  })
  return (
    <SigningBlock
      paper={{ name: issuedNames[paper.kind], number: paper.number, signers: paper.signers }}
      bound={issuedBoundFields(paper)}
      {...signing}
    />
  )
}

function Verified({ paper }: { paper: IssuedPaper }) {
  const query = deskQuery.issued.verify.queryOptions({ input: { id: paper.id } })
  const verdict = useQuery({
    ...query,
    queryKey: [...query.queryKey, paper.sha256],
    staleTime: Number.POSITIVE_INFINITY,
  })
  return <VerdictBlock verdict={verdict} words={text.verify} />
}

/** Until somebody has signed, whoever signs first may compose it again. */
function Again({ paper }: { paper: IssuedPaper }) {
  const session = useSession()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const compose = useDeed(desk.issued.compose, {
    ownFailure: true,
    done: text.againDone,
    refreshes: [deskQuery.issued.list.key()],
    onDone: (composed) => {
      queries.setQueryData(deskQuery.issued.get.queryKey({ input: { id: composed.id } }), composed)
      setAsking(false)
    },
  })
  if (paper.state !== 'draft' || signingTurn(paper.signers, session).state !== 'mine') return null
  const name = issuedNames[paper.kind]
  return (
    <>
      <Button onClick={() => setAsking(true)}>{text.again}</Button>
      <ConfirmDialog
        open={asking}
        title={text.againTitle(name)}
        consequence={text.againConsequence}
        confirmLabel={text.again}
        busy={compose.running}
        error={compose.failure?.sentence}
        onConfirm={() => compose.run({ kind: paper.kind, sourceId: paper.sourceId })}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}

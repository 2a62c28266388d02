// What the person here may do with one result: re-check it, object to it, have it rectified.
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Outcome } from '#shared/contract/results.ts'
import { IssueDialog } from './issue-dialog.tsx'
import { ObjectionDialog } from './objection-dialog.tsx'
import { RecheckDialog } from './recheck-dialog.tsx'
import { resultsText } from './text.ts'

const text = resultsText.outcome

type Act = 'recheck' | 'object' | 'rectify'

export function OutcomeActs({ outcome }: { outcome: Outcome }) {
  const [asked, setAsked] = useState<Act | null>(null)
  const { may, rectificationId, campaignId, dossierId, title, problems } = outcome
  const close = () => setAsked(null)
  return (
    <>
      {may.recheck && (
        <Button type="primary" onClick={() => setAsked('recheck')}>
          {text.recheck}
        </Button>
      )}
      {may.object && (
        <Button type="primary" onClick={() => setAsked('object')}>
          {text.object}
        </Button>
      )}
      {may.rectify && problems.length > 0 && (
        <Button type="primary" onClick={() => setAsked('rectify')}>
          {text.rectify}
        </Button>
      )}
      {rectificationId !== null && (
        <Link to="/rectifications" search={{ rectification: rectificationId }}>
          {text.openRectification}
        </Link>
      )}
      {asked === 'recheck' && <RecheckDialog outcome={outcome} onClose={close} />}
      {asked === 'object' && <ObjectionDialog outcome={outcome} onClose={close} />}
      {asked === 'rectify' && (
        <IssueDialog source={{ campaignId, evaluationId: null, dossierId }} title={title} onClose={close} />
      )}
    </>
  )
}

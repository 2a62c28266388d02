// Makes one issued paper where its matter stands, or opens the one that was made: score sheet, opinion, notice, re-check record, circular.
import { FileDoneOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Tooltip } from 'antd'
import { useState } from 'react'
import type { IssuedKind } from '#shared/contract/issued.ts'
import { issuedNames } from '#shared/text/issued.ts'
import { deskQuery } from '../desk/client.ts'
import { IssuedPaperDialog } from './issued-paper-dialog.tsx'
import { issuedText } from './issued-text.ts'
import { useComposeIssued } from './use-compose-issued.ts'

export type IssuedPaperButtonProps = {
  kind: IssuedKind
  /** See `IssuedSource`: ids of campaign, evaluation or rectification; `resultSource` and `recheckSource` make the double ones. */
  sourceId: string
  /** Why it cannot be made now; null or left out when it can. A paper that was made opens all the same. */
  reason?: string | null
  /** False hides the making from whoever does not make it; what was made opens all the same. */
  mayMake?: boolean
  size?: 'small' | 'middle'
}

export function IssuedPaperButton({
  kind,
  sourceId,
  reason = null,
  mayMake = true,
  size = 'small',
}: IssuedPaperButtonProps) {
  const [opened, setOpened] = useState<string | null>(null)
  const papers = useQuery(deskQuery.issued.list.queryOptions({ input: { kind, sourceId, limit: 1 } }))
  const compose = useComposeIssued(setOpened)
  const name = issuedNames[kind]
  const [paper] = papers.data?.rows ?? []
  if (papers.data === undefined) return null
  if (paper === undefined && !mayMake) return null
  return (
    <>
      {paper === undefined ? (
        <Tooltip title={reason}>
          <Button
            size={size}
            icon={<FileDoneOutlined />}
            loading={compose.running}
            aria-disabled={reason !== null}
            onClick={() => reason === null && compose.run({ kind, sourceId })}
          >
            {issuedText.make(name)}
          </Button>
        </Tooltip>
      ) : (
        <Button size={size} icon={<FileDoneOutlined />} onClick={() => setOpened(paper.id)}>
          {issuedText.open(name, paper.number)}
        </Button>
      )}
      {opened !== null && <IssuedPaperDialog id={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

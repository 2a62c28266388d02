// Makes one issued paper where its matter stands, or opens the one that was made: score sheet, opinion, notice, re-check record, circular.
import { FileDoneOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { IssuedKind } from '#shared/contract/issued.ts'
import { issuedNames } from '#shared/text/issued.ts'
import { deskQuery } from '../desk/client.ts'
import { GatedButton } from '../judging/gated-button.tsx'
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
  /** Where the paper and its number stand beside it already. */
  short?: boolean
}

export function IssuedPaperButton({
  kind,
  sourceId,
  reason = null,
  mayMake = true,
  size = 'small',
  short = false,
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
        <GatedButton
          primary={false}
          size={size}
          label={issuedText.make(name)}
          reason={reason}
          running={compose.running}
          onPress={() => compose.run({ kind, sourceId })}
        />
      ) : (
        <Button
          size={size}
          icon={<FileDoneOutlined />}
          aria-label={issuedText.open(name, paper.number)}
          onClick={() => setOpened(paper.id)}
        >
          {short ? issuedText.look : issuedText.open(name, paper.number)}
        </Button>
      )}
      {opened !== null && <IssuedPaperDialog id={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

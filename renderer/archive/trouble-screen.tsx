// The archive cannot be opened as it is: says why it was left alone, and what to do.
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { deskQuery } from '../desk/client.ts'
import { Doorway } from './doorway.tsx'
import { archiveText } from './text.ts'

export function TroubleScreen({ state }: { state: 'damaged' | 'future' }) {
  const queries = useQueryClient()
  const { title, sentence } = archiveText.trouble[state]
  return (
    <Doorway title={title} lead={sentence}>
      <Button onClick={() => void queries.invalidateQueries({ queryKey: deskQuery.archive.status.key() })}>
        {archiveText.trouble.retry}
      </Button>
    </Doorway>
  )
}

// One issued paper on a screen of its own: where the list of what waits for one's signature leads.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { deskQuery } from '../desk/client.ts'
import { FailureState } from '../desk/read-state.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import css from './issued-paper.module.css'
import { IssuedHeading, OpenPaper } from './issued-paper.tsx'
import { issuedText } from './issued-text.ts'

export function IssuedPaperScreen() {
  const { paperId: id } = useParams({ from: '/issued/$paperId' })
  const paper = useQuery({ ...deskQuery.issued.get.queryOptions({ input: { id } }), refetchOnMount: 'always' })
  if (paper.data !== undefined) {
    return (
      <div className={css.screen}>
        <h1 className={css.head}>
          <IssuedHeading paper={paper.data} />
        </h1>
        <div className={css.body}>
          <OpenPaper key={id} paper={paper.data} />
        </div>
      </div>
    )
  }
  if (paper.error !== null) return <FailureState error={paper.error} onRetry={() => void paper.refetch()} />
  return <LoadingState shape="page" rows={14} label={issuedText.opening} />
}

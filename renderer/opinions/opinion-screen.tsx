// One opinion: its pages at the left; what it binds, who signs, and what the signatures prove at the right.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Opinion } from '#shared/contract/opinions.ts'
import { bytesUrl } from '../desk/bytes-url.ts'
import { deskQuery } from '../desk/client.ts'
import { FailureState } from '../desk/read-state.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { PdfViewer } from '../ui/pdf-viewer.tsx'
import { BoundFields } from './bound-fields.tsx'
import css from './opinion.module.css'
import { OpinionHead } from './opinion-head.tsx'
import { Signers } from './signers.tsx'
import { opinionText } from './text.ts'
import { Verification } from './verification.tsx'

const text = opinionText.screen

export function OpinionScreen() {
  const { opinionId } = useParams({ from: '/opinions/$opinionId' })
  const opinion = useQuery({
    ...deskQuery.opinions.get.queryOptions({ input: { id: opinionId } }),
    staleTime: Number.POSITIVE_INFINITY,
    // Others sign on their own turn; a visit reads where it stands now.
    refetchOnMount: 'always',
  })
  if (opinion.data !== undefined) return <OpenOpinion key={opinionId} opinion={opinion.data} />
  if (opinion.error !== null) return <FailureState error={opinion.error} onRetry={() => void opinion.refetch()} />
  return <LoadingState shape="page" rows={14} label={text.loading} />
}

function OpenOpinion({ opinion }: { opinion: Opinion }) {
  return (
    <div className={css.screen}>
      <OpinionHead opinion={opinion} />
      <section className={css.pages} aria-label={text.pages}>
        <PdfViewer key={opinion.objectId} url={bytesUrl(opinion.objectId)} title={opinion.number} />
      </section>
      <aside className={css.panel} aria-label={text.panel}>
        <Signers opinion={opinion} />
        {opinion.state !== 'draft' && <Verification opinion={opinion} />}
        <BoundFields opinion={opinion} />
      </aside>
    </div>
  )
}

// What to show while something is read or could not be: loading in its shape, the refusal's sentence, or no permission.
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { roleList } from '#shared/text/roles.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { LoadingState, type LoadingStateProps } from '../ui/loading-state.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { isForbidden, toFailure } from './failure.ts'
import { useSession } from './session.tsx'
import { deskText } from './text.ts'

/** Shows an error as the desk shows every error; `people.forbidden` as no permission. */
export function FailureState({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const session = useSession()
  if (isForbidden(error)) return <NoPermission role={roleList(session.roles)} />
  const failure = toFailure(error)
  return (
    <ErrorState
      title={deskText.unread}
      sentence={failure.sentence}
      incident={failure.incident ?? undefined}
      onRetry={onRetry}
    />
  )
}

/** What reading needs of a query; two queries joined have it too. */
export type Reading<T> = Pick<UseQueryResult<T, Error>, 'error'> & {
  readonly data: T | undefined
  readonly refetch: () => unknown
}

export type ReadProps<T> = {
  query: Reading<T>
  loading?: LoadingStateProps
  children: (value: T) => ReactNode
}

/** Children get the value; before there is one, the place is held or the failure said. */
export function Read<T>({ query, loading, children }: ReadProps<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error !== null) return <FailureState error={query.error} onRetry={() => void query.refetch()} />
  return <LoadingState {...loading} />
}

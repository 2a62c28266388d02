// Stands before every screen: no archive yet, trouble, locked, a first passphrase to be replaced; and then the desk.
// The address is left alone while locked, so that the person comes back to where they were.
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App } from 'antd'
import { useEffect, useRef } from 'react'
import type { ArchiveStatus } from '#shared/contract/archive.ts'
import { ChangePassphraseScreen } from '../archive/change-passphrase-screen.tsx'
import { CreateArchiveScreen } from '../archive/create-archive-screen.tsx'
import { SignInScreen } from '../archive/sign-in-screen.tsx'
import { TroubleScreen } from '../archive/trouble-screen.tsx'
import { toFailure } from '../desk/failure.ts'
import { forgetContent } from '../desk/query-client.ts'
import { SessionProvider } from '../desk/session.tsx'
import { useArchiveStatus } from '../desk/use-archive-status.ts'
import { forgetDrafts } from '../desk/use-kept.ts'
import { intakeQueue } from '../dossiers/use-intake.ts'
import { transferQueue } from '../recordings/use-transfer.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { router } from './router.tsx'
import { appText } from './text.ts'

export function Gate() {
  const query = useArchiveStatus()
  const status = query.data
  useForgetting(status?.session?.userId ?? null)
  if (status !== undefined) return <Opened status={status} />
  if (query.error !== null) {
    const failure = toFailure(query.error)
    return (
      <ErrorState
        sentence={failure.sentence}
        incident={failure.incident ?? undefined}
        onRetry={() => void query.refetch()}
      />
    )
  }
  return <LoadingState shape="stage" label={appText.opening} />
}

function Opened({ status }: { status: ArchiveStatus }) {
  if (status.state === 'none') return <CreateArchiveScreen />
  if (status.state === 'damaged' || status.state === 'future') return <TroubleScreen state={status.state} />
  if (status.session === null) return <SignInScreen idleLockMinutes={status.idleLockMinutes} />
  return (
    <SessionProvider session={status.session}>
      {status.session.mustChangePassphrase ? <ChangePassphraseScreen first /> : <DeskRouter />}
    </SessionProvider>
  )
}

/** The address may have been changed while the doorway stood in front: what it says now is what is shown. */
function DeskRouter() {
  useEffect(() => {
    void router.load()
  }, [])
  return <RouterProvider router={router} />
}

/** Filing needs the keys: it ends with the session. */
function leave(queries: QueryClient) {
  intakeQueue.cancelAll()
  transferQueue.stopAll()
  forgetContent(queries)
}

/** When the person leaves, what they read leaves the memory too. */
function useForgetting(userId: string | null) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const before = useRef(userId)
  const lastPerson = useRef(userId)
  useEffect(() => {
    if (before.current === userId) return
    if (before.current !== null) {
      leave(queries)
      message.destroy()
    }
    before.current = userId
    if (userId === null) return
    if (lastPerson.current !== null && lastPerson.current !== userId) forgetDrafts()
    lastPerson.current = userId
  }, [queries, message, userId])
}

// A screen that is loaded when first opened, and shown only to those whose roles may use it.
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import type { Role } from '#shared/contract/roles.ts'
import { roleList } from '#shared/text/roles.ts'
import { holdsAny, useSession } from '../desk/session.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { ScreenTitle } from '../ui/screen-title.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { appText } from './text.ts'

type ScreenComponent = ComponentType<Record<never, never>>

export function screen<Name extends string>(
  allowed: readonly Role[],
  load: () => Promise<Record<Name, ScreenComponent>>,
  name: Name,
): () => ReactNode {
  const Loaded = lazy<ScreenComponent>(async () => ({ default: (await load())[name] }))
  return () => <GatedScreen allowed={allowed} name={name} screen={Loaded} />
}

type GatedScreenProps = { allowed: readonly Role[]; name: string; screen: ScreenComponent }

function GatedScreen({ allowed, name, screen: Screen }: GatedScreenProps) {
  const session = useSession()
  if (!holdsAny(session, allowed)) {
    return (
      <>
        <ScreenTitle title={appText.forbidden} />
        <NoPermission role={roleList(session.roles)} />
      </>
    )
  }
  return (
    <ErrorBoundary key={name}>
      <Suspense fallback={<LoadingState />}>
        <Screen />
      </Suspense>
    </ErrorBoundary>
  )
}

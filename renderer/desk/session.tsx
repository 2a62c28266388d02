// Who is signed in, for every screen behind the gate.
import { createContext, type ReactNode, useContext } from 'react'
import type { Session } from '#shared/contract/people.ts'
import type { Role } from '#shared/contract/roles.ts'

const SessionContext = createContext<Session | null>(null)

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

/** Only behind the gate, which never shows a screen without a session. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('no session')
  return session
}

/** Whether the person here holds any of these roles. */
export function useHolds(roles: readonly Role[]): boolean {
  return holdsAny(useSession(), roles)
}

export function holdsAny(session: Session, roles: readonly Role[]): boolean {
  return session.roles.some((role) => roles.includes(role))
}

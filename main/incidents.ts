// What nobody expected: filed inside the encrypted database, since a stack may quote content. People see only the number.
import type { Clock, RandomSource } from './clock.ts'
import type { Store } from './store/index.ts'

export interface Incidents {
  /** @param during the call or job that failed; returns the number to show */
  file(store: Store | null, during: string, error: unknown): string
}

export function createIncidents({ clock, random }: { clock: Clock; random: RandomSource }): Incidents {
  return {
    file(store, during, error) {
      const at = clock.now().toISOString()
      const number = `${at.slice(0, 10).replaceAll('-', '')}-${random(3).toString('hex').toUpperCase()}`
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
      try {
        store?.run((q) => q.insertInto('incident').values({ number, at, call: during, stack }))
      } catch {
        // The database itself may be what failed: the number is still shown.
      }
      return number
    },
  }
}

// Sign-in names as people know each other: the journal keeps the one, screens show the other.
import type { Store } from '../store/index.ts'

/** Answers with the name itself for whoever is not in the list. */
export function shownNames(store: Store): (name: string) => string {
  const shown = new Map(
    store.all((q) => q.selectFrom('user').select(['name', 'display_name'])).map((row) => [row.name, row.display_name]),
  )
  return (name) => shown.get(name) ?? name
}

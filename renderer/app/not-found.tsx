// An address that leads nowhere.
import { EmptyState } from '../ui/empty-state.tsx'
import { appText } from './text.ts'

export function NotFound() {
  const { title, sentence, home } = appText.notFound
  return <EmptyState title={title} sentence={sentence} action={<a href="#/">{home}</a>} />
}

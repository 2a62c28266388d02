// An address that leads nowhere.
import { EmptyState } from '../ui/empty-state.tsx'
import { ScreenTitle } from '../ui/screen-title.tsx'
import { appText } from './text.ts'

export function NotFound() {
  const { title, sentence, home } = appText.notFound
  return (
    <>
      <ScreenTitle title={title} />
      <EmptyState title={title} sentence={sentence} action={<a href="#/">{home}</a>} />
    </>
  )
}

// Holds the place of a screen that is not there yet.
import { LoadingState } from '../ui/loading-state.tsx'

export function OpinionScreen() {
  return <LoadingState />
}

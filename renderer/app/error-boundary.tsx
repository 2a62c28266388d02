// Catches what a screen throws while drawing: says so, and offers to draw it anew. Nothing entered elsewhere is lost.
import { Component, type ReactNode } from 'react'
import { ErrorState } from '../ui/error-state.tsx'
import { appText } from './text.ts'

type Props = { children: ReactNode }
type State = { failed: boolean }

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false }

  static getDerivedStateFromError(): State {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <ErrorState
        title={appText.broken.title}
        sentence={appText.broken.sentence}
        retryLabel={appText.broken.retry}
        onRetry={() => this.setState({ failed: false })}
      />
    )
  }
}

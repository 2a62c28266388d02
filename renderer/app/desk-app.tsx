// The whole desk: its look, its cache, and the gate before every screen.
import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { createQueryClient } from '../desk/query-client.ts'
import { DeskTheme } from '../theme/desk-theme.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Gate } from './gate.tsx'

export function DeskApp() {
  const [queries] = useState(createQueryClient)
  return (
    <QueryClientProvider client={queries}>
      <DeskTheme>
        <ErrorBoundary>
          <Gate />
        </ErrorBoundary>
      </DeskTheme>
    </QueryClientProvider>
  )
}

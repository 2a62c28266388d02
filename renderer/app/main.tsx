// The entry of the desk's window. The routes and screens come here.
import { createRoot } from 'react-dom/client'
import { DeskTheme } from '../theme/desk-theme.tsx'
import { LoadingState } from '../ui/loading-state.tsx'

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <DeskTheme>
      <LoadingState />
    </DeskTheme>,
  )
}

// Where the page begins.
import './quiet-zod.ts'
import { createRoot } from 'react-dom/client'
import { DeskApp } from './desk-app.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('no root element')
createRoot(root).render(<DeskApp />)

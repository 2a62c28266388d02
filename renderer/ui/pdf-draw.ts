// Draws one PDF page and its invisible, selectable text into an element.
import type { PDFPageProxy, RenderTask } from 'pdfjs-dist'
import { type Rotation, turn } from './region.ts'

// More than this and Chromium refuses the canvas or the machine starts to swap.
const mostPixels = 16_000_000

export type DrawPage = {
  paper: HTMLElement
  /** CSS pixels for each point. */
  scale: number
  /** On top of the page's own. */
  rotation: Rotation
  signal: AbortSignal
  started: (task: RenderTask) => void
}

export async function drawPage(page: PDFPageProxy, { paper, scale, rotation, signal, started }: DrawPage) {
  const { TextLayer } = await import('pdfjs-dist')
  const turned = turn(0, page.rotate + rotation)
  const viewport = page.getViewport({ scale, rotation: turned })
  const wanted = window.devicePixelRatio
  const density = Math.min(wanted, Math.sqrt(mostPixels / (viewport.width * viewport.height)))
  const canvas = document.createElement('canvas')
  canvas.width = Math.floor(viewport.width * density)
  canvas.height = Math.floor(viewport.height * density)
  canvas.setAttribute('aria-hidden', 'true')
  const task = page.render({ canvas, viewport, transform: density === 1 ? undefined : [density, 0, 0, density, 0, 0] })
  started(task)
  await task.promise
  if (signal.aborted) return
  const text = document.createElement('div')
  text.className = 'pdf-text'
  paper.replaceChildren(canvas, text)
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport })
  signal.addEventListener('abort', () => layer.cancel(), { once: true })
  await layer.render()
}

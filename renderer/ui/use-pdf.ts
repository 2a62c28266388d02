// Opens the PDF at an address while a component is on screen.
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import type { PageSize } from './pdf-page.tsx'
import { openPdf, type PdfFault, PdfOpenError } from './pdf-source.ts'

export type PdfState =
  | { status: 'loading' }
  | { status: 'failed'; fault: PdfFault }
  | { status: 'ready'; document: PDFDocumentProxy; firstSize: PageSize }

export function usePdf(url: string): PdfState {
  const [state, setState] = useState<PdfState>({ status: 'loading' })
  useEffect(() => {
    const stop = new AbortController()
    setState({ status: 'loading' })
    const open = async () => {
      const { document } = await openPdf(url, stop.signal)
      const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 })
      if (!stop.signal.aborted) setState({ status: 'ready', document, firstSize: { width, height } })
    }
    open().catch((error: unknown) => {
      if (stop.signal.aborted) return
      setState({ status: 'failed', fault: error instanceof PdfOpenError ? error.fault : 'broken' })
    })
    return () => stop.abort()
  }, [url])
  return state
}

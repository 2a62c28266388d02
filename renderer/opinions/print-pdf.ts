// Prints a PDF from inside the page: every page drawn once, laid out for paper, handed to the system's print dialog.
// The page's policy allows no frames, so the browser's own PDF viewer cannot be asked to print.
import './print-pdf.css'
import { openPdf } from '../ui/pdf-source.ts'

/** Points are 1/72 inch: three pixels to a point is 216 dots to the inch, sharp on office printers. */
const pixelsPerPoint = 3

export async function printPdf(url: string, onPage: (page: number, pages: number) => void): Promise<void> {
  const stop = new AbortController()
  const sheets = document.createElement('div')
  sheets.className = 'print-sheets'
  const addresses: string[] = []
  try {
    const { document: pdf } = await openPdf(url, stop.signal)
    for (let number = 1; number <= pdf.numPages; number++) {
      onPage(number, pdf.numPages)
      const page = await pdf.getPage(number)
      const viewport = page.getViewport({ scale: pixelsPerPoint })
      const canvas = document.createElement('canvas')
      canvas.width = Math.floor(viewport.width)
      canvas.height = Math.floor(viewport.height)
      await page.render({ canvas, viewport, intent: 'print' }).promise
      const address = URL.createObjectURL(await toBlob(canvas))
      addresses.push(address)
      sheets.append(await sheetOf(address))
    }
    document.body.append(sheets)
    window.print()
  } finally {
    stop.abort()
    sheets.remove()
    for (const address of addresses) URL.revokeObjectURL(address)
  }
}

function toBlob(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the page gave no picture')) : resolve(blob)),
      'image/png',
    )
  })
}

async function sheetOf(address: string): Promise<HTMLElement> {
  const picture = document.createElement('img')
  picture.src = address
  picture.alt = ''
  await picture.decode()
  return picture
}

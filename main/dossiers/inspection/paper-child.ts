// Entry file of the process that parses papers. It is started by jobs with little memory and no rights. Each parser is
// loaded only when its task comes: pdf.js alone takes a quarter of a second.
import { serveChild } from '#main/jobs/serve-child.ts'

serveChild({
  'inspect-pdf': async (_input, bytes) => (await import('./child/pdf.ts')).inspectPdf(bytes),
  'inspect-docx': async (_input, bytes) => (await import('./child/docx.ts')).inspectDocx(bytes),
  'inspect-picture': async (_input, bytes) => (await import('./child/picture.ts')).inspectPicture(bytes),
  'inspect-tiff': async (_input, bytes) => (await import('./child/picture.ts')).inspectTiff(bytes),
  'draw-pdf': async (input, bytes) => (await import('./child/pdf.ts')).drawPdfPage(input, bytes),
  'draw-picture': async (input, bytes) => (await import('./child/draw-picture.ts')).drawPicture(input, bytes),
})

// Entry file of the limited process that marks papers nobody can vouch for.
import { serveChild } from '#main/jobs/serve-child.ts'

serveChild({
  'stamp-pdf': async (input, bytes) => (await import('./child/stamp-pdf.ts')).stampPdf(input, bytes),
})

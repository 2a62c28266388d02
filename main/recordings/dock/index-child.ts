// Entry file of the process that reads the index of a dock. It is started by jobs with little memory and no rights.
import { serveChild } from '#main/jobs/serve-child.ts'

serveChild({
  'read-index': async (input, bytes) => (await import('./child/read-index.ts')).readIndex(input, bytes),
})

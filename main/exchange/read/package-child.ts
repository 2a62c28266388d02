// Entry file of the process that parses the XML of packages. It is started by jobs with little memory and no rights.
import { serveChild } from '#main/jobs/serve-child.ts'

serveChild({
  'read-catalogue': async (_input, bytes) => (await import('./child/read-catalogue.ts')).readCatalogue(bytes),
  'read-eep': async (input, bytes) => (await import('./child/read-eep.ts')).readPackedEep(input, bytes),
})

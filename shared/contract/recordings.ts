// Video and audio beyond their filing: the playable copy.
import * as z from 'zod'
import { Item } from './dossiers.ts'
import { command, Id } from './procedure.ts'

export const recordings = {
  /** Asks for a playable copy of a recording the browser cannot decode (HEVC, AVI, MJPEG); the original stays as it is. */
  requestCopy: command({
    by: ['archivist', 'inspector', 'reviewer', 'head', 'handler'],
    writes: 'recording.copy-requested',
    input: z.object({ itemId: Id }),
    output: Item,
  }),
}

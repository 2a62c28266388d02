// The archive as a whole: whether there is one, whether it is open, and its first making.
import * as z from 'zod'
import { Session } from './people.ts'
import { command, Instant, nothing, ObjectId, query } from './procedure.ts'
import { NewSignInName } from './sign-in-name.ts'
import { text } from './text.ts'

const Officer = z.object({
  name: NewSignInName,
  displayName: text(1, 64),
  passphrase: z.string().min(8).max(1024),
})

export const ArchiveStatus = z.object({
  state: z.enum(['none', 'locked', 'open', 'damaged', 'future']),
  version: z.string(),
  host: z.enum(['electron', 'loopback', 'cli']),
  /** The institution's name, known only while the archive is open to this caller. */
  agency: z.string().nullable(),
  session: Session.nullable(),
  idleLockMinutes: z.int(),
})
export type ArchiveStatus = z.infer<typeof ArchiveStatus>

export const ArchiveHealth = z.object({
  dossiers: z.int(),
  objects: z.int(),
  sizeBytes: z.int(),
  /** Of the dossiers as each was last read back: the worst result and the oldest; null when none ever was. */
  verified: z.object({ state: z.enum(['intact', 'altered']), oldestAt: Instant }).nullable(),
  /** How many dossiers with something in them were never read back. */
  unverified: z.int(),
  journalLength: z.int(),
  /** Which ffmpeg is used, as it says itself, and where it was found; null when there is none. */
  media: z.object({ version: z.string(), from: z.enum(['application', 'settings', 'path']) }).nullable(),
})
export type ArchiveHealth = z.infer<typeof ArchiveHealth>

export const archive = {
  status: query({ by: 'anyone', input: nothing, output: ArchiveStatus }),
  /** Only while there is no archive: makes it with its three guardians (三员), who then admit everybody else. */
  create: command({
    by: 'anyone',
    writes: 'archive.created',
    input: z.object({
      agency: text(2, 100),
      administrator: Officer,
      security: Officer,
      auditor: Officer,
    }),
    output: z.object({ archiveId: ObjectId }),
  }),
  health: query({ by: 'signed-in', input: nothing, output: ArchiveHealth }),
  /** The archive's own root certificate as PEM: hand it to those who verify opinions with their own tools. */
  exportRoot: command({
    by: 'signed-in',
    writes: 'root.exported',
    input: nothing,
    output: z.object({ pem: z.string(), fingerprint: z.string() }),
  }),
}

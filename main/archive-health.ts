// The state of the archive for the status bar: how much there is, and when it was last read back.

import * as z from 'zod'
import type { ArchiveHealth } from '#shared/contract/archive.ts'
import type { ArchiveRooms } from './archive-rooms.ts'
import type { MediaTools } from './jobs/index.ts'

const Verified = z.object({ at: z.string(), state: z.enum(['intact', 'altered']) })

export function archiveHealth({ store }: ArchiveRooms, tools: MediaTools | null): ArchiveHealth {
  const dossiers = store.one((q) => q.selectFrom('dossier').select((e) => e.fn.countAll<number>().as('n')))
  const objects = store.one((q) =>
    q
      .selectFrom('object')
      .select((e) => [e.fn.countAll<number>().as('n'), e.fn.sum<number | null>('size_bytes').as('bytes')]),
  )
  const setting = store.one((q) => q.selectFrom('setting').select('value').where('name', '=', 'verified'))
  const verified = setting === null ? null : Verified.parse(JSON.parse(setting.value))
  return {
    dossiers: dossiers?.n ?? 0,
    objects: objects?.n ?? 0,
    sizeBytes: objects?.bytes ?? 0,
    lastVerifiedAt: verified?.at ?? null,
    lastVerifiedState: verified?.state ?? null,
    journalLength: store.head().position,
    media: tools === null ? null : { version: tools.version, from: tools.from },
  }
}

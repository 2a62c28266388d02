// The state of the archive for the status bar: how much there is, and what reading it back has shown.
import type { ArchiveHealth } from '#shared/contract/archive.ts'
import type { ArchiveRooms } from './archive-rooms.ts'
import type { MediaTools } from './jobs/index.ts'

export function archiveHealth({ store }: ArchiveRooms, tools: MediaTools | null): ArchiveHealth {
  // What was destroyed (鉴定销毁) is neither counted as stored nor waits to be read back.
  const dossiers = store.one((q) => q.selectFrom('dossier').select((e) => e.fn.countAll<number>().as('n')))
  const objects = store.one((q) =>
    q
      .selectFrom('object')
      .leftJoin('dossier', 'dossier.id', 'object.dossier_id')
      .where('dossier.disposed_at', 'is', null)
      .select((e) => [e.fn.countAll<number>().as('n'), e.fn.sum<number | null>('size_bytes').as('bytes')]),
  )
  const read = store.one((q) =>
    q
      .selectFrom('dossier')
      .where('verified_at', 'is not', null)
      .where('disposed_at', 'is', null)
      .select((e) => [
        e.fn.min<string | null>('verified_at').as('oldest'),
        // 'altered' comes before 'intact'.
        e.fn.min<'altered' | 'intact' | null>('verified_state').as('worst'),
      ]),
  )
  const unread = store.one((q) =>
    q
      .selectFrom('dossier')
      .where('verified_at', 'is', null)
      .where('disposed_at', 'is', null)
      .where((e) =>
        e.exists(
          e
            .selectFrom('item')
            .select('item.id')
            .whereRef('item.dossier_id', '=', 'dossier.id')
            .where('item.withdrawn_at', 'is', null),
        ),
      )
      .select((e) => e.fn.countAll<number>().as('n')),
  )
  const oldestAt = read?.oldest ?? null
  const state = read?.worst ?? null
  return {
    dossiers: dossiers?.n ?? 0,
    objects: objects?.n ?? 0,
    sizeBytes: objects?.bytes ?? 0,
    verified: oldestAt === null || state === null ? null : { state, oldestAt },
    unverified: unread?.n ?? 0,
    journalLength: store.head().position,
    media: tools === null ? null : { version: tools.version, from: tools.from },
  }
}

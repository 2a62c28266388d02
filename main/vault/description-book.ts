// The archive description of an open archive, and the only way to change it.
import { refuse } from '#shared/text/refusal.ts'
import {
  type Description,
  type DescriptionBody,
  finishDescription,
  isAuthentic,
  requireDescription,
  type SlotRecord,
  writeDescription,
} from './description.ts'
import type { ArchiveFolders } from './folders.ts'

export interface DescriptionBook {
  current(): Description
  /** One after another, each from what is on the disk: of two changes at once none is lost. Refuses `vault.damaged`. */
  update(nextSlots: (body: DescriptionBody) => Promise<SlotRecord[]>): Promise<void>
}

export function createDescriptionBook(options: {
  readonly folders: ArchiveFolders
  readonly description: Description
  readonly macKey: Buffer
}): DescriptionBook {
  const { folders, description, macKey } = options
  let current = description
  let last: Promise<unknown> = Promise.resolve()

  async function change(nextSlots: (body: DescriptionBody) => Promise<SlotRecord[]>): Promise<void> {
    const onDisk = await requireDescription(folders)
    if (onDisk.archiveId !== description.archiveId || !isAuthentic(onDisk, macKey)) throw refuse('vault.damaged')
    const { mac: _mac, checksum: _checksum, ...body } = onDisk
    const changed = finishDescription({ ...body, slots: await nextSlots(body) }, macKey)
    await writeDescription(folders, changed)
    current = changed
  }

  return {
    current: () => current,
    update(nextSlots) {
      const turn = last.then(() => change(nextSlots))
      last = turn.catch(() => undefined)
      return turn
    },
  }
}

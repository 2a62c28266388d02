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
  /** One after another, each from what is on the disk: of two changes at once none is lost. Refuses `vault.damaged`, `vault.closed`. */
  update(nextSlots: (body: DescriptionBody) => Promise<SlotRecord[]>): Promise<void>
  /** From now on every change is refused as `vault.closed`, also one under way whose writing has not begun. */
  close(): void
}

export function createDescriptionBook(options: {
  readonly folders: ArchiveFolders
  readonly description: Description
  /** Zeroed by whoever closes the vault, after closing the book. */
  readonly macKey: Buffer
}): DescriptionBook {
  const { folders, description, macKey } = options
  let current = description
  let last: Promise<unknown> = Promise.resolve()
  let closed = false

  function refuseClosed(): void {
    if (closed) throw refuse('vault.closed')
  }

  async function change(nextSlots: (body: DescriptionBody) => Promise<SlotRecord[]>): Promise<void> {
    const onDisk = await requireDescription(folders)
    refuseClosed()
    if (onDisk.archiveId !== description.archiveId || !isAuthentic(onDisk, macKey)) throw refuse('vault.damaged')
    const { mac: _mac, checksum: _checksum, ...body } = onDisk
    const slots = await nextSlots(body)
    // The vault may have been locked during the key derivation. From here to the finished bytes nothing waits, so what is
    // written was never made with zeroed keys.
    refuseClosed()
    const changed = finishDescription({ ...body, slots }, macKey)
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
    close() {
      closed = true
    },
  }
}

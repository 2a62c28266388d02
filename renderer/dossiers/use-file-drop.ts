// Files dragged from the system anywhere onto the window. True while they hover.
import { useWindowDrop } from '../desk/use-window-drop.ts'
import { type DroppedFile, filesOfTransfer } from '../ui/dropped-files.ts'

export function useFileDrop(enabled: boolean, onFiles: (files: readonly DroppedFile[]) => void): boolean {
  return useWindowDrop(enabled, (transfer) => {
    void filesOfTransfer(transfer).then((files) => {
      if (files.length > 0) onFiles(files)
    })
  })
}

// After arranging, over the catalogue: what was done, and the way back to the order it had.
import { Button } from 'antd'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import css from './arranging.module.css'
import { arrangingWords as text } from './arranging-text.ts'

/** The items of both volumes as they lay before. */
export type OldOrder = { readonly main: string[]; readonly restricted: string[]; readonly moves: number }

export type ArrangedNoteProps = { dossierId: string; old: OldOrder; onGone: () => void }

export function ArrangedNote({ dossierId, old, onGone }: ArrangedNoteProps) {
  const restore = useDeed(desk.arranging.restore, {
    done: text.undone,
    refreshes: [deskQuery.dossiers.items.key({ input: { id: dossierId } }), deskQuery.dossiers.manifest.key()],
    onDone: onGone,
  })
  const { main, restricted } = old
  return (
    <div className={css.undo} role="status">
      <span>{text.arranged(old.moves)}</span>
      <span className={css.undoActs}>
        <Button
          size="small"
          type="link"
          loading={restore.running}
          onClick={() => restore.run({ dossierId, main, restricted })}
        >
          {text.undo}
        </Button>
        <Button size="small" type="text" onClick={onGone}>
          {text.dismiss}
        </Button>
      </span>
    </div>
  )
}

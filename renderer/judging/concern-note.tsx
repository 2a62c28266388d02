// Above the catalogue: which of its items the selected criterion or head concerns, and the way to see all of them.
import type { Item } from '#shared/contract/dossiers.ts'
import css from './judging.module.css'
import { judgingText } from './text.ts'

export type ConcernNoteProps = {
  /** Codes of the paper kinds concerned; none means the whole dossier. */
  codes: readonly string[]
  items: readonly Item[]
  /** Names of the paper kinds, by code. */
  kindNames: ReadonlyMap<string, string>
  all: boolean
  onAll: (all: boolean) => void
}

export function ConcernNote({ codes, items, kindNames, all, onAll }: ConcernNoteProps) {
  const text = judgingText.catalogue
  if (codes.length === 0) {
    return (
      <p className={css.concern}>
        <span>{text.whole}</span>
      </p>
    )
  }
  const shown = items.filter((item) => concerns(item, codes)).length
  const kinds = codes.map((code) => kindNames.get(code) ?? code).join('、')
  return (
    <>
      <p className={css.concern}>
        <span>{text.concerned(shown, items.length)}</span>
        {shown < items.length && (
          <button type="button" className={css.toggle} aria-pressed={all} onClick={() => onAll(!all)}>
            {all ? text.only : text.all}
          </button>
        )}
      </p>
      {shown === 0 && <p className={css.none}>{text.none(kinds)}</p>}
    </>
  )
}

export function concerns(item: Item, codes: readonly string[]): boolean {
  return codes.length === 0 || (item.paperKind !== null && codes.includes(item.paperKind))
}

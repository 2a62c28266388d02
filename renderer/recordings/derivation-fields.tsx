// Where a derived item was taken from, with the way back to that second.
import type { Derivation, Item } from '#shared/contract/dossiers.ts'
import type { OpenOrder } from '../dossiers/use-evidence.ts'
import type { Field } from '../ui/field-list.tsx'
import { HashText } from '../ui/hash-text.tsx'
import { placeOf } from './mark-line.tsx'
import css from './playing.module.css'
import { recordingText } from './text.ts'

const text = recordingText.derivation

export function derivationFields(item: Item, onOpen: (order: OpenOrder) => void): Field[] {
  const { derivation } = item
  if (derivation === null) return []
  const { kind, itemId, title, startMs, endMs, sha256 } = derivation
  const how = derivedHow(derivation)
  return [
    {
      key: 'derivation',
      label: text[kind],
      value: (
        <button
          type="button"
          className={css.link}
          onClick={() => onOpen({ itemId, ms: startMs, endMs: endMs ?? undefined, beside: true })}
        >
          {text.open(title, placeOf({ startMs, endMs }))}
        </button>
      ),
    },
    ...(how === null ? [] : [{ key: 'how', label: text.how, value: how }]),
    { key: 'parent', label: text.sha256, value: <HashText value={sha256} label={text.sha256} /> },
    ...(item.outsideSeal ? [{ key: 'outside', label: text.seal, value: text.outside }] : []),
  ]
}

/** In words; null for a frame, which is neither. */
export function derivedHow({ kind, recipe }: Derivation): string | null {
  if (kind !== 'clip') return null
  return recipe.startsWith('stream-copy') ? text.copied : text.encoded
}

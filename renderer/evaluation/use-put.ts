// D puts what is in hand onto the selected criterion, as dragging does: a row of the catalogue, the finding begun, the mark in hand.
import { App } from 'antd'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Carried } from '../dossiers/carrying.ts'
import { anchorAt } from '../judging/anchor-parts.ts'
import type { FindingDraft } from '../judging/finding-composer.tsx'
import type { FindingsDesk } from '../judging/use-findings.ts'
import { useMarks, useRecordingDesk } from '../recordings/recording-desk.tsx'
import { isAnswerRow, type SheetRow } from './sheet-rows.ts'
import { evaluationText } from './text.ts'

export function usePut(selected: SheetRow | null, items: readonly Item[], findings: FindingsDesk): () => void {
  const { message } = App.useApp()
  const { evidence, store, activeId } = useRecordingDesk()
  const { rows } = useMarks(store)
  const inHand = (): Carried | null => {
    const item = items.find(({ id }) => id === focusedItem())
    if (item !== undefined) return carried(anchorAt(item, evidence.reached(item.id) ?? { page: null, ms: null }))
    if (findings.draft !== null) return ofDraft(findings.draft)
    const mark = rows.find((row) => row.id === activeId && !row.isRemoved)
    if (mark === undefined) return null
    const { itemId, startMs, endMs, text } = mark
    return { anchor: { on: 'moment', itemId, startMs, endMs }, words: text.trim() }
  }
  return () => {
    const held = inHand()
    if (selected === null || !isAnswerRow(selected)) void message.warning(evaluationText.refused.noCriterion)
    else if (held === null) void message.warning(evaluationText.refused.nothingHeld)
    else findings.put(selected.code, held)
  }
}

function carried(anchor: Carried['anchor'] | null): Carried | null {
  return anchor === null ? null : { anchor, words: '' }
}

function ofDraft({ anchor, note }: FindingDraft): Carried {
  return { anchor, words: note }
}

/** The row of the catalogue that has the keyboard. */
function focusedItem(): string | null {
  return document.activeElement?.closest('[data-item]')?.getAttribute('data-item') ?? null
}

// What was made of one recording: snapshots and clips, which are items of their own, and whole copies, which are not.
import * as z from 'zod'
import type { Derivation, Item } from '#shared/contract/dossiers.ts'
import { RedactionPlan } from '#shared/contract/redactions.ts'
import { momentText } from '#shared/text/evidence.ts'
import { recipeWords } from '#shared/text/extracts.ts'
import type { Store } from '../store/index.ts'
import type { DerivedPart } from './templates/index.ts'

const derivationNames: Readonly<Record<Derivation['kind'], string>> = { snapshot: '截图', clip: '片段' }

export function takenPart(item: Item, derivation: Derivation): DerivedPart {
  const { id, title, sha256, outsideSeal } = item
  const { kind, recipe, startMs, endMs } = derivation
  return {
    id,
    title: outsideSeal ? `${title}（卷外）` : title,
    what: `${derivationNames[kind]}，${recipeWords(recipe)}`,
    place: endMs === null ? momentText(startMs) : `${momentText(startMs)}–${momentText(endMs)}`,
    sha256,
    recipe,
  }
}

/** As a redacted copy keeps it with itself; see recordings/redaction/ledger.ts. */
const HiddenIn = z.object({ planVersion: z.int(), plan: RedactionPlan })

/** Copies that play, and copies for those who may not see everything. Oldest first. */
export function wholeCopies(store: Store, originalObjectId: string): DerivedPart[] {
  const rows = store.all((q) =>
    q
      .selectFrom('object')
      .select(['id', 'role', 'recipe', 'sha256'])
      .where('parent_id', '=', originalObjectId)
      .where('role', 'in', ['viewing-copy', 'redacted'])
      .orderBy('created_at')
      .orderBy('id'),
  )
  return rows.map(({ id, role, recipe, sha256 }) => ({
    id,
    ...(role === 'redacted'
      ? { title: '遮蔽副本', what: hiddenWords(recipe) }
      : { title: '播放副本', what: '为播放转码或重新封装，原件未改动' }),
    place: '全部',
    sha256,
    recipe: recipe ?? '',
  }))
}

function hiddenWords(ledger: string | null): string {
  const { planVersion, plan } = HiddenIn.parse(JSON.parse(ledger ?? ''))
  return `按第 ${planVersion} 版遮蔽方案，遮蔽画面 ${plan.regions.length} 处、声音 ${plan.sounds.length} 段`
}

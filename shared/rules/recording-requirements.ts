// Which stages of a case need a recording, which have one, and which lack it (音像记录事项清单): for a checker, every required
// stage has at least one recording or a signed statement why there is none (未记录说明).

import type { DossierCategory } from './pack.ts'
import type { RecordingListPack, RecordingRequirement } from './pack-recording.ts'

export interface FiledItem {
  readonly id: string
  readonly kind: 'paper' | 'recording'
  readonly paperKind: string | null
  /** 0 for papers, and for a recording of which nothing can be seen or heard. */
  readonly durationMs: number
  /** A snapshot or a clip is no recording of its own. */
  readonly derived: boolean
}

export interface CheckedRequirement {
  readonly requirement: RecordingRequirement
  readonly state: 'present' | 'lacking' | 'excused' | 'not-due'
  readonly itemIds: readonly string[]
}

/** @param excused codes of the requirements for which a signed statement stands */
export function checkRequirements(
  pack: RecordingListPack,
  category: DossierCategory,
  items: readonly FiledItem[],
  excused: ReadonlySet<string>,
): CheckedRequirement[] {
  const kinds = new Set(items.map(({ paperKind }) => paperKind))
  return pack.requirements
    .filter((requirement) => requirement.category === category)
    .map((requirement) => {
      const itemIds = items.filter((item) => fulfils(item, requirement)).map(({ id }) => id)
      return { requirement, itemIds, state: stateOf(requirement, itemIds.length > 0, excused, kinds) }
    })
}

function fulfils(item: FiledItem, { fulfilledBy }: RecordingRequirement): boolean {
  if (item.kind !== 'recording' || item.derived || item.durationMs <= 0) return false
  return item.paperKind !== null && fulfilledBy.includes(item.paperKind)
}

function stateOf(
  { code, dueWhen }: RecordingRequirement,
  present: boolean,
  excused: ReadonlySet<string>,
  kinds: ReadonlySet<string | null>,
): CheckedRequirement['state'] {
  if (present) return 'present'
  if (excused.has(code)) return 'excused'
  return dueWhen.length === 0 || dueWhen.some((kind) => kinds.has(kind)) ? 'lacking' : 'not-due'
}

/** The sources of a requirement in one line. */
export function requirementSource(pack: RecordingListPack, requirement: RecordingRequirement): string {
  if (requirement.grade === 'derived') return '未见公开的事项清单，由本程序比照同类环节列出，请按本单位的清单替换'
  return pack.sources
    .filter(({ code }) => requirement.sources.includes(code))
    .map(({ title }) => title)
    .join('；')
}

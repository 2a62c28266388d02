// The rulebook of one archive: the packs that came with the program, and in their place those that this office adopted. What was
// decided under a pack keeps its own copy, so that adopting and withdrawing change only what is decided from now on.
import type { PackLine } from '#shared/contract/rulebook.ts'
import { catalogueFaults } from '#shared/rules/major-decision-faults.ts'
import {
  type EvaluationStandard,
  type MajorDecisionPack,
  PackHead,
  type PackKind,
  type RulePack,
  severalOfKind,
} from '#shared/rules/pack.ts'
import { inForceTwice, standardFaults } from '#shared/rules/standard-faults.ts'
import { catalogueFaultSentence } from '#shared/text/major-decision-faults.ts'
import { refuse } from '#shared/text/refusal.ts'
import { standardFaultSentence } from '#shared/text/standards.ts'
import type { Clock } from '../clock.ts'
import type { Actor, Store } from '../store/index.ts'
import { type Adopted, adoptedPacks, packOf } from './office-packs.ts'
import { contradiction, hashOfPack, type Packs, type Rulebook, rulebookOver } from './rulebook.ts'

export interface OfficeRulebook extends Rulebook {
  /** Every pack, those in force and those replaced, by kind. */
  lines(): PackLine[]
  /** One pack as JSON to be edited. */
  text(id: string, origin: 'in-force' | 'shipped'): { id: string; json: string; sha256: string }
  /** Refuses what is no sound pack, alone or among the others, with the field that is wrong. */
  adopt(caller: Actor, text: string): PackLine
  withdraw(caller: Actor, id: string): PackLine[]
}

export function createOfficeRulebook(options: {
  store: Store
  shipped: Rulebook
  clock: Clock
  newId: () => string
}): OfficeRulebook {
  const { store, shipped, clock, newId } = options
  let adopted = adoptedPacks(store)
  let packs = inForce(adopted, shipped)
  const live: Packs = {
    get: (id) => packs.get(id),
    values: () => packs.values(),
    isOwn: (id) => adopted.some(({ pack }) => pack?.id === id),
  }
  const rulebook = rulebookOver(live)

  function refresh(): void {
    adopted = adoptedPacks(store)
    packs = inForce(adopted, shipped)
  }

  function lines(): PackLine[] {
    const own = adopted.flatMap((one) => {
      const head = one.pack === null ? unreadableHead(one.body) : headOf(one.pack)
      if (head === null) return []
      const standing = one.pack === null ? ('unreadable' as const) : ('in-force' as const)
      const { sha256, adoptedBy, adoptedAt } = one
      const actKind = one.pack === null ? null : actKindOf(one.pack)
      return [{ ...head, sha256, origin: 'office' as const, standing, adoptedBy, adoptedAt, actKind }]
    })
    const came = shipped.list().map((pack) => ({
      ...headOf(pack),
      sha256: hashOfPack(pack),
      origin: 'shipped' as const,
      standing: counts(pack) ? ('in-force' as const) : ('replaced' as const),
      adoptedBy: null,
      adoptedAt: null,
      actKind: actKindOf(pack),
    }))
    return [...own, ...came].sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0))
  }

  /** Whether a shipped pack is still asked: none of its id stands before it, nor one of its kind where there is one of a kind. */
  function counts(pack: RulePack): boolean {
    if (packs.get(pack.id) !== pack) return false
    return severalOfKind.has(pack.kind) || first(packs, pack.kind) === pack
  }

  function lineOf(id: string): PackLine {
    const line = lines().find((one) => one.id === id && one.origin === 'office')
    if (line === undefined) throw refuse('rulebook.unknown', { id })
    return line
  }

  return {
    ...rulebook,
    lines,
    text(id, origin) {
      const source = origin === 'shipped' ? shipped : rulebook
      const pack = source.get(id)
      return { id, json: `${JSON.stringify(pack, null, 2)}\n`, sha256: hashOfPack(pack) }
    },
    adopt(caller, text) {
      store.record(caller, 'rulebook.adopted', null, (note) => {
        const pack = packOf(text)
        const sha256 = hashOfPack(pack)
        const before = packs.get(pack.id) ?? shipped.list().find(({ id }) => id === pack.id)
        if (before !== undefined && before.kind !== pack.kind) throw refuse('rulebook.kind-differs', { id: pack.id })
        if (before !== undefined && hashOfPack(before) === sha256) throw refuse('rulebook.same', { title: pack.title })
        const replaced = adopted.filter((one) => takesThePlaceOf(pack, one))
        const next = adopted.filter((one) => !replaced.includes(one))
        if (pack.kind === 'evaluation-standard') refuseUnsound(pack, inForce(next, shipped))
        if (pack.kind === 'major-decision-catalogue') refuseUnsoundCatalogue(pack)
        const wrong = contradiction(inForce([...next, { pack }], shipped))
        if (wrong !== null) throw refuse('rulebook.contradicts', { title: wrong.title })
        note({ pack: pack.id, kind: pack.kind, sha256 })
        const at = clock.now().toISOString()
        for (const one of replaced) end(store, one.packId, caller, at)
        store.run((q) =>
          q.insertInto('office_pack').values({
            id: newId(),
            pack_id: pack.id,
            kind: pack.kind,
            body: JSON.stringify(pack),
            sha256,
            adopted_by: caller.name,
            adopted_at: at,
            withdrawn_by: null,
            withdrawn_at: null,
          }),
        )
      })
      refresh()
      return lineOf(packOf(text).id)
    },
    withdraw(caller, id) {
      store.record(caller, 'rulebook.withdrawn', null, (note) => {
        const going = adopted.find(({ packId }) => packId === id)
        if (going === undefined) throw refuse('rulebook.not-adopted', { id })
        const left = adopted.filter((one) => one !== going)
        const wrong = contradiction(inForce(left, shipped))
        if (wrong !== null) throw refuse('rulebook.needed', { title: wrong.title })
        note({ pack: id, sha256: going.sha256 })
        end(store, id, caller, clock.now().toISOString())
      })
      refresh()
      return lines()
    },
  }
}

/** A standard says itself what is wrong with it, and one that is in force already is not adopted a second time. */
function refuseUnsound(standard: EvaluationStandard, others: ReadonlyMap<string, RulePack>): void {
  const standing = [...others.values()]
  const papers = standing.flatMap((pack) => (pack.kind === 'paper-kinds' ? pack.kinds : [])).map(({ code }) => code)
  const faults = standardFaults(standard, new Set(papers))
  const [first] = faults
  if (first !== undefined) {
    throw refuse('rulebook.standard-unsound', { count: faults.length, first: standardFaultSentence(first) })
  }
  const standards = standing.filter((pack) => pack.kind === 'evaluation-standard')
  const twin = inForceTwice(standard, standards)
  if (twin !== null) throw refuse('rulebook.standard-twice', { title: twin.title, id: twin.id })
}

/** Overlapping or contradictory entries would answer the same case in two ways. */
function refuseUnsoundCatalogue(catalogue: MajorDecisionPack): void {
  const faults = catalogueFaults(catalogue)
  const [first] = faults
  if (first === undefined) return
  throw refuse('rulebook.catalogue-unsound', { count: faults.length, first: catalogueFaultSentence(first) })
}

/** One of the same id; and where there is one of a kind, one of the same kind. */
function takesThePlaceOf(pack: RulePack, { packId, pack: other }: Adopted): boolean {
  return packId === pack.id || (other?.kind === pack.kind && !severalOfKind.has(pack.kind))
}

/** Adopted packs first, so that the first of a kind is the office's own; then those shipped that none of them replaces. */
function inForce(adopted: readonly Pick<Adopted, 'pack'>[], shipped: Rulebook): ReadonlyMap<string, RulePack> {
  const own = adopted.flatMap(({ pack }) => pack ?? [])
  const ids = new Set(own.map(({ id }) => id))
  const left = shipped.list().filter(({ id }) => !ids.has(id))
  return new Map([...own, ...left].map((pack) => [pack.id, pack]))
}

function first(packs: ReadonlyMap<string, RulePack>, kind: PackKind): RulePack | undefined {
  return [...packs.values()].find((pack) => pack.kind === kind)
}

function end(store: Store, packId: string, caller: Actor, at: string): void {
  store.run((q) =>
    q
      .updateTable('office_pack')
      .set({ withdrawn_by: caller.name, withdrawn_at: at })
      .where('pack_id', '=', packId)
      .where('withdrawn_at', 'is', null),
  )
}

function headOf(pack: RulePack): PackHead {
  return PackHead.parse(Object.fromEntries(Object.keys(PackHead.shape).map((key) => [key, Reflect.get(pack, key)])))
}

function actKindOf(pack: RulePack): PackLine['actKind'] {
  return pack.kind === 'evaluation-standard' ? pack.actKind : null
}

/** What an older or newer version of the program called a pack still has its head, as a rule. */
function unreadableHead(body: string): PackHead | null {
  const content = JSON.parse(body) as Record<string, unknown>
  const head = Object.fromEntries(Object.keys(PackHead.shape).map((key) => [key, content[key]]))
  return PackHead.safeParse(head).data ?? null
}

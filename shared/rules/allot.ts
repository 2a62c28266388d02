// Who evaluates what: dossiers handed to members so that everybody's load fits the share agreed, and nobody gets what he must
// not see. Pure and repeatable: the same input gives the same places.

export interface AllotMember {
  readonly id: string
  readonly group: number
  /** 2 takes twice as many as 1; 0 takes none. */
  readonly share: number
  /** Places held already. */
  readonly load: number
}

export interface AllotDossier {
  readonly id: string
  /** The group it was given to before; that one is asked first. */
  readonly group: number | null
  readonly openSeats: readonly (1 | 2)[]
  /** Who has the other place: one dossier is never evaluated twice by one person. */
  readonly holders: readonly string[]
  /** Members who must not evaluate it: recusal by unit, own case, or recused before. */
  readonly barred: ReadonlySet<string>
}

export interface Place {
  readonly dossierId: string
  readonly seat: 1 | 2
  readonly memberId: string
  readonly group: number
}

export interface Allotment {
  readonly places: readonly Place[]
  /** Dossiers for which nobody is left; none of their places is filled. */
  readonly nobody: readonly string[]
}

interface Loaded {
  readonly member: AllotMember
  load: number
}

/**
 * Dossier by dossier: those first that the fewest may evaluate, so that the rest can make up for them; equal ones in the order
 * given. Its group is the least loaded one for its share; in it each place goes to the least
 * loaded member for his share, of equal ones to the first in the order given. A group that lacks people who may evaluate it
 * leaves the dossier to the next one, and at last to anybody of any group.
 */
export function allot(dossiers: readonly AllotDossier[], members: readonly AllotMember[]): Allotment {
  const people = members.filter(({ share }) => share > 0).map((member): Loaded => ({ member, load: member.load }))
  const places: Place[] = []
  const nobody = new Set<string>()
  const waiting = dossiers
    .filter(({ openSeats }) => openSeats.length > 0)
    .map((dossier) => ({ dossier, may: people.filter((one) => mayTake(one, dossier)).length }))
    .sort((a, b) => a.may - b.may)
  for (const { dossier } of waiting) {
    const chosen = crewFor(dossier, people)
    if (chosen === null) {
      nobody.add(dossier.id)
      continue
    }
    const group = dossier.group ?? chosen[0]?.member.group ?? 1
    for (const [at, seat] of dossier.openSeats.entries()) {
      const one = chosen[at]
      if (one === undefined) continue
      one.load++
      places.push({ dossierId: dossier.id, seat, memberId: one.member.id, group })
    }
  }
  return { places, nobody: dossiers.map(({ id }) => id).filter((id) => nobody.has(id)) }
}

function crewFor(dossier: AllotDossier, people: readonly Loaded[]): Loaded[] | null {
  const may = people.filter((one) => mayTake(one, dossier))
  const needed = dossier.openSeats.length
  for (const group of groupsInOrder(dossier.group, people)) {
    const crew = leastLoaded(
      may.filter(({ member }) => member.group === group),
      needed,
    )
    if (crew !== null) return crew
  }
  return leastLoaded(may, needed)
}

function mayTake({ member }: Loaded, { barred, holders }: AllotDossier): boolean {
  return !barred.has(member.id) && !holders.includes(member.id)
}

function groupsInOrder(first: number | null, people: readonly Loaded[]): number[] {
  const groups = [...Map.groupBy(people, ({ member }) => member.group)].map(([group, own]) => ({
    group,
    load: own.reduce((sum, { load }) => sum + load, 0),
    share: own.reduce((sum, { member }) => sum + member.share, 0),
  }))
  return groups
    .sort(
      (a, b) =>
        Number(b.group === first) - Number(a.group === first) ||
        (a.load + 1) * b.share - (b.load + 1) * a.share ||
        a.group - b.group,
    )
    .map(({ group }) => group)
}

function leastLoaded(people: readonly Loaded[], needed: number): Loaded[] | null {
  if (people.length < needed) return null
  return [...people].sort((a, b) => (a.load + 1) * b.member.share - (b.load + 1) * a.member.share).slice(0, needed)
}

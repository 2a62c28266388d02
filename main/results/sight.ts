// Who may see an outcome and do something to it. Before publication: who leads, the head, the inspectors concerned, and, once it was
// fed back, the dossier's own agency. The blind holds until both sheets are concluded and compared.
import type { OutcomeMay } from '#shared/contract/results.ts'
import { refuse } from '#shared/text/refusal.ts'
import { isMasked, leads, membersOf, recusalsOf } from '../campaigns/index.ts'
import type { Caller } from '../desk-core.ts'
import type { Store } from '../store/index.ts'
import type { Gathered, Place } from './rows.ts'

export interface Sight {
  readonly leads: boolean
  readonly published: boolean
  /** Whether names of agency and party stay hidden from the caller. */
  readonly masked: boolean
  /** Whether the caller sits in one of its seats. */
  sits(place: Place): boolean
  /** Whether the caller handled or reviewed the case himself. */
  handled(place: Place): boolean
  ofAgency(place: Place): boolean
  sees(place: Place): boolean
  seesSheets(place: Place): boolean
  may(place: Place, today: string): OutcomeMay
}

const fedBackStates = ['fed-back', 'objected', 'final']

/** @param agency of the archive, for people without a unit of their own */
export function sightOf(store: Store, agency: string, caller: Caller, { campaign, plan }: Gathered): Sight {
  const mine = new Set(
    membersOf(store, campaign.id)
      .filter(({ user_id }) => user_id !== null && user_id === caller.userId)
      .map(({ id }) => id),
  )
  const head = caller.roles.includes('head')
  const leading = leads(store, caller, campaign)
  const published = campaign.state === 'published'
  const running = campaign.state === 'running' || campaign.state === 'closed'
  const recusals = recusalsOf(store, campaign.id, plan.way, [])
  const self = { id: '', user_id: caller.userId, name: caller.displayName, unit: caller.unit }
  const handled = ({ dossier }: Place) => recusals.barOf(self, dossier) === 'own'
  const sits = ({ seats }: Place) => seats.some(({ member_id }) => mine.has(member_id))
  const ofAgency = ({ facts }: Place) => isOfAgency(caller, facts.agency, agency)
  const fedBack = ({ outcome }: Place) => outcome !== null && fedBackStates.includes(outcome.state)
  const sees = (place: Place) => published || leading || head || sits(place) || (ofAgency(place) && fedBack(place))

  return {
    leads: leading,
    published,
    masked: !published && isMasked(store, caller, campaign, plan),
    sits,
    handled,
    ofAgency,
    sees,
    seesSheets: (place) => place.outcome !== null && (leading || head || sits(place)),
    may(place, today) {
      const { outcome, dossier } = place
      const state = outcome?.state ?? 'comparing'
      const acts = leading && running && dossier.dropped_at === null
      const judges = acts && !sits(place) && !handled(place)
      const over = outcome?.objection_due_on != null && today > outcome.objection_due_on
      return {
        seeSheets: outcome !== null && (leading || head || sits(place)),
        adjudicate: judges && (state === 'differing' || (state === 'judged' && place.outcome?.judged_by != null)),
        recheck: judges && (state === 'judged' || state === 'rechecked'),
        feedBack: acts && state === 'rechecked',
        object:
          running &&
          dossier.dropped_at === null &&
          ofAgency(place) &&
          !over &&
          (state === 'fed-back' || state === 'objected'),
        decide: judges && state === 'objected',
        finish: acts && state === 'fed-back' && over,
        rectify: (leading || head) && state === 'final' && place.rectificationId === null,
      }
    },
  }
}

/** A handler or archivist of the agency that the dossier names. */
export function isOfAgency(caller: Caller, dossierAgency: string, ownAgency: string): boolean {
  const unit = caller.unit === '' ? ownAgency : caller.unit
  return unit === dossierAgency && (caller.roles.includes('handler') || caller.roles.includes('archivist'))
}

/** Refuses `results.own-sheet`, `results.own-case`: nobody judges his own evaluation, nor the evaluation of his own case. */
export function assertImpartial(sight: Sight, place: Place): void {
  if (sight.sits(place)) throw refuse('results.own-sheet', { position: place.dossier.position })
  if (sight.handled(place)) throw refuse('results.own-case', { position: place.dossier.position })
}

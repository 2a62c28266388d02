// The calls of parcels, answered by their service.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'
import { until } from './until.ts'

export function parcelCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    mine: os.parcels.mine.handler(({ context }) => rooms().parcels.mine(context.caller)),
    card: os.parcels.card.handler(({ context, input }) => rooms().parcels.card(context.caller, input.passphrase)),
    readCard: os.parcels.readCard.handler(({ input }) => rooms().parcels.readCard(input.card)),
    addMember: os.parcels.addMember.handler(({ context, input }) => rooms().parcels.addMember(context.caller, input)),
    giveCard: os.parcels.giveCard.handler(({ context, input }) => rooms().parcels.giveCard(context.caller, input)),
    visitors: os.parcels.visitors.handler(() => rooms().parcels.visitors()),
    members: os.parcels.members.handler(({ context, input }) =>
      rooms().parcels.members(context.caller, input.campaignId),
    ),
    list: os.parcels.list.handler(({ context, input }) => rooms().parcels.list(context.caller, input)),
    make: os.parcels.make.handler(({ context, input, signal }) =>
      rooms().parcels.make(context.caller, input, until(signal, context)),
    ),
    look: os.parcels.look.handler(({ context, input, signal }) =>
      rooms().parcels.look(context.caller, input, until(signal, context)),
    ),
    open: os.parcels.open.handler(({ context, input, signal }) =>
      rooms().parcels.open(context.caller, input, until(signal, context)),
    ),
    answerState: os.parcels.answerState.handler(({ context, input }) =>
      rooms().parcels.answerState(context.caller, input.campaignId),
    ),
    answer: os.parcels.answer.handler(({ context, input, signal }) =>
      rooms().parcels.answer(context.caller, input, until(signal, context)),
    ),
    merge: os.parcels.merge.handler(({ context, input, signal }) =>
      rooms().parcels.merge(context.caller, input, until(signal, context)),
    ),
    conflicts: os.parcels.conflicts.handler(({ context, input }) =>
      rooms().parcels.conflicts(context.caller, input.campaignId),
    ),
    decide: os.parcels.decide.handler(({ context, input }) => rooms().parcels.decide(context.caller, input)),
    removeVisitors: os.parcels.removeVisitors.handler(({ context, input }) =>
      rooms().parcels.removeVisitors(context.caller, input),
    ),
  }
}

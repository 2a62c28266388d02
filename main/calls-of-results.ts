// The calls of results and rectification, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'
import { exportRectifications } from './results/index.ts'

export function resultCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  const results = () => rooms().results
  return {
    list: os.results.list.handler(({ context, input }) => results().list(context.caller, input.campaignId)),
    get: os.results.get.handler(({ context, input }) =>
      results().get(context.caller, input.campaignId, input.dossierId),
    ),
    agreement: os.results.agreement.handler(({ context, input }) =>
      results().agreement(context.caller, input.campaignId),
    ),
    units: os.results.units.handler(({ context, input }) => results().units(context.caller, input.campaignId)),
    fedBack: os.results.fedBack.handler(({ context }) => results().fedBack(context.caller)),
    compare: os.results.compare.handler(({ context, input }) => {
      results().judging.compare(context.caller, input.campaignId)
      return results().list(context.caller, input.campaignId)
    }),
    adjudicate: os.results.adjudicate.handler(({ context, input }) => {
      results().judging.adjudicate(context.caller, input)
      return results().get(context.caller, input.campaignId, input.dossierId)
    }),
    recheck: os.results.recheck.handler(({ context, input }) => {
      results().judging.recheck(context.caller, input)
      return results().list(context.caller, input.campaignId)
    }),
    feedBack: os.results.feedBack.handler(({ context, input }) => {
      results().closing.feedBack(context.caller, input.campaignId, input.dossierIds)
      return results().list(context.caller, input.campaignId)
    }),
    object: os.results.object.handler(({ context, input }) => {
      results().closing.object(context.caller, input)
      return results().get(context.caller, input.campaignId, input.dossierId)
    }),
    decide: os.results.decide.handler(({ context, input }) => {
      const { campaignId, dossierId } = results().closing.decide(context.caller, input)
      return results().get(context.caller, campaignId, dossierId)
    }),
    finish: os.results.finish.handler(({ context, input }) => {
      results().closing.finish(context.caller, input.campaignId, input.dossierIds)
      return results().list(context.caller, input.campaignId)
    }),
    publish: os.results.publish.handler(({ context, input }) => {
      results().publish(context.caller, input.campaignId)
      return results().list(context.caller, input.campaignId)
    }),
  }
}

export function rectificationCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  const rectifications = () => rooms().rectifications
  return {
    list: os.rectifications.list.handler(({ context, input }) => rectifications().list(context.caller, input)),
    get: os.rectifications.get.handler(({ context, input }) => rectifications().get(context.caller, input.id)),
    draft: os.rectifications.draft.handler(({ context, input }) => rectifications().draft(context.caller, input)),
    issue: os.rectifications.issue.handler(({ context, input }) => rectifications().issue(context.caller, input)),
    report: os.rectifications.report.handler(({ context, input }) =>
      rectifications().report(context.caller, input.id, input.answers),
    ),
    recheck: os.rectifications.recheck.handler(({ context, input }) => rectifications().recheck(context.caller, input)),
    withdraw: os.rectifications.withdraw.handler(({ context, input }) =>
      rectifications().withdraw(context.caller, input.id, input.reason),
    ),
    exportList: os.rectifications.exportList.handler(({ context, input }) =>
      exportRectifications(rooms(), context.caller, input),
    ),
  }
}

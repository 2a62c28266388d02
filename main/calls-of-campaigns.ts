// The calls of campaigns, answered by their service.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

export function campaignCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  const campaigns = () => rooms().campaigns
  return {
    list: os.campaigns.list.handler(({ context, input }) => campaigns().list(context.caller, input)),
    get: os.campaigns.get.handler(({ context, input }) => campaigns().get(context.caller, input.id)),
    mine: os.campaigns.mine.handler(({ context }) => campaigns().mine(context.caller)),
    preview: os.campaigns.preview.handler(({ input }) => campaigns().preview(input)),
    create: os.campaigns.create.handler(({ context, input }) => campaigns().create(context.caller, input)),
    change: os.campaigns.change.handler(({ context, input }) => campaigns().change(context.caller, input)),
    drop: os.campaigns.drop.handler(({ context, input }) => campaigns().drop(context.caller, input.id, input.reason)),
    commit: os.campaigns.commit.handler(({ context, input }) =>
      campaigns().commit(context.caller, input.id, input.seed),
    ),
    draw: os.campaigns.draw.handler(({ context, input }) => campaigns().draw(context.caller, input.id)),
    verifyDraw: os.campaigns.verifyDraw.handler(({ input }) => campaigns().verifyDraw(input.id)),
    exportDraw: os.campaigns.exportDraw.handler(({ context, input }) =>
      campaigns().exportDraw(context.caller, input.id),
    ),
    recommend: os.campaigns.recommend.handler(({ context, input }) => campaigns().recommend(context.caller, input)),
    dropDossier: os.campaigns.dropDossier.handler(({ context, input }) =>
      campaigns().dropDossier(context.caller, input),
    ),
    acceptChange: os.campaigns.acceptChange.handler(({ context, input }) =>
      campaigns().acceptChange(context.caller, input),
    ),
    people: os.campaigns.people.handler(() => campaigns().people()),
    addMember: os.campaigns.addMember.handler(({ context, input }) =>
      campaigns().addMember(context.caller, input.id, input.member),
    ),
    changeMember: os.campaigns.changeMember.handler(({ context, input }) =>
      campaigns().changeMember(context.caller, input),
    ),
    removeMember: os.campaigns.removeMember.handler(({ context, input }) =>
      campaigns().removeMember(context.caller, input),
    ),
    assign: os.campaigns.assign.handler(({ context, input }) => campaigns().assign(context.caller, input.id)),
    reassign: os.campaigns.reassign.handler(({ context, input }) => campaigns().reassign(context.caller, input)),
    recuse: os.campaigns.recuse.handler(({ context, input }) =>
      campaigns().recuse(context.caller, input.assignmentId, input.reason),
    ),
    start: os.campaigns.start.handler(({ context, input }) => campaigns().start(context.caller, input.id)),
    begin: os.campaigns.begin.handler(({ context, input }) => campaigns().begin(context.caller, input.assignmentId)),
    close: os.campaigns.close.handler(({ context, input }) => campaigns().close(context.caller, input.id)),
  }
}

// The calls of analysis, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

export function analysisCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    figures: os.analysis.figures.handler(({ context, input }) => rooms().analysis.figures(context.caller, input)),
    exportFigures: os.analysis.exportFigures.handler(({ context, input }) =>
      rooms().analysis.export(context.caller, input),
    ),
  }
}

// The shape of two packs: how a collection dock (采集工作站) writes its index and names its files, and until when a recording
// must be handed in.
import * as z from 'zod'
import { PackHead } from './pack-head.ts'

const Text = z.string().min(1)

/** A regular expression that compiles; it is matched with the flags `iu`. */
const Pattern = Text.refine((source) => {
  try {
    new RegExp(source, 'iu')
    return true
  } catch {
    return false
  }
}, 'not a regular expression')

/** Under which names a field is found; the first one that a record bears counts. Case does not matter. */
const Names = z.array(Text).min(1)

export const dockFields = [
  'fileNumber',
  'fileName',
  'department',
  'stationNumber',
  'deviceNumber',
  'officerNumber',
  'officerName',
  'shotAt',
  'importedAt',
  'medium',
  'format',
  'sizeBytes',
  'seconds',
  'importance',
  'place',
] as const
export type DockField = (typeof dockFields)[number]

export const DockIndexPack = PackHead.extend({
  kind: z.literal('dock-index'),
  fields: z.record(z.enum(dockFields), Names),
  /** With the groups year month day hour minute second (and zone), or epochSeconds, or epochMilliseconds. */
  timePatterns: z.array(Pattern).min(1),
  /** Minutes ahead of UTC of a time that names no zone. */
  utcOffsetMinutes: z.int().min(-840).max(840),
  mediumCodes: z.record(Text, z.enum(['video', 'audio', 'picture', 'log'])),
  importanceCodes: z.record(Text, z.enum(['low', 'middle', 'key'])),
  /** In this order, over a name without its ending, with the groups device officer at serial mark. */
  fileNames: z.array(z.strictObject({ pattern: Pattern, note: Text })),
  /** What a file is called that has the group `mark`. */
  markedImportance: z.enum(['low', 'middle', 'key']),
  index: z.strictObject({
    /** Names of index files. */
    names: z.array(Pattern).min(1),
    /** Where no name fits, the only file at the top with one of these endings is the index. */
    extensions: z.array(Text).min(1),
  }),
  recordingExtensions: z.array(Text).min(1),
  pictureExtensions: z.array(Text).min(1),
  /** Left behind by systems and file managers; compared without case. Hidden names are passed over anyway. */
  junk: z.array(Text),
})
export type DockIndexPack = z.infer<typeof DockIndexPack>

export const RecordingTermsPack = PackHead.extend({
  kind: z.literal('recording-terms'),
  /** From the end of the recording until it must have been handed in. */
  uploadHours: z.int().positive(),
  clause: Text,
})
export type RecordingTermsPack = z.infer<typeof RecordingTermsPack>

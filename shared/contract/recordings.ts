// Video and audio beyond their filing: what they are made of, who recorded what when, how segments join, and what is taken
// from them. Marks, transcripts, requirements, redactions and the dock have files of their own.
import * as z from 'zod'
import { Item } from './dossiers.ts'
import { Job } from './jobs.ts'
import { command, Id, Instant, ObjectId, query } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

/** The technical part of DA/T 63-2017 (录音录像类电子档案元数据方案), as ffprobe finds it; null where it does not say. */
export const Technical = z.object({
  /** 格式信息. */
  format: z.object({ name: z.string(), description: z.string().nullable() }),
  /** 时间长度, measured or as stated. */
  durationMs: z.int(),
  /** What the container claims, where that is not what was found. */
  statedDurationMs: z.int().nullable(),
  /** 总帧数. */
  frames: z.int().nullable(),
  streams: z.int(),
  /** 视频参数. */
  video: z
    .object({
      codec: z.string(),
      profile: z.string().nullable(),
      colourSpace: z.string().nullable(),
      widthPx: z.int().nullable(),
      heightPx: z.int().nullable(),
      framesPerSecond: z.number().nullable(),
      variableFrameRate: z.boolean(),
      bitRate: z.int().nullable(),
      chromaSubsampling: z.string().nullable(),
      bitsPerSample: z.int().nullable(),
      aspectRatio: z.string().nullable(),
      /** Degrees clockwise that the camera noted. */
      rotation: z.int(),
    })
    .nullable(),
  /** 音频参数. */
  audio: z
    .object({
      codec: z.string(),
      bitRate: z.int().nullable(),
      sampleRate: z.int().nullable(),
      bitsPerSample: z.int().nullable(),
      channels: z.int().nullable(),
    })
    .nullable(),
  /** Version of the tool that said so. */
  readBy: z.string(),
})
export type Technical = z.infer<typeof Technical>

const Short = text(1, 100).nullable().default(null)

/** Who recorded what with which device (摄录者、捕获设备、来源): from the dock's index, the file's name, or typed. */
export const CaptureFacts = z.object({
  /** 设备编号 (sbbh). */
  deviceNumber: Short,
  deviceModel: Short,
  manufacturer: Short,
  /** 执法人员编号 (yhbh). */
  officerNumber: Short,
  officerName: Short,
  /** 部门编号 (bmbh). */
  department: Short,
  /** 采集站编号 (gzz_xh). */
  stationNumber: Short,
  /** 全局文件编号 (wjbh). */
  fileNumber: Short,
  place: text(1, 200).nullable().default(null),
  /** 重要标记 (zybj). */
  importance: z.enum(['low', 'middle', 'key']).nullable().default(null),
  /** By the device's own clock (pssj), in UTC; a correction never changes it. */
  startedAt: Instant.nullable().default(null),
  /** As the index states it (wjsc). */
  statedSeconds: z.number().min(0).nullable().default(null),
  from: z.enum(['index', 'name', 'container', 'typed', 'none']).default('none'),
})
export type CaptureFacts = z.infer<typeof CaptureFacts>

export const ClockCorrection = z.object({
  offsetMs: z.int(),
  reason: z.string(),
  by: z.string(),
  at: Instant,
})

/** The time burned into the picture at one place of the recording, as a person read it. */
export const ClockReading = z.object({
  id: Id,
  atMs: z.int(),
  burnedIn: Instant,
  how: z.enum(['typed', 'confirmed']),
  by: z.string(),
  at: Instant,
})
export type ClockReading = z.infer<typeof ClockReading>

export const Capture = CaptureFacts.extend({
  /** What is added to the device's clock. */
  offsetMs: z.int(),
  /** `startedAt` with the offset; null when the start is unknown. */
  correctedAt: Instant.nullable(),
  corrections: z.array(ClockCorrection),
  readings: z.array(ClockReading),
})
export type Capture = z.infer<typeof Capture>

/** One picture with many frames side by side, row by row. */
export const Filmstrip = z.object({
  objectId: ObjectId,
  frames: z.int().positive(),
  columns: z.int().positive(),
  frameWidthPx: z.int().positive(),
  frameHeightPx: z.int().positive(),
  /** From one frame to the next. */
  everyMs: z.int().positive(),
})

export const Previews = z.object({
  posterObjectId: ObjectId.nullable(),
  filmstrip: Filmstrip.nullable(),
  /** An object of bytes: loudness from 0 to 255 at even distances, `perSecond` of them a second. */
  peaks: z.object({ objectId: ObjectId, perSecond: z.number().positive() }).nullable(),
})

/** Where the picture changes wholly, and where nothing is heard; null until asked for. */
export const Analysis = z.object({
  scenesMs: z.array(z.int()),
  silences: z.array(z.object({ startMs: z.int(), endMs: z.int() })),
})
export type Analysis = z.infer<typeof Analysis>

export const RecordingDetail = z.object({
  itemId: Id,
  technical: Technical.nullable(),
  capture: Capture,
  previews: Previews,
  analysis: Analysis.nullable(),
  /** How the playable copy was made, and its hash; null when the original plays. */
  copy: z
    .object({ objectId: ObjectId, recipe: z.string(), sha256: z.string(), sizeBytes: z.int(), madeAt: Instant })
    .nullable(),
})
export type RecordingDetail = z.infer<typeof RecordingDetail>

/** Why a recording stops: said aloud on the next one, or written down (中断原因). */
export const BreakReason = z.object({
  kind: z.enum(['spoken', 'written']),
  /** Where it is said: the recording and the place in it. */
  heardIn: Id.nullable(),
  atMs: z.int().nullable(),
  reason: z.string(),
  by: z.string(),
  at: Instant,
})

export const ChainSegment = z.object({
  itemId: Id,
  title: z.string(),
  /** On the chain's timeline. */
  startMs: z.int(),
  durationMs: z.int(),
})
export const ChainBreak = z.object({
  kind: z.enum(['gap', 'overlap']),
  afterItemId: Id,
  beforeItemId: Id,
  /** On the chain's timeline. */
  startMs: z.int(),
  lengthMs: z.int(),
  /** A gap needs one (rulebook); an overlap does not. */
  needsReason: z.boolean(),
  reason: BreakReason.nullable(),
})
/** The recordings of one event by one device, on one timeline. */
export const Chain = z.object({
  key: z.string(),
  deviceNumber: z.string().nullable(),
  officer: z.string().nullable(),
  /** Corrected; null for recordings whose start nobody knows, each a chain of its own. */
  startsAt: Instant.nullable(),
  lengthMs: z.int(),
  segments: z.array(ChainSegment),
  breaks: z.array(ChainBreak),
})
export type Chain = z.infer<typeof Chain>

const workers = ['archivist', 'inspector', 'reviewer', 'head', 'handler'] as const
const OneItem = z.object({ itemId: Id })

export const recordings = {
  get: query({
    by: caseWorkers,
    views: { event: 'recording.viewed', subject: 'itemId', once: true },
    input: OneItem,
    output: RecordingDetail,
  }),
  /** Segments that join without a gap, and the gaps and overlaps between the others. */
  chains: query({
    by: caseWorkers,
    views: { event: 'dossier.viewed', subject: 'dossierId', once: true },
    input: z.object({ dossierId: Id }),
    output: z.array(Chain),
  }),
  /** Asks for a playable copy. `small` is the smallest useful one; `full` keeps every pixel and takes its place. */
  requestCopy: command({
    by: workers,
    writes: 'recording.copy-requested',
    input: z.object({ itemId: Id, quality: z.enum(['small', 'full']).default('small') }),
    output: Item,
  }),
  /** Marks scenes and silences. */
  analyse: command({ by: workers, writes: 'recording.analysis-requested', input: OneItem, output: Job }),
  /** Looks into a recording again that was filed with a flaw, as after ffmpeg was installed. */
  probeAgain: command({ by: workers, writes: 'recording.probed', input: OneItem, output: Item }),
  describe: command({
    by: ['archivist', 'handler'],
    writes: 'recording.described',
    input: z.object({ itemId: Id, facts: CaptureFacts }),
    output: RecordingDetail,
  }),
  /** Of one device's recordings at once; the originals stay as they are. */
  correctClock: command({
    by: ['archivist', 'handler'],
    writes: 'recording.clock-corrected',
    input: z.object({
      itemIds: z.array(Id).min(1).max(500),
      /** What to add to the device's clock, a year at most. */
      offsetMs: z.int().min(-31_622_400_000).max(31_622_400_000),
      reason: text(2, 500),
    }),
    output: z.array(Capture),
  }),
  readClock: command({
    by: workers,
    writes: 'recording.clock-read',
    input: z.object({ itemId: Id, atMs: z.int().min(0), burnedIn: Instant, how: z.enum(['typed', 'confirmed']) }),
    output: Capture,
  }),
  explainBreak: command({
    by: ['archivist', 'handler'],
    writes: 'recording.break-explained',
    input: z.object({
      afterItemId: Id,
      kind: z.enum(['spoken', 'written']),
      heardIn: Id.nullable().default(null),
      atMs: z.int().min(0).nullable().default(null),
      reason: text(2, 500),
    }),
    output: z.array(Chain),
  }),
  /** The picture at this instant, filed as a derived paper (PNG) with where it comes from. */
  snapshot: command({
    by: workers,
    writes: 'recording.snapshot-filed',
    input: z.object({ itemId: Id, atMs: z.int().min(0), title: text(1, 200).nullable().default(null) }),
    output: Item,
  }),
  /** A stretch, filed as a derived recording. `exact` cuts at the very millisecond, else nothing is re-encoded where that can be avoided. */
  clip: command({
    by: workers,
    writes: 'recording.clip-requested',
    input: z.object({
      itemId: Id,
      startMs: z.int().min(0),
      endMs: z.int().min(1),
      title: text(1, 200).nullable().default(null),
      exact: z.boolean().default(false),
    }),
    output: Job,
  }),
}

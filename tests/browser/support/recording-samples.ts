// Docks, recordings that wait and jobs as the desk would give them, in any number: for looking at full lists.
import { randomUUID } from 'node:crypto'
import type { Dock, DockFile, DockFileState } from '#shared/contract/docks.ts'
import type { Job } from '#shared/contract/jobs.ts'
import type { CaptureFacts } from '#shared/contract/recordings.ts'
import type { Holding } from '#shared/contract/tray.ts'

const hourMs = 3_600_000
const officers = ['赵执法', '和丽春', '木增福', '扎西次仁'] as const
const devices = ['DSJ-0417', 'DSJ-0421', 'DSJ-0433'] as const

/** What `path` names one of so many. */
function oneOf<T>(of: readonly T[], at: number): T {
  const one = of[at % of.length]
  if (one === undefined) throw new Error('nothing to choose from')
  return one
}

export function sampleCapture(at: number): CaptureFacts {
  const isKnown = at % 11 !== 10
  return {
    deviceNumber: isKnown ? oneOf(devices, at) : null,
    deviceModel: null,
    manufacturer: null,
    officerNumber: isKnown ? `5334${String(1000 + (at % 4))}` : null,
    officerName: isKnown ? oneOf(officers, at) : null,
    department: '农业综合行政执法大队',
    stationNumber: '1',
    fileNumber: null,
    place: at % 3 === 0 ? '云山县大平村丰禾农资店' : null,
    importance: at % 5 === 0 ? 'key' : null,
    startedAt: isKnown ? new Date(Date.parse('2026-11-20T01:10:00Z') + at * 3 * hourMs).toISOString() : null,
    statedSeconds: isKnown ? 180 + at * 37 : null,
    from: isKnown ? 'index' : 'none',
  }
}

export function sampleName(at: number): string {
  return `${oneOf(devices, at)}_53341000_2026112009${String(at).padStart(2, '0')}00_${String(at).padStart(4, '0')}.mp4`
}

export function sampleDock(change: Partial<Dock> = {}): Dock {
  return {
    id: randomUUID(),
    label: '采集站1号-20261121',
    folder: null,
    indexName: 'index.json',
    indexSentence: null,
    state: 'running',
    openedBy: '和丽春',
    openedAt: '2026-11-21T08:12:00.000Z',
    endedAt: null,
    counts: { queued: 121, running: 2, waiting: 1, failed: 2, done: 68, twin: 3, cancelled: 3 },
    totalBytes: 8_400_000_000,
    doneBytes: 3_130_000_000,
    remainingSeconds: 412,
    ...change,
  } as Dock
}

const fileStates: readonly DockFileState[] = [
  'running',
  'running',
  'failed',
  'waiting',
  'queued',
  'queued',
  'queued',
  'done',
  'twin',
  'done',
  'cancelled',
  'done',
]
const sentences: Partial<Record<DockFileState, string>> = {
  failed: '这个文件读不出来，未采集，可能是存储卡损坏或没有权限。请换读卡器重试，或用厂商工具导出后再采集。',
  waiting: '交来文件的窗口已关闭，这个文件正在等待。请重新选择同一个文件夹继续，已采集的不会重来。',
  twin: '待归音像里已有完全相同的文件，没有重复采集。',
}

export function sampleDockFile(dockId: string, at: number, dossierId: string | null = null): DockFile {
  const state = oneOf(fileStates, at)
  const sizeBytes = 12_000_000 + at * 7_300_000
  return {
    id: randomUUID(),
    dockId,
    path: `DCIM/${oneOf(devices, at)}/${sampleName(at)}`,
    sizeBytes,
    capture: sampleCapture(at),
    state,
    doneBytes: state === 'running' ? Math.round(sizeBytes * 0.42) : 0,
    attempts: 1,
    sentence: sentences[state] ?? null,
    sha256: null,
    dossierId: at % 4 === 1 ? dossierId : null,
    holdingId: state === 'done' && at % 4 !== 1 ? randomUUID() : null,
    itemId: null,
    endedAt: null,
  }
}

export function sampleHolding(at: number, dossierId: string, change: Partial<Holding> = {}): Holding {
  const clock = (['overdue', 'overdue', 'due-today', 'running', 'running'] as const)[at % 5] ?? 'running'
  const capture = sampleCapture(at)
  const offsets = { overdue: -27 - at, 'due-today': 3, running: 9 + at, unknown: 0 } as const
  const isUnknown = capture.startedAt === null
  return {
    id: randomUUID(),
    objectId: '0'.repeat(32),
    name: sampleName(at),
    sizeBytes: 12_000_000 + at * 7_300_000,
    sha256: 'a'.repeat(64),
    viewing: at % 7 === 6 ? 'picture' : at % 9 === 8 ? 'audio' : 'video',
    media: {
      durationMs: 183_000 + at * 37_000,
      container: 'mp4',
      videoCodec: 'h264',
      audioCodec: 'aac',
      width: 1920,
      height: 1080,
      framesPerSecond: 30,
      recordedAt: null,
      playing: 'original',
      flaw: at % 6 === 5 ? 'truncated' : null,
    },
    capture,
    takenBy: '和丽春',
    takenAt: '2026-11-21T08:30:00.000Z',
    dueAt: isUnknown ? null : new Date(Date.now() + offsets[clock] * hourMs).toISOString(),
    clock: isUnknown ? 'unknown' : clock,
    state: 'waiting',
    reason: at === 3 ? '案卷已于 2026-11-22 封卷，不能再归入材料。请改选整理中的案卷。' : null,
    offers:
      at % 4 === 2
        ? []
        : [
            {
              dossierId,
              title: '云山县丰禾农资店经营未取得登记证农药案',
              number: '云山农（农药）罚〔2026〕3号',
              score: 0.92,
              why: '执法人员姓名相同；录制时间在办案期间内',
            },
            ...(at % 3 === 0
              ? [
                  {
                    dossierId: randomUUID(),
                    title: '云山县大平村渔船检验许可',
                    number: null,
                    score: 0.41,
                    why: '录制时间在办案期间内',
                  },
                ]
              : []),
          ],
    ...change,
  }
}

export function sampleJob(at: number, change: Partial<Job> = {}): Job {
  const state =
    (['running', 'running', 'queued', 'queued', 'queued', 'failed', 'done', 'done', 'cancelled'] as const)[at % 9] ??
    'done'
  return {
    id: randomUUID(),
    kind: (['playable-copy', 'assignment', 'preview', 'clip', 'analysis', 'redaction'] as const)[at % 6] ?? 'clip',
    dossierId: null,
    itemId: null,
    title: sampleName(at),
    state,
    progress: state === 'running' ? 0.37 : 0,
    remainingSeconds: state === 'running' ? 130 : null,
    sentence:
      state === 'failed'
        ? '未能为这段音视频生成可播放的副本，原件未受影响。请稍后重试；若仍失败，请下载原件用厂商播放器查看。'
        : null,
    createdAt: `2026-11-21T08:${String(10 + at).padStart(2, '0')}:00.000Z`,
    startedAt: null,
    endedAt: null,
    ...change,
  }
}

// Makes the sample county: writes every paper and recording as plain files and returns the typed description of them.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DossierSource } from './county/dossier.ts'
import { DOSSIERS } from './county/index.ts'
import { COUNTY } from './county/people.ts'
import { openStudio } from './media/ffmpeg.ts'
import { NOTE } from './media/picture.ts'
import type { RecordingSource, Source } from './papers/source.ts'
import {
  type Desk,
  timeRecordings,
  volumeOf,
  type Written,
  writeNumbered,
  writePaper,
  writeRecording,
} from './papers/write.ts'
import type { SampleCounty, SampleDossier, SampleItem } from './types.ts'

export type * from './types.ts'

export interface SampleOptions {
  /** An existing folder; everything is written below it and nothing else is touched. */
  readonly folder: string
  readonly signal?: AbortSignal
  /** One Chinese sentence for each step. */
  readonly onProgress?: (message: string) => void
  /** `small` cuts every recording to three seconds at 360 lines. Default `full`. */
  readonly clips?: 'full' | 'small'
}

const isRecording = (source: Source): source is RecordingSource => source.as === 'recording'

/** Two clips at a time: each encoder already uses two threads. */
const LANES = 2

interface Task {
  readonly label: string
  run(): Promise<void>
}

async function runLanes(tasks: readonly Task[], options: SampleOptions): Promise<void> {
  const waiting = tasks.values()
  const lane = async (): Promise<void> => {
    for (const task of waiting) {
      options.signal?.throwIfAborted()
      await task.run()
      options.onProgress?.(task.label)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

async function writePapers(desk: Desk, dossier: DossierSource, options: SampleOptions): Promise<SampleItem[]> {
  const papers = dossier.sources.filter((source) => !isRecording(source))
  const ordered = (['main', 'restricted'] as const).flatMap((volume) =>
    papers.filter((source) => volumeOf(source) === volume),
  )
  const written: Written[] = []
  for (const [index, source] of ordered.entries()) {
    options.signal?.throwIfAborted()
    written.push(await writePaper(desk, source, index + 1))
  }
  await writeNumbered(desk, written)
  options.onProgress?.(`已生成文书：${dossier.name}（${written.length}件）`)
  return written.map(({ item }) => item)
}

/** The recordings of one dossier as tasks that fill `items` in order, whatever lane they run in. */
function recordingTasks(desk: Desk, dossier: DossierSource, items: SampleItem[]): Task[] {
  const recordings = dossier.sources.filter(isRecording)
  const specs = timeRecordings(recordings, desk.clips)
  return recordings.flatMap((source, index): Task[] => {
    const spec = specs[index]
    if (spec === undefined) return []
    return [
      {
        label: `已生成音视频：${source.title}`,
        async run() {
          items[index] = (await writeRecording(desk, source, spec)).item
        },
      },
    ]
  })
}

/** Makes everything anew in `options.folder`; the same sources give the same words, codes, dates and defects. */
export async function makeSample(options: SampleOptions): Promise<SampleCounty> {
  const { folder: root, clips = 'full', signal } = options
  const workshop = join(root, '.workshop')
  const studio = await openStudio({ folder: workshop, ...(signal === undefined ? {} : { signal }) })
  try {
    const tasks: Task[] = []
    const dossiers: SampleDossier[] = []
    const recordings: SampleItem[][] = []
    for (const [index, source] of DOSSIERS.entries()) {
      const folder = `${String(index + 1).padStart(2, '0')}-${source.name}`
      await mkdir(join(root, folder, '音视频'), { recursive: true })
      const desk: Desk = { studio, root, folder, agency: source.agency, clips }
      const { sources: _, defects: __, ...facts } = source
      const items = await writePapers(desk, source, options)
      const filmed: SampleItem[] = []
      recordings.push(filmed)
      tasks.push(...recordingTasks(desk, source, filmed))
      dossiers.push({ ...facts, folder, items })
    }
    await runLanes(tasks, options)
    return {
      county: COUNTY,
      note: NOTE,
      dossiers: dossiers.map((dossier, index) => ({
        ...dossier,
        items: [...dossier.items, ...(recordings[index] ?? [])],
      })),
      defects: DOSSIERS.flatMap(({ key, defects }) => defects.map((defect) => ({ dossier: key, ...defect }))),
    }
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
}

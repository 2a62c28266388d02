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
import type { SampleCounty, SampleDossier, SampleItem, SampleVolume } from './types.ts'

export type * from './types.ts'

export interface SampleOptions {
  /** An existing folder; everything is written below it and nothing else is touched. */
  readonly folder: string
  readonly signal?: AbortSignal
  /** One Chinese sentence for each step. */
  readonly onProgress?: (message: string) => void
  /** `small` cuts every recording to three seconds at 360 lines. Default `full`. */
  readonly clips?: 'full' | 'small'
  /** Keys of the dossiers to make; all of them when left out. */
  readonly only?: readonly string[]
}

const isRecording = (source: Source): source is RecordingSource => source.as === 'recording'

/** Two clips at a time: each encoder already uses two threads. */
const LANES = 2

interface Task {
  readonly label: string
  run(): Promise<void>
}

interface Run {
  readonly signal: AbortSignal
  readonly report: (message: string) => void
}

async function runTasks(tasks: Iterator<Task> & Iterable<Task>, run: Run): Promise<void> {
  for (const task of tasks) {
    run.signal.throwIfAborted()
    await task.run()
    run.report(task.label)
  }
}

async function writePapers(desk: Desk, dossier: DossierSource, run: Run): Promise<SampleItem[]> {
  const papers = dossier.sources.filter((source) => !isRecording(source))
  const inVolume = (volume: SampleVolume) => papers.filter((source) => volumeOf(source) === volume)
  const written: Written[] = []
  for (const source of [...inVolume('main'), ...inVolume('restricted')]) {
    run.signal.throwIfAborted()
    written.push(await writePaper(desk, source, written.length + 1))
  }
  await writeNumbered(desk, written)
  run.report(`已生成文书：${dossier.name}（${written.length}件）`)
  return written.map(({ item }) => item)
}

/** The recordings of one dossier as tasks that fill `items` in order, whatever lane they run in. */
function recordingTasks(desk: Desk, dossier: DossierSource, items: SampleItem[]): Task[] {
  const recordings = dossier.sources.filter(isRecording)
  return timeRecordings(recordings, desk.clips).flatMap((spec, index): Task[] => {
    const source = recordings[index]
    if (source === undefined) return []
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

interface Draft {
  readonly source: DossierSource
  readonly desk: Desk
  readonly papers: SampleItem[]
  readonly recordings: SampleItem[]
}

async function openDrafts(sources: readonly DossierSource[], desk: Omit<Desk, 'folder' | 'agency'>): Promise<Draft[]> {
  return await Promise.all(
    sources.map(async (source, index): Promise<Draft> => {
      const folder = `${String(index + 1).padStart(2, '0')}-${source.name}`
      await mkdir(join(desk.root, folder, '音视频'), { recursive: true })
      return { source, desk: { ...desk, folder, agency: source.agency }, papers: [], recordings: [] }
    }),
  )
}

/** Papers are set in this thread while ffmpeg makes clips beside it; the first failure stops everything. */
async function fillDrafts(drafts: readonly Draft[], run: Run, stop: (reason: unknown) => void): Promise<void> {
  const tasks = drafts.flatMap(({ desk, source, recordings }) => recordingTasks(desk, source, recordings)).values()
  const lanes = Array.from({ length: LANES }, () => runTasks(tasks, run))
  const setting = (async () => {
    for (const { desk, source, papers } of drafts) papers.push(...(await writePapers(desk, source, run)))
  })()
  const works = [setting, ...lanes].map((work) => work.catch(stop))
  await Promise.all(works)
  run.signal.throwIfAborted()
}

const toDossier = ({ source, desk, papers, recordings }: Draft): SampleDossier => {
  const { sources: _, defects: __, ...facts } = source
  return { ...facts, folder: desk.folder, items: [...papers, ...recordings] }
}

/** Makes everything anew in `options.folder`; the same sources give the same words, codes, dates and defects. */
export async function makeSample(options: SampleOptions): Promise<SampleCounty> {
  const { folder: root, clips = 'full', only, onProgress } = options
  const own = new AbortController()
  const signal = options.signal === undefined ? own.signal : AbortSignal.any([options.signal, own.signal])
  const chosen = DOSSIERS.filter(({ key }) => only === undefined || only.includes(key))
  const workshop = join(root, '.workshop')
  try {
    const studio = await openStudio({ folder: workshop, signal })
    const drafts = await openDrafts(chosen, { studio, root, clips })
    await fillDrafts(drafts, { signal, report: (message) => onProgress?.(message) }, (reason) => own.abort(reason))
    return {
      county: COUNTY,
      note: NOTE,
      dossiers: drafts.map(toDossier),
      defects: chosen.flatMap(({ key, defects }) => defects.map((defect) => ({ dossier: key, ...defect }))),
    }
  } finally {
    // What was stopped may still write its last file.
    await rm(workshop, { recursive: true, force: true, maxRetries: 10 })
  }
}

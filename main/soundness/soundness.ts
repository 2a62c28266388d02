// 四性检测 (DA/T 70): a dossier tested over all of its bytes and metadata, the questions a person answers, and the report.
import type {
  SoundnessProgress,
  SoundnessReport,
  SoundnessStage,
  SoundnessSummary,
  SoundnessTest,
} from '#shared/contract/soundness.ts'
import { type Completeness, type ItemReading, overallOutcome } from '#shared/rules/soundness.ts'
import { judgeDossier } from '#shared/rules/soundness-dossier.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import { type DossierObjects, type Dossiers, dossierRow, keptDossierRow } from '../dossiers/index.ts'
import type { MediaTools, VirusScanner } from '../jobs/index.ts'
import type { Journal } from '../journal/index.ts'
import type { Opinions } from '../opinions/index.ts'
import type { People } from '../people/index.ts'
import type { Recordings } from '../recordings/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Store } from '../store/index.ts'
import { type Answers, attest } from './attesting.ts'
import { type Attached, gather, type Target, targetOf } from './gather.ts'
import { openItem } from './opening.ts'
import { createPackageTests, type PackageTests } from './package-tests.ts'
import { eachOf, type Pace, readBack } from './read-back.ts'
import { report } from './reporting.ts'
import { Results, testRow, testsOf, toTest, type Witness } from './rows.ts'
import { scanItems } from './scanning.ts'
import { whileRunning } from './while-running.ts'

export interface Soundness {
  /** Refuses `dossier.disposed`, `soundness.receiving`, and at the end `soundness.changed`. */
  test(caller: Caller, dossierId: string, stage: SoundnessStage, signal: AbortSignal): AsyncGenerator<SoundnessProgress>
  /** The newest first. */
  list(dossierId: string): SoundnessSummary[]
  /** Refuses `soundness.unknown`, also when the test is another dossier's. */
  get(dossierId: string, id: string): SoundnessTest
  /** Refuses `soundness.no-question`, `soundness.answered`, `soundness.note-missing`, `people.wrong-passphrase`. */
  attest(caller: Caller, answers: Answers): Promise<SoundnessTest>
  /** Of a package's test also refuses `soundness.unknown` to whoever may not see packages. */
  report(caller: Caller, id: string): Promise<SoundnessReport>
  readonly packages: PackageTests
}

export interface SoundnessOptions {
  readonly store: Store
  readonly objects: DossierObjects
  readonly dossiers: Pick<Dossiers, 'manifest' | 'get'>
  readonly recordings: Pick<Recordings, 'probe'>
  readonly opinions: Pick<Opinions, 'verify'>
  readonly journal: Pick<Journal, 'verify'>
  readonly people: Pick<People, 'signingIdentity'>
  readonly rulebook: Rulebook
  readonly tools: () => Promise<MediaTools | null>
  /** Null on a machine without one. */
  readonly scanner: () => Promise<VirusScanner | null>
  /** The checklist of the filing range; null where nobody can say. */
  readonly completenessOf: (dossierId: string) => Completeness | null
  readonly isReceiving: (dossierId: string) => boolean
  readonly agency: string
  readonly archiveId: string
  /** DER of the archive's root certificate. */
  readonly root: Uint8Array
  readonly clock: Clock
  readonly newId: () => string
}

/** Files opened at a time: each costs a process, and two cores are what a desk has. */
const openedAtOnce = 2

export function createSoundness(options: SoundnessOptions): Soundness {
  const { store, objects, dossiers, rulebook, clock, newId } = options

  function witness(): Witness {
    const rows = store.all((q) => q.selectFrom('user').select(['name', 'display_name']))
    const shown = new Map(rows.map((row) => [row.name, row.display_name]))
    return { archiveId: options.archiveId, root: options.root, name: (name) => shown.get(name) ?? name }
  }

  const shown = (id: string) => toTest(store, testRow(store, id), witness())

  async function* test(
    caller: Caller,
    dossierId: string,
    stage: SoundnessStage,
    outer: AbortSignal,
  ): AsyncGenerator<SoundnessProgress> {
    keptDossierRow(store, dossierId)
    if (options.isReceiving(dossierId)) throw refuse('soundness.receiving')
    const pack = rulebook.soundnessItems()
    const bound = { manifest: dossiers.manifest(dossierId), journal: store.head() }
    const target = targetOf(store, dossierId)
    // Whoever stops listening stops the work.
    const left = new AbortController()
    const signal = AbortSignal.any([outer, left.signal])
    try {
      const looked = yield* look(options, dossierId, target, signal)
      const kinds = rulebook.list().flatMap((each) => (each.kind === 'paper-kinds' ? each.kinds : []))
      const codes = rulebook.archivalCode()
      const rooms = {
        store,
        archiveId: options.archiveId,
        kinds: new Set(kinds.map(({ code }) => code)),
        codeRule: { pack: codes, sha256: rulebook.hashOf(codes.id) },
      }
      const at = clock.now().toISOString()
      const lines = judgeDossier(pack, stage, gather(rooms, dossierId, target, looked, at))
      const results: Results = {
        packTitle: pack.title,
        mark: pack.grade,
        sealed: bound.manifest.sealed,
        journal: bound.journal,
        files: target.items.length + target.attached.length,
        sizeBytes: looked.read.sizeBytes,
        readMs: looked.read.ms,
        lines,
      }
      const id = enter(caller, {
        dossier_id: dossierId,
        stage,
        pack_sha256: rulebook.hashOf(pack.id),
        manifest_sha256: bound.manifest.sha256,
        tested_at: at,
        target,
        results: Results.parse(results),
      })
      yield { ...atEnd(target), test: shown(id) }
    } finally {
      left.abort()
    }
  }

  /** Only if the dossier still is what was looked at. */
  function enter(caller: Caller, { target, results, ...row }: Finished): string {
    const id = newId()
    return store.record(caller, 'soundness.tested', row.dossier_id, (note) => {
      const same = dossiers.manifest(row.dossier_id).sha256 === row.manifest_sha256
      if (!same || idsOf(targetOf(store, row.dossier_id)) !== idsOf(target)) throw refuse('soundness.changed')
      const { lines, files, sizeBytes } = results
      const outcome = overallOutcome(lines)
      const wrong = lines.filter((line) => line.outcome === 'failed').map(({ code }) => code)
      note({ test: id, stage: row.stage, outcome, codes: wrong, files, sizeBytes })
      const kept = { outcome, results: JSON.stringify(results), tested_by: caller.name }
      store.run((q) => q.insertInto('soundness_test').values({ id, package_id: null, ...row, ...kept }))
      return id
    })
  }

  return {
    test,
    list: (dossierId) => testsOf(store, dossierRow(store, dossierId).id, witness()),
    get(dossierId, id) {
      if (testRow(store, id).dossier_id !== dossierId) throw refuse('soundness.unknown')
      return shown(id)
    },
    attest: (caller, answers) => attest({ ...options, shown }, caller, answers),
    packages: createPackageTests({ store, rulebook, clock, newId, witness }),
    report: (caller, id) => report({ store, objects, dossiers, clock, shown, agency: options.agency }, caller, id),
  }
}

interface Finished {
  readonly dossier_id: string
  readonly stage: SoundnessStage
  readonly pack_sha256: string
  readonly manifest_sha256: string
  readonly tested_at: string
  readonly target: Target
  readonly results: Results
}

/** What lies in the dossier, supplements too, which its own manifest does not name. */
const idsOf = ({ items }: Target): string => items.map(({ id }) => id).join(' ')

type Phase = 'reading' | 'opening' | 'judging'

/** Reads every byte once, opens every file, and asks what else must be asked; tells how far it is. */
async function* look(options: SoundnessOptions, dossierId: string, target: Target, signal: AbortSignal) {
  const { objects, recordings, store } = options
  const originals: Attached[] = target.items.map(({ objectId, sizeBytes, title }) => {
    return { objectId, sizeBytes, what: title }
  })
  const every = [...originals, ...target.attached]
  const reading: Pace = { done: 0, doneBytes: 0 }
  const read = yield* whileRunning(readBack(objects, every, reading, signal), paced('reading', every, reading))
  const stateOf = (objectId: string) => read.states.get(objectId) ?? 'missing'

  const tools = await options.tools()
  const rooms = { objects, recordings, tools, roots: [options.root] }
  const readings = new Map<string, ItemReading>()
  const opening: Pace = { done: 0, doneBytes: 0 }
  const openAll = eachOf(target.items, openedAtOnce, async (item) => {
    readings.set(item.id, await openItem(rooms, item, stateOf(item.objectId), signal))
    opening.done += 1
    opening.doneBytes += item.sizeBytes
  })
  yield* whileRunning(openAll, paced('opening', originals, opening))

  const judging: Pace = { done: 0, doneBytes: 0 }
  const intact = target.items.filter(({ objectId }) => stateOf(objectId) === 'intact')
  const ask = async () => ({
    scan: await scanItems(objects, await options.scanner(), intact, signal),
    opinions: await opinionsOf(store, options.opinions, dossierId),
    journalIntact: (await options.journal.verify()).state === 'intact',
    spare: await objects.survey(),
    completeness: options.completenessOf(dossierId),
  })
  const asked = yield* whileRunning(ask(), paced('judging', [], judging))
  return {
    ...asked,
    readings,
    attached: target.attached.map(({ objectId, what }) => ({ what, state: stateOf(objectId) })),
    read: { ms: read.ms, sizeBytes: read.sizeBytes },
    decoders: tools?.version ?? null,
  }
}

async function opinionsOf(store: Store, opinions: Pick<Opinions, 'verify'>, dossierId: string) {
  const rows = store.all((q) =>
    q
      .selectFrom('opinion')
      .select(['id', 'number'])
      .where('dossier_id', '=', dossierId)
      .where('state', '=', 'signed')
      .orderBy('number'),
  )
  const verdicts: { number: string; state: string }[] = []
  for (const { id, number } of rows) verdicts.push({ number, state: (await opinions.verify(id)).state })
  return verdicts
}

/** The progress of one phase, whenever it is asked for. */
function paced(phase: Phase, targets: readonly { readonly sizeBytes: number }[], pace: Pace) {
  const began = performance.now()
  const totalBytes = targets.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  return (): SoundnessProgress => {
    const { done, doneBytes } = pace
    const seconds = (performance.now() - began) / 1000
    const bytesPerSecond = phase === 'reading' && seconds > 0.2 && doneBytes > 0 ? doneBytes / seconds : null
    const filesPerSecond = seconds > 0.5 && done > 0 ? done / seconds : null
    const secondsLeft =
      bytesPerSecond !== null
        ? (totalBytes - doneBytes) / bytesPerSecond
        : filesPerSecond === null
          ? null
          : (targets.length - done) / filesPerSecond
    return { phase, done, total: targets.length, doneBytes, totalBytes, bytesPerSecond, secondsLeft, test: null }
  }
}

function atEnd({ items, attached }: Target): Omit<SoundnessProgress, 'test'> {
  const total = items.length + attached.length
  const totalBytes = [...items, ...attached].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  return { phase: 'done', done: total, total, doneBytes: totalBytes, totalBytes, bytesPerSecond: null, secondsLeft: 0 }
}

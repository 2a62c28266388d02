// 四性检测 of packages at hand-over: judged by whoever has read one through, entered inside the change that it belongs to.
import type { SoundnessTest } from '#shared/contract/soundness.ts'
import { overallOutcome } from '#shared/rules/soundness.ts'
import { judgePackage, type SoundPackage } from '#shared/rules/soundness-package.ts'
import type { Clock } from '../clock.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Actor, Store } from '../store/index.ts'
import { Results, testRow, toTest, type Witness } from './rows.ts'

/** What was judged and is not entered yet. */
export interface JudgedPackage {
  readonly packSha256: string
  /** Of the package's own list of files. */
  readonly listSha256: string
  readonly at: string
  readonly results: Results
}

export interface PackageTests {
  /** @param readMs how long reading it through took */
  judge(target: SoundPackage, readMs: number): JudgedPackage
  /** Inside the record() that makes or takes in the package, whose row is there already. */
  enter(caller: Actor, packageId: string, judged: JudgedPackage): void
  /** The newest first. */
  of(packageId: string): SoundnessTest[]
}

export interface PackageTestRooms {
  readonly store: Store
  readonly rulebook: Pick<Rulebook, 'soundnessItems' | 'hashOf'>
  readonly clock: Clock
  readonly newId: () => string
  readonly witness: () => Witness
}

export function createPackageTests({ store, rulebook, clock, newId, witness }: PackageTestRooms): PackageTests {
  return {
    judge(target, readMs) {
      const pack = rulebook.soundnessItems()
      const { files, manifestSha256 } = target
      const results: Results = {
        packTitle: pack.title,
        mark: pack.grade,
        // What lies in it was sealed; the package itself is bound by its list.
        sealed: false,
        journal: store.head(),
        files: files.length,
        sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
        readMs: Math.round(readMs),
        lines: judgePackage(pack, 'hand-over', target),
      }
      const at = clock.now().toISOString()
      return { packSha256: rulebook.hashOf(pack.id), listSha256: manifestSha256, at, results: Results.parse(results) }
    },
    enter(caller, packageId, { packSha256, listSha256, at, results }) {
      const id = newId()
      const { lines, files, sizeBytes } = results
      store.record(caller, 'soundness.tested', packageId, (note) => {
        const outcome = overallOutcome(lines)
        const wrong = lines.filter((line) => line.outcome === 'failed').map(({ code }) => code)
        note({ test: id, stage: 'hand-over', outcome, codes: wrong, files, sizeBytes })
        store.run((q) =>
          q.insertInto('soundness_test').values({
            ...{ id, dossier_id: null, package_id: packageId, stage: 'hand-over', pack_sha256: packSha256 },
            ...{ manifest_sha256: listSha256, outcome, results: JSON.stringify(results) },
            ...{ tested_by: caller.name, tested_at: at },
          }),
        )
      })
    },
    of(packageId) {
      const rows = store.all((q) =>
        q
          .selectFrom('soundness_test')
          .select('id')
          .where('package_id', '=', packageId)
          .orderBy('tested_at', 'desc')
          .orderBy('id', 'desc'),
      )
      const known = witness()
      return rows.map(({ id }) => toTest(store, testRow(store, id), known))
    },
  }
}

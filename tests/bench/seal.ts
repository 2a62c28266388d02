// How fast a whole dossier is validated (every byte read back, decrypted and hashed) and sealed, next to coreutils sha256sum over
// the same plaintext in the same run. 300 papers and 1 GiB of recordings; ANJUAN_BENCH_GIB=10 for the size of the requirement.
import { spawn } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ArchiveRooms, openArchiveStore, openRooms } from '#main/archive-rooms.ts'
import { createIds, systemClock, systemRandom } from '#main/clock.ts'
import { newArchive } from '#main/found-archive.ts'
import { createIncidents } from '#main/incidents.ts'
import { createRulebook } from '#main/rulebook/index.ts'
import { system } from '#main/store/index.ts'
import { unlockArchive } from '#main/vault/index.ts'
import { cheapKdf, passphrase, rulebookFolder, someFacts } from '../support/test-desk.ts'

const MIB = 1024 ** 2
const PAPERS = 300
const RECORDINGS = 8
const ROUNDS = 3

interface Filed {
  readonly path: string
  readonly name: string
  readonly kind: 'paper' | 'recording'
}

/** Random bytes: what they mean is no matter of validating them. Papers of 40 KiB to 1.5 MiB, as scans are. */
async function writeFiles(folder: string, recordingBytes: number): Promise<Filed[]> {
  await mkdir(folder)
  const block = randomFillSync(Buffer.alloc(8 * MIB))
  const write = async (path: string, sizeBytes: number, mark: number) => {
    const file = await open(path, 'wx')
    for (let done = 0; done < sizeBytes; done += block.length) {
      block.writeBigUInt64LE(BigInt(mark) * 2n ** 40n + BigInt(done))
      await file.write(block, 0, Math.min(block.length, sizeBytes - done))
    }
    await file.sync()
    await file.close()
  }
  const files: Filed[] = []
  const add = async (kind: Filed['kind'], name: string, sizeBytes: number) => {
    const path = join(folder, name)
    await write(path, sizeBytes, files.length)
    files.push({ path, name, kind })
  }
  for (let at = 0; at < PAPERS; at++) await add('paper', `${at}.pdf`, 40 * 1024 + ((at * 37) % 300) * 5 * 1024)
  for (let at = 0; at < RECORDINGS; at++) await add('recording', `${at}.mp4`, Math.ceil(recordingBytes / RECORDINGS))
  return files
}

async function openBenchRooms(folder: string): Promise<ArchiveRooms> {
  const guardian = (name: string) => ({ name, displayName: name, passphrase })
  const founding = {
    agency: '测量县农业农村局',
    administrator: guardian('administrator'),
    security: guardian('security'),
    auditor: guardian('auditor'),
  }
  const clock = systemClock
  const newId = createIds(clock, systemRandom)
  await newArchive({ folder, founding, clock, newId, kdf: cheapKdf })
  const vault = await unlockArchive({ folder, name: 'security', passphrase, now: () => clock.now() })
  return openRooms(openArchiveStore({ vault, clock }), {
    vault,
    rulebook: createRulebook({ folder: rulebookFolder }),
    clock,
    newId,
    incidents: createIncidents({ clock, random: systemRandom }),
    tools: async () => null,
    kdf: cheapKdf,
  })
}

/** Straight into the archive: what the intake looks for in the bytes is not measured here, and random bytes hold none of it. */
async function fileAll({ dossiers, objects, store }: ArchiveRooms, files: readonly Filed[]): Promise<string> {
  const newId = createIds(systemClock, systemRandom)
  const { id: dossierId } = await dossiers.create(system, someFacts())
  for (const [at, { path, name, kind }] of files.entries()) {
    const stored = await objects.put({ dossierId, source: { path }, name })
    const id = newId()
    store.record(system, 'item.filed', id, () => {
      objects.enter(stored, { dossierId, mime: kind === 'paper' ? 'application/pdf' : 'video/mp4', role: 'original' })
      store.run((q) =>
        q.insertInto('item').values({
          id,
          dossier_id: dossierId,
          object_id: stored.objectId,
          kind,
          volume: 'main',
          position: at + 1,
          title: name,
          paper_kind: null,
          made_on: null,
          pages: kind === 'paper' ? 1 : null,
          original_name: name,
          viewing: kind === 'paper' ? 'pdf' : 'video',
          remarks: '[]',
          filed_at: systemClock.now().toISOString(),
          filed_by: system.name,
          withdrawn_at: null,
          withdrawn_reason: null,
          derivation: null,
          outside_seal: 0,
          supplement_id: null,
        }),
      )
    })
  }
  return dossierId
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

async function validate({ dossiers }: ArchiveRooms, dossierId: string): Promise<void> {
  for await (const { state } of dossiers.verify(system, dossierId, undefined)) {
    if (state === 'altered') throw new Error('a bench dossier was found altered')
  }
}

function sha256sum(files: readonly Filed[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      'sha256sum',
      files.map(({ path }) => path),
      { stdio: 'ignore' },
    )
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`sha256sum ended with ${code}`))))
  })
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** `seal.vsSha256sum` 0.8 says: validating and sealing runs at 0.8 of the speed of sha256sum. */
export async function measureSeal(): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-bench-seal-'))
  try {
    const recordingBytes = Number(process.env.ANJUAN_BENCH_GIB ?? 1) * 1024 * MIB
    const files = await writeFiles(join(folder, 'files'), recordingBytes)
    const rooms = await openBenchRooms(join(folder, 'archive'))
    try {
      const dossierId = await fileAll(rooms, files)
      const rounds: { plain: number; ours: number }[] = []
      for (let round = 0; round < ROUNDS; round++) {
        const plain = await timed(() => sha256sum(files))
        rounds.push({ plain, ours: await timed(() => validate(rooms, dossierId)) })
      }
      // A dossier is sealed once; every round bears the time of it.
      const sealing = await timed(async () => rooms.dossiers.seal(system, dossierId))
      const ratio = median(rounds.map(({ plain, ours }) => plain / (ours + sealing)))
      return { 'seal.vsSha256sum': ratio, 'seal.seconds': median(rounds.map(({ ours }) => ours)) + sealing }
    } finally {
      await rooms.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

// How fast a large recording is filed, next to cp, coreutils sha256sum and age on the same bytes in the same run.
import { spawn } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createArchive, type DossierKey, type OpenVault } from '#main/vault/index.ts'

const GIB = 1024 ** 3
const ROUNDS = 5
const CHEAP_KDF = { algorithm: 'argon2id', memoryKiB: 1024, passes: 1, lanes: 1 } as const

interface Bench {
  readonly folder: string
  readonly source: string
  readonly sizeBytes: number
  readonly vault: OpenVault
  readonly dossierKey: DossierKey
  readonly recipient: string
}

function run(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let complaints = ''
    child.stdout.on('data', (part) => (out += part))
    child.stderr.on('data', (part) => (complaints += part))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`${command} ended with ${code}: ${complaints}`)),
    )
  })
}

/** Random bytes: nothing on the way may profit from compressing them. */
async function writeSource(path: string, sizeBytes: number): Promise<void> {
  const block = randomFillSync(Buffer.alloc(8 * 1024 * 1024))
  const file = await open(path, 'wx')
  for (let done = 0; done < sizeBytes; done += block.length) {
    block.writeBigUInt64LE(BigInt(done))
    await file.write(block, 0, Math.min(block.length, sizeBytes - done))
  }
  await file.sync()
  await file.close()
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  // What an earlier step left to write must not be paid by this one.
  await run('sync', [])
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

async function copySeconds({ source, folder }: Bench): Promise<number> {
  const copy = join(folder, 'copy')
  const seconds = await timed(async () => {
    await run('cp', ['--reflink=never', source, copy])
    await run('sync', [copy])
  })
  await rm(copy)
  return seconds
}

async function ageSeconds({ source, folder, recipient }: Bench): Promise<number> {
  const sealed = join(folder, 'sealed.age')
  const seconds = await timed(async () => {
    await run('age', ['-r', recipient, '-o', sealed, source])
    await run('sync', [sealed])
  })
  await rm(sealed)
  return seconds
}

async function filingSeconds({ source, vault, dossierKey }: Bench, verify: boolean): Promise<number> {
  let objectId = ''
  const seconds = await timed(async () => {
    const stored = await vault.objects.put({ dossierKey, source: { path: source }, label: { name: 'bench' }, verify })
    objectId = stored.objectId
  })
  await vault.objects.discard(objectId)
  return seconds
}

interface Round {
  readonly copy: number
  readonly filing: number
  readonly verified: number
  readonly hashing: number
  readonly age: number
}

async function measureRound(bench: Bench): Promise<Round> {
  const copy = await copySeconds(bench)
  const filing = await filingSeconds(bench, false)
  const age = await ageSeconds(bench)
  const verified = await filingSeconds(bench, true)
  const hashing = await timed(() => run('sha256sum', [bench.source]))
  return { copy, filing, verified, hashing, age }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

async function prepare(folder: string, sizeBytes: number): Promise<Bench> {
  const source = join(folder, 'source')
  await writeSource(source, sizeBytes)
  const identity = join(folder, 'identity.txt')
  await run('age-keygen', ['-o', identity])
  const recipient = (await run('age-keygen', ['-y', identity])).trim()
  const slots = [{ name: 'bench', passphrase: 'bench passphrase' }]
  const vault = await createArchive({ folder: join(folder, 'archive'), slots, kdf: CHEAP_KDF, now: () => new Date() })
  const { key: dossierKey } = await vault.dossierKeys.create('bench')
  return { folder, source, sizeBytes, vault, dossierKey, recipient }
}

/**
 * Ratios of speeds, median of the rounds: `intake.vsCp` 0.5 says that filing runs at half the speed of `cp` and `fsync`.
 * Uses the system's folder for temporary files (TMPDIR), which should lie on a disk and hold three times the size.
 */
export async function measureIntake(options: { readonly sizeBytes?: number }): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-bench-'))
  try {
    const sizeBytes = options.sizeBytes ?? 2 * GIB
    const bench = await prepare(folder, sizeBytes)
    const rounds: Round[] = []
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measureRound(bench))
    bench.dossierKey.close()
    bench.vault.close()
    const ratio = (of: (round: Round) => number) => Number(median(rounds.map(of)).toFixed(3))
    return {
      'intake.vsCp': ratio(({ copy, filing }) => copy / filing),
      'intake.vsSha256sum': ratio(({ hashing, filing }) => hashing / filing),
      'intake.vsAge': ratio(({ age, filing }) => age / filing),
      'intake.mibPerS': ratio(({ filing }) => sizeBytes / 1024 ** 2 / filing),
      'intake.verifiedVsCp': ratio(({ copy, verified }) => copy / verified),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

// How fast a dossier of about a gigabyte is handed over as a bag, with both hashes of every file, next to cp and sync of the same
// plaintext in the same run.
import { spawn } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { looked } from '../support/package-rooms.ts'
import { passphrase, someFacts } from '../support/test-desk.ts'
import { openTestRooms } from '../support/test-rooms.ts'

const ROUNDS = 5
const RECORDINGS = 4
const RECORDING_BYTES = 256 * 1024 * 1024
const PAPERS = 20

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'ignore' })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))))
  })
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  // What an earlier step left to write must not be paid by this one.
  await run('sync', [])
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** An MPEG stream by its head, noise behind it: as large as a recording and quickly looked into. */
async function writeRecording(path: string): Promise<void> {
  const block = randomFillSync(Buffer.alloc(8 * 1024 * 1024))
  const file = await open(path, 'wx')
  for (let done = 0; done < RECORDING_BYTES; done += block.length) {
    block.writeBigUInt64LE(BigInt(done), 64)
    await file.write(block, 0, block.length)
  }
  await file.close()
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN

/**
 * @returns `bagit.vsCp`: 0.5 says that the export runs at half the speed of `cp -r` and `sync`; `bagit.withReadBackVsCp` the same
 * with the reading back of every byte that follows it (四性检测 at hand-over), which cp does not do. Medians of the rounds
 */
export async function measureBagit(): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-bench-bagit-'))
  const rooms = await openTestRooms()
  try {
    const { packages, dossiers } = rooms.rooms
    const archivist = await rooms.admit('archivist', '档案员', ['archivist'])
    const head = await rooms.admit('head', '负责人', ['head'])
    const { id: dossierId } = await dossiers.create(archivist, someFacts())
    for (let at = 0; at < RECORDINGS; at++) {
      const path = join(folder, `执法记录${at}.dav`)
      await writeRecording(path)
      await rooms.file(archivist, dossierId, path)
    }
    for (let at = 0; at < PAPERS; at++) {
      await rooms.file(archivist, dossierId, await rooms.files.pdf(`材料${at}.pdf`, 4))
    }
    dossiers.seal(archivist, dossierId)
    const [ratios, checked]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      const bag = join(folder, 'bag')
      const copy = join(folder, 'copy')
      const { id } = packages.request(archivist, {
        ...{ form: 'bagit', title: '测量', content: '测量', receiver: '县档案馆', withRestricted: true },
        ...{ carrier: { kind: '硬盘', from: '1', to: '1' }, dossierIds: [dossierId] },
      })
      packages.approve(head, id, '')
      const never = new AbortController().signal
      let written = Number.NaN
      const started = { at: 0 }
      const made = await timed(async () => {
        started.at = performance.now()
        for await (const progress of packages.make(archivist, { id, folder: bag, passphrase, looked }, never)) {
          const isWritten = progress.state === 'running' && progress.step === 'checking'
          if (isWritten && Number.isNaN(written)) written = (performance.now() - started.at) / 1000
        }
      })
      const copied = await timed(async () => {
        await run('cp', ['-r', '--reflink=never', bag, copy])
        await run('sync', ['-f', copy])
      })
      ratios.push(copied / written)
      checked.push(copied / made)
      await rm(bag, { recursive: true })
      await rm(copy, { recursive: true })
    }
    return { 'bagit.vsCp': median(ratios), 'bagit.withReadBackVsCp': median(checked) }
  } finally {
    await rooms.close()
    await rm(folder, { recursive: true, force: true })
  }
}

// How fast recordings are worked on inside of the archive: a playable copy through decryption and encryption beside plain
// ffmpeg with the same arguments from a plain file to a plain file, and the peaks of one hour of sound.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { findTools, type MediaTools } from '#main/jobs/index.ts'
import { copyArguments, peaks, playableCopy, probe } from '#main/recordings/media/index.ts'
import { createArchive, type DossierKey, type OpenVault } from '#main/vault/index.ts'

const ROUNDS = 3
const COPY_SECONDS = 10
const HOUR_SECONDS = 3600
const CHEAP_KDF = { algorithm: 'argon2id', memoryKiB: 1024, passes: 1, lanes: 1 } as const
const signal = new AbortController().signal

interface Bench {
  readonly folder: string
  readonly tools: MediaTools
  readonly vault: OpenVault
  readonly dossierKey: DossierKey
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'ignore' })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))))
  })
}

const make = (tools: MediaTools, ...args: string[]) => run(tools.ffmpeg, ['-v', 'error', '-nostdin', '-y', ...args])

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

async function stored({ vault, dossierKey }: Bench, path: string) {
  const { objectId } = await vault.objects.put({ dossierKey, source: { path }, label: { name: 'bench' } })
  return vault.objects.open(objectId, dossierKey)
}

/** Speed of ours by speed of the plain one, turn and turn about, both at the priority of background work. */
async function copyRatio(bench: Bench): Promise<number> {
  const { folder, tools, vault, dossierKey } = bench
  const recording = join(folder, 'recording.mp4')
  const film = `testsrc2=size=1920x1080:rate=30:duration=${COPY_SECONDS},noise=alls=8:allf=t`
  const hevc = ['-c:v', 'libx265', '-preset', 'ultrafast', '-b:v', '6M', '-x265-params', 'log-level=none']
  const tone = ['-f', 'lavfi', '-i', `sine=duration=${COPY_SECONDS}`, '-c:a', 'aac']
  await make(tools, '-f', 'lavfi', '-i', film, ...tone, ...hevc, '-pix_fmt', 'yuv420p', recording)
  const source = await stored(bench, recording)
  const { media } = await probe({ source, tools, signal })
  if (media === null) throw new Error('the recording is not readable')
  const niceness = String(constants.priority.PRIORITY_BELOW_NORMAL)
  const plainly = ['-v', 'error', '-nostdin', '-y', '-i', recording, ...copyArguments(media, 'small')]
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const ours = () =>
      timed(async () => {
        const copy = playableCopy({ source, tools, media, quality: 'small', signal })
        const put = { dossierKey, source: { stream: copy.stream }, label: { name: 'copy' }, verify: true }
        await Promise.all([vault.objects.put(put), copy.done])
      })
    const plain = () => timed(() => run('nice', ['-n', niceness, tools.ffmpeg, ...plainly, join(folder, 'plain.mp4')]))
    if (round % 2 === 0) {
      const first = await ours()
      ratios.push((await plain()) / first)
    } else {
      const first = await plain()
      ratios.push(first / (await ours()))
    }
  }
  await source.close()
  return median(ratios)
}

/** A recording of one hour with sound as cameras make it: AAC, 48 kHz, beside a small picture. */
async function peakSeconds(bench: Bench): Promise<number> {
  const { folder, tools } = bench
  const hour = join(folder, 'hour.mp4')
  const film = `testsrc2=size=320x180:rate=1:duration=${HOUR_SECONDS}`
  const sound = `anoisesrc=duration=${HOUR_SECONDS}:sample_rate=48000:amplitude=0.3`
  const encoding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', '-ac', '2', '-b:a', '96k']
  await make(tools, '-f', 'lavfi', '-i', film, '-f', 'lavfi', '-i', sound, ...encoding, hour)
  const source = await stored(bench, hour)
  const times: number[] = []
  for (let round = 0; round < 3; round++) {
    let count = 0
    const seconds = await timed(async () => {
      const order = { source, tools, durationMs: HOUR_SECONDS * 1000, signal }
      for await (const part of peaks(order)) count += part.length
    })
    if (count < HOUR_SECONDS * 10 - 10) throw new Error(`only ${count} peaks`)
    times.push(seconds)
  }
  await source.close()
  return median(times)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** `copy.vsFfmpeg` 1 says: as fast as plain ffmpeg; `peaks.hourSeconds` is in seconds. */
export async function measureMedia(): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-bench-media-'))
  try {
    const tools = await findTools({ application: null, settings: null, path: process.env.PATH ?? null })
    if (tools === null) throw new Error('no ffmpeg: run the set-up')
    const slots = [{ name: 'bench', passphrase: 'bench passphrase' }]
    const vault = await createArchive({ folder: join(folder, 'archive'), slots, kdf: CHEAP_KDF, now: () => new Date() })
    const { key: dossierKey } = await vault.dossierKeys.create('bench')
    const bench = { folder, tools, vault, dossierKey }
    const figures = { 'copy.vsFfmpeg': await copyRatio(bench), 'peaks.hourSeconds': await peakSeconds(bench) }
    dossierKey.close()
    vault.close()
    return figures
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

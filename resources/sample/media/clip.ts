// Makes one body-camera clip or sound recording: a swaying scene, people, burned-in clock, officer and device, speech.
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createCanvas } from '../pictures/canvas.ts'
import { type Clothes, drawPerson, type Scene } from '../pictures/scene.ts'
import type { Studio } from './ffmpeg.ts'
import { drawScene, NOTE } from './picture.ts'

export type ClipFormat = 'mp4' | 'hevc' | 'avi' | 'mov' | 'mkv' | 'mp3' | 'wav'

export interface Walker {
  readonly clothes: Clothes
  /** Feet, as shares of the frame's width and height; the figure's height as a share of the frame's. */
  readonly x: number
  readonly y: number
  readonly height: number
  /** How far it drifts to and fro, as a share of the width. */
  readonly drift: number
}

export interface Line {
  readonly voice: 'officer' | 'second' | 'party'
  readonly text: string
}

export interface ClipSpec {
  readonly format: ClipFormat
  /** County time, `YYYY-MM-DDTHH:MM:SS`; burned in and running. */
  readonly startedAt: string
  readonly seconds: number
  readonly device: string
  readonly card: string
  readonly place: string
  readonly scene: Scene
  readonly walkers?: readonly Walker[]
  readonly lines: readonly Line[]
  readonly height?: 360 | 720
  /** A walking officer's camera sways more than one on a desk. */
  readonly sway: 'walking' | 'standing' | 'desk'
}

const PITCH = { officer: 42, second: 30, party: 58 } as const
const SWAY = { walking: [0.55, 0.16], standing: [0.22, 0.06], desk: [0.02, 0.01] } as const
const isSound = (format: ClipFormat): boolean => format === 'mp3' || format === 'wav'

const CODECS: Readonly<Record<ClipFormat, readonly string[]>> = {
  mp4: [
    '-c:v',
    'libx264',
    '-preset',
    'superfast',
    '-crf',
    '27',
    '-threads',
    '2',
    '-c:a',
    'aac',
    '-b:a',
    '64k',
    '-movflags',
    '+faststart',
  ],
  mov: ['-c:v', 'libx264', '-preset', 'superfast', '-crf', '27', '-threads', '2', '-c:a', 'aac', '-b:a', '64k'],
  mkv: ['-c:v', 'libx264', '-preset', 'superfast', '-crf', '27', '-threads', '2', '-c:a', 'aac', '-b:a', '64k'],
  hevc: [
    '-c:v',
    'libx265',
    '-preset',
    'ultrafast',
    '-crf',
    '28',
    '-tag:v',
    'hvc1',
    '-x265-params',
    'log-level=error:pools=2',
    '-c:a',
    'aac',
    '-b:a',
    '64k',
  ],
  avi: ['-c:v', 'mjpeg', '-q:v', '9', '-pix_fmt', 'yuvj420p', '-c:a', 'pcm_s16le'],
  mp3: ['-c:a', 'libmp3lame', '-b:a', '64k'],
  wav: ['-c:a', 'pcm_s16le'],
}

export const extensionOf = (format: ClipFormat): string => (format === 'hevc' ? 'mp4' : format)

/** Instants in file names and burned-in clocks are county time; ffmpeg is told to read them as if they were UTC. */
const epochSeconds = (local: string): number => Date.parse(`${local}Z`) / 1000

interface Sound {
  readonly inputs: readonly string[]
  readonly filter: string
}

/** Speech laid out one line after the other over a quiet room tone; short tones where nothing can speak. */
async function makeSound(studio: Studio, spec: ClipSpec, id: number, firstInput: number): Promise<Sound> {
  const inputs: string[] = [
    '-f',
    'lavfi',
    '-i',
    `anoisesrc=color=brown:amplitude=0.035:seed=${epochSeconds(spec.startedAt) % 100_000}:sample_rate=22050`,
  ]
  const chains: string[] = []
  const names = [`[${firstInput}:a]`]
  let at = 0.5
  for (const [index, line] of spec.lines.entries()) {
    if (at > spec.seconds - 1) break
    const length = await studio.speak(`speech-${id}-${index}`, line.text, PITCH[line.voice])
    const seconds = length ?? Math.min(4, line.text.length * 0.17)
    const hertz = 110 + PITCH[line.voice] * 2
    if (length !== null) inputs.push('-i', `speech-${id}-${index}.wav`)
    else inputs.push('-f', 'lavfi', '-i', `sine=frequency=${hertz}:sample_rate=22050:duration=${seconds.toFixed(2)}`)
    chains.push(`[${firstInput + 1 + index}:a]volume=1.5,adelay=${Math.round(at * 1000)}:all=1[s${index}]`)
    names.push(`[s${index}]`)
    at += seconds + 0.5
  }
  const mix = `${names.join('')}amix=inputs=${names.length}:duration=first:normalize=0,alimiter=limit=0.9[sound]`
  return { inputs, filter: [...chains, mix].join(';') }
}

/** Drawn at twice the size, like everything; scaled down when the clip is made. */
async function drawWalkers(studio: Studio, spec: ClipSpec, id: number, height: number): Promise<string[]> {
  return Promise.all(
    (spec.walkers ?? []).map(async (walker, index) => {
      const tall = Math.round(walker.height * height * 2)
      const wide = Math.round(tall * 0.5)
      const canvas = createCanvas(wide, tall + 20)
      drawPerson(canvas, wide / 2, tall + 8, tall, walker.clothes)
      return await studio.save(`walker-${id}-${index}.pam`, canvas.toPam())
    }),
  )
}

const RATE = 15
/** One picture becomes a running one; the filters before it run once, not once a frame. */
const FOREVER = `loop=loop=-1:size=1:start=0,settb=1/${RATE},setpts=N,fps=${RATE}`

/** What the device burns into the picture: clock, officer, device, place, and the note of the sample. */
async function burnIn(studio: Studio, spec: ClipSpec, width: number, height: number): Promise<string> {
  const size = Math.round(height / 20)
  const edge = Math.round(height / 30)
  const box = ['borderw=2', 'bordercolor=black@0.75']
  const clock = `drawtext=fontfile=sans.font:x=${edge}:y=${edge}:fontsize=${size}:fontcolor=white:${box.join(':')}:text='%{pts\\:gmtime\\:${epochSeconds(spec.startedAt)}\\:%F %T}'`
  const officer = await studio.drawText({ text: `执法证号 ${spec.card}`, x: edge, y: edge + size * 1.4, size }, box)
  const device = await studio.drawText({ text: spec.device, x: edge, y: height - edge - size, size }, box)
  const place = await studio.drawText({ text: spec.place, x: 0, y: height - edge - size, size }, [
    ...box,
    `x=w-tw-${edge}`,
  ])
  const note = await studio.drawText({ text: NOTE, x: 0, y: edge, size: Math.round(size * 0.85), colour: 'yellow' }, [
    ...box,
    `x=w-tw-${edge}`,
  ])
  const lamp = `drawbox=x=${width - edge * 2}:y=${edge * 3}:w=${size >> 1}:h=${size >> 1}:color=red:t=fill:enable='lt(mod(t\\,1)\\,0.5)'`
  return [clock, officer, device, place, note, lamp].join(',')
}

async function makePicture(studio: Studio, spec: ClipSpec, id: number): Promise<Sound> {
  const height = spec.height ?? 360
  const width = (height * 16) / 9
  const scaled = Math.round((width * 1.16) / 2) * 2
  const background = await drawScene(studio, spec.scene, scaled)
  const walkers = await drawWalkers(studio, spec, id, height)
  const [pan, bob] = SWAY[spec.sway]
  const swayX = `(in_w-${width})/2*(1+${pan}*sin(t*0.63)+${pan / 3}*sin(t*2.1))`
  const swayY = `(in_h-${height})/2*(1+${bob}*sin(t*5.2)+${bob}*sin(t*1.3))`
  const still = [...background.filters, 'format=yuv420p', FOREVER]
  const steps = [`[0:v]${still.join(',')},crop=${width}:${height}:x='${swayX}':y='${swayY}'[b0]`]
  for (const [index, walker] of (spec.walkers ?? []).entries()) {
    const x = `W*(${walker.x}+${walker.drift}*sin(t*0.5+${index * 2}))-w/2-W*0.05*${pan}*sin(t*0.63)`
    const y = `H*${walker.y}-h+${(height * 0.004).toFixed(2)}*sin(t*6+${index})`
    steps.push(`[${index + 1}:v]scale=iw/2:-1:flags=area,format=yuva420p,${FOREVER}[w${index}]`)
    steps.push(`[b${index}][w${index}]overlay=x='${x}':y='${y}'[b${index + 1}]`)
  }
  const grain = `noise=alls=5:allf=t,${await burnIn(studio, spec, width, height)},format=yuv420p[picture]`
  steps.push(`[b${walkers.length}]${grain}`)
  return { inputs: [background.file, ...walkers].flatMap((name) => ['-i', name]), filter: steps.join(';') }
}

/** Makes the clip and copies it to `target`, whose ending must be `extensionOf(spec.format)`. */
export async function makeClip(studio: Studio, spec: ClipSpec, target: string): Promise<void> {
  const id = studio.number()
  const picture = isSound(spec.format) ? null : await makePicture(studio, spec, id)
  const sound = await makeSound(studio, spec, id, 1 + (spec.walkers?.length ?? 0) - (picture === null ? 1 : 0))
  const name = `clip-${id}.${extensionOf(spec.format)}`
  const made = new Date((epochSeconds(spec.startedAt) - 8 * 3600) * 1000).toISOString()
  await studio.ffmpeg([
    ...(picture?.inputs ?? []),
    ...sound.inputs,
    '-filter_complex',
    [...(picture === null ? [] : [picture.filter]), sound.filter].join(';'),
    ...(picture === null ? [] : ['-map', '[picture]']),
    ...['-map', '[sound]', '-ac', '1', '-ar', '22050', '-t', String(spec.seconds)],
    ...['-map_metadata', '-1', '-fflags', '+bitexact', '-metadata', `creation_time=${made}`],
    ...CODECS[spec.format],
    name,
  ])
  await copyFile(join(studio.folder, name), target)
}

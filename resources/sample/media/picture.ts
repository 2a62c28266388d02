// Turns scenes into picture files: the backgrounds of clips, and photographs as an officer's camera would leave them.
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scene } from '../pictures/scene.ts'
import type { Studio } from './ffmpeg.ts'

/** The line that every page and every picture of the sample carries. */
export const NOTE = '虚构样例 · 仅供演示'

export interface DrawnScene {
  /** The drawing's name in the work folder, without its words. */
  readonly file: string
  /** Filters that set the words and bring it to the wanted width (16:9). */
  readonly filters: readonly string[]
}

/** Lays a scene down for ffmpeg; whoever makes a picture of it runs the filters in the same pass as its own. */
export async function drawScene(studio: Studio, scene: Scene, width: number): Promise<DrawnScene> {
  const file = await studio.save(`scene-${studio.number()}.pam`, scene.canvas.toPam())
  const words = await Promise.all(scene.labels.map((label) => studio.drawText(label)))
  return { file, filters: ['format=rgb24', ...words, `scale=${width}:-2:flags=area`] }
}

export interface Photo {
  readonly scene: Scene
  /** Burned in at the bottom right, as the camera does. */
  readonly takenAt: string
  readonly caption: string
  readonly type: 'jpg' | 'png' | 'tiff'
}

const PICTURE_CODECS: Readonly<Record<Photo['type'], readonly string[]>> = {
  jpg: ['-pix_fmt', 'yuvj420p', '-q:v', '4'],
  png: ['-pix_fmt', 'rgb24'],
  tiff: ['-pix_fmt', 'rgb24', '-compression_algo', 'deflate'],
}

/** A photograph: slight grain and softness, date stamp, caption bar with the fictitious note. */
export async function takePhoto(studio: Studio, photo: Photo, target: string): Promise<void> {
  const { file, filters } = await drawScene(studio, photo.scene, 1280)
  const name = `${file}-photo.${photo.type}`
  const all = [
    ...filters,
    ...(photo.type === 'jpg' ? ['gblur=sigma=0.5', 'noise=alls=9:allf=u', 'vignette=PI/6'] : []),
    'pad=1280:780:0:0:white',
    await studio.drawText({ text: photo.takenAt, x: 960, y: 670, size: 28, colour: '0xffb040' }),
    await studio.drawText({ text: photo.caption, x: 20, y: 736, size: 24, colour: '0x202020', face: 'serif' }),
    await studio.drawText({ text: NOTE, x: 1050, y: 738, size: 22, colour: '0x9a1c14' }),
  ]
  await studio.ffmpeg(['-i', file, '-vf', all.join(','), '-frames:v', '1', ...PICTURE_CODECS[photo.type], name])
  await copyFile(join(studio.folder, name), target)
}

// Turns scenes into picture files: the backgrounds of clips, and photographs as an officer's camera would leave them.
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scene } from '../pictures/scene.ts'
import type { Studio } from './ffmpeg.ts'

/** The line that every page and every picture of the sample carries. */
export const NOTE = '虚构样例 · 仅供演示'

/** Draws a scene with its words at the given width (16:9) and returns the PNG's name in the work folder. */
export async function drawScene(studio: Studio, scene: Scene, width: number): Promise<string> {
  const id = studio.number()
  const source = await studio.save(`scene-${id}.pam`, scene.canvas.toPam())
  const name = `scene-${id}.png`
  const words = await Promise.all(scene.labels.map((label) => studio.drawText(label)))
  const filters = ['format=rgb24', ...words, `scale=${width}:-2:flags=area`]
  await studio.ffmpeg(['-i', source, '-vf', filters.join(','), '-frames:v', '1', name])
  return name
}

export interface Photo {
  readonly scene: Scene
  /** Burned in at the bottom right, as the camera does. */
  readonly takenAt: string
  readonly caption: string
  readonly type: 'jpg' | 'png' | 'tiff'
}

/** A photograph: slight grain and softness, date stamp, caption bar with the fictitious note. */
export async function takePhoto(studio: Studio, photo: Photo, target: string): Promise<void> {
  const plain = await drawScene(studio, photo.scene, 1280)
  const name = `${plain}-photo.${photo.type}`
  const filters = [
    ...(photo.type === 'jpg' ? ['gblur=sigma=0.5', 'noise=alls=9:allf=u', 'vignette=PI/6'] : []),
    'pad=1280:780:0:0:white',
    await studio.drawText({ text: photo.takenAt, x: 960, y: 670, size: 28, colour: '0xffb040' }),
    await studio.drawText({ text: photo.caption, x: 20, y: 736, size: 24, colour: '0x202020', face: 'serif' }),
    await studio.drawText({ text: NOTE, x: 1050, y: 738, size: 22, colour: '0x9a1c14' }),
  ]
  const codec = photo.type === 'jpg' ? ['-q:v', '4'] : photo.type === 'tiff' ? ['-compression_algo', 'deflate'] : []
  await studio.ffmpeg([
    '-i',
    plain,
    '-vf',
    filters.join(','),
    '-frames:v',
    '1',
    '-pix_fmt',
    photo.type === 'jpg' ? 'yuvj420p' : 'rgb24',
    ...codec,
    name,
  ])
  await copyFile(join(studio.folder, name), target)
}

import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findTools } from '#main/jobs/index.ts'

describe('finding ffmpeg and ffprobe', () => {
  const path = process.env.PATH ?? ''
  let folder = ''
  let shipped = ''
  let chosen = ''
  let sham = ''
  beforeAll(async () => {
    const found = await findTools({ application: null, settings: null, path })
    if (found === null) throw new Error('these tests need ffmpeg and ffprobe')
    folder = mkdtempSync(join(tmpdir(), 'tools-'))
    shipped = join(folder, 'shipped')
    chosen = join(folder, '所选 文件夹')
    sham = join(folder, 'sham')
    for (const place of [shipped, chosen, sham]) mkdirSync(place)
    for (const place of [shipped, chosen]) {
      symlinkSync(found.ffmpeg, join(place, 'ffmpeg'))
      symlinkSync(found.ffprobe, join(place, 'ffprobe'))
    }
    for (const name of ['ffmpeg', 'ffprobe']) {
      writeFileSync(join(sham, name), '#!/bin/sh\necho something else\n')
      chmodSync(join(sham, name), 0o755)
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('prefers those of the application, then those of the settings, then the PATH, and says which', async () => {
    const all = await findTools({ application: shipped, settings: chosen, path })
    expect(all).toMatchObject({ from: 'application', ffmpeg: join(shipped, 'ffmpeg') })
    const set = await findTools({ application: null, settings: chosen, path })
    expect(set).toMatchObject({ from: 'settings', ffprobe: join(chosen, 'ffprobe') })
    const own = await findTools({ application: null, settings: null, path })
    expect(own).toMatchObject({ from: 'path' })
    expect(own?.version).toMatch(/^\S*\d/)
  })

  test('passes over a place that has only one of them, or programs that are something else', async () => {
    rmSync(join(shipped, 'ffprobe'))
    expect(await findTools({ application: shipped, settings: sham, path })).toMatchObject({ from: 'path' })
  })

  test('finds nothing where nothing is', async () => {
    expect(await findTools({ application: null, settings: dirname(sham), path: sham })).toBeNull()
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { detectSource, inspectPaper } from '#main/dossiers/inspection/index.ts'
import { bytesInMemory } from '#main/jobs/index.ts'
import { documentXml, docxOf, madeByFfmpeg, pdfOf, plainPdf, throughQpdf, zipOf } from './samples.ts'

const signal = new AbortController().signal

async function inspect(bytes: Uint8Array) {
  const source = bytesInMemory(bytes)
  const detected = await detectSource(source)
  if (detected === null) throw new Error('the sample was not recognised')
  return inspectPaper(source, detected, signal)
}

describe('PDF', () => {
  test('counts the pages', async () => {
    expect(await inspect(plainPdf(3))).toEqual({ state: 'readable', pages: 3 })
  })

  test('says that a password is needed to open it', async () => {
    const locked = throughQpdf(plainPdf(1), '--encrypt', 'user', 'owner', '256', '--')
    expect(await inspect(locked)).toEqual({ state: 'encrypted' })
  })

  test('takes one that only the owner may change, since everybody can read it', async () => {
    const guarded = throughQpdf(plainPdf(2), '--encrypt', '', 'owner', '256', '--')
    expect(await inspect(guarded)).toEqual({ state: 'readable', pages: 2 })
  })

  test('calls a cut one truncated, although a lenient reader could show its first pages', async () => {
    const whole = plainPdf(20)
    expect(await inspect(whole.slice(0, whole.length - 600))).toEqual({ state: 'broken', why: 'truncated' })
  })

  test('is not led round in circles by a page tree that contains itself', async () => {
    const looping = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2147483647 >>',
    ])
    expect((await inspect(looping)).state).toBe('broken')
  })

  test('does not believe in a page count that the page tree does not have', async () => {
    const boasting = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 2000000000 /MediaBox [0 0 10 10] >>',
      '<< /Type /Page /Parent 2 0 R >>',
    ])
    expect(await inspect(boasting)).toEqual({ state: 'readable', pages: 1 })
  })

  test('gives up on one that takes too long', async () => {
    const source = bytesInMemory(plainPdf(1))
    const stuck = { ...source, read: () => new Promise<Uint8Array>(() => undefined) }
    const detected = await detectSource(source)
    if (detected === null) throw new Error('not recognised')
    const limits = { timeoutMs: 1500, memoryBytes: 2 ** 31 }
    expect(await inspectPaper(stuck, detected, signal, limits)).toEqual({ state: 'broken', why: 'too-slow' })
  })

  test('passes on what reading the object threw', async () => {
    const source = bytesInMemory(plainPdf(1))
    const detected = await detectSource(source)
    if (detected === null) throw new Error('not recognised')
    const altered = { ...source, read: () => Promise.reject(new Error('altered')) }
    await expect(inspectPaper(altered, detected, signal)).rejects.toThrow('altered')
  })
})

describe('DOCX', () => {
  test('is readable and has no page count of its own', async () => {
    expect(await inspect(docxOf())).toEqual({ state: 'readable', pages: null })
  })

  test('is refused when it would burst on unpacking', async () => {
    const bomb = docxOf([{ name: 'word/media/a.bmp', content: Buffer.alloc(64 * 1024 * 1024) }])
    expect(bomb.length).toBeLessThan(100_000)
    expect(await inspect(bomb)).toEqual({ state: 'broken', why: 'too-large' })
  })

  test('is refused when a part unpacks to more than it claims', async () => {
    const liar = docxOf([{ name: 'word/media/a.bmp', content: Buffer.alloc(64 * 1024 * 1024), claimedBytes: 1000 }])
    expect(await inspect(liar)).toEqual({ state: 'broken', why: 'damaged' })
  })

  test('is refused when its text declares entities', async () => {
    const laughs = documentXml.replace('?>', '?><!DOCTYPE w [<!ENTITY a "haha">]>')
    expect(await inspect(docxOf([], laughs))).toEqual({ state: 'broken', why: 'damaged' })
  })

  test('is truncated without its directory', async () => {
    const whole = docxOf()
    expect(await inspect(whole.slice(0, whole.length - 40))).toEqual({ state: 'broken', why: 'truncated' })
  })

  test('another zip that only carries the name is not one', async () => {
    const zip = zipOf([{ name: 'word/document.xml', content: Buffer.from('nothing') }])
    expect(await inspect(zip)).toEqual({ state: 'broken', why: 'damaged' })
  })
})

describe('pictures', () => {
  let jpeg: Uint8Array
  let png: Uint8Array
  let tiff: Uint8Array
  beforeAll(() => {
    const picture = ['-f', 'lavfi', '-i', 'testsrc=size=320x200', '-frames:v', '1']
    jpeg = madeByFfmpeg('a.jpg', ...picture)
    png = madeByFfmpeg('a.png', ...picture)
    tiff = madeByFfmpeg('a.tif', ...picture)
  })

  test('are one page each', async () => {
    expect(await inspect(jpeg)).toEqual({ state: 'readable', pages: 1 })
    expect(await inspect(png)).toEqual({ state: 'readable', pages: 1 })
    expect(await inspect(tiff)).toEqual({ state: 'readable', pages: 1 })
  })

  test('that are cut are truncated, although decoders fill them up', async () => {
    expect(await inspect(jpeg.slice(0, jpeg.length / 2))).toEqual({ state: 'broken', why: 'truncated' })
    expect(await inspect(png.slice(0, png.length / 2))).toEqual({ state: 'broken', why: 'truncated' })
    expect(await inspect(tiff.slice(0, tiff.length / 2))).toEqual({ state: 'broken', why: 'truncated' })
  })

  test('that claim billions of pixels are not decoded', async () => {
    const huge = Buffer.from(png)
    huge.writeUInt32BE(60_000, 16)
    huge.writeUInt32BE(60_000, 20)
    expect(await inspect(huge)).toEqual({ state: 'broken', why: 'too-large' })
  })

  test('with a directory that points at itself end the walk', async () => {
    const looping = Buffer.alloc(64)
    looping.write('II*\0', 0, 'latin1')
    looping.writeUInt32LE(8, 4)
    looping.writeUInt32LE(8, 10)
    expect(await inspect(looping)).toEqual({ state: 'broken', why: 'damaged' })
  })

  test('counts every page of a TIFF', async () => {
    const first = Buffer.from(tiff)
    const second = Buffer.alloc(6)
    const directoryAt = first.readUInt32LE(4)
    const nextAt = directoryAt + 2 + first.readUInt16LE(directoryAt) * 12
    first.writeUInt32LE(first.length, nextAt)
    expect(await inspect(Buffer.concat([first, second]))).toEqual({ state: 'readable', pages: 2 })
  })
})

test('an empty paper is said to be empty', async () => {
  const detected = await detectSource(bytesInMemory(plainPdf(1)))
  if (detected === null) throw new Error('not recognised')
  expect(await inspectPaper(bytesInMemory(new Uint8Array(0)), detected, signal)).toEqual({
    state: 'broken',
    why: 'empty',
  })
})

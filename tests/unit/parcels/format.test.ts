// The format of parcels as format.md describes it: vectors that must open for ever, and the tools of strangers.
import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { accessSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { readCardFile } from '#main/parcels/card.ts'
import { lookAtParcel, openParcel } from '#main/parcels/envelope.ts'
import { toCardView } from '#main/parcels/rows.ts'
import { readResult } from '#main/parcels/seat-result.ts'
import { isSignedBy } from '#main/parcels/signed-by.ts'
import { readPart } from '#main/parcels/sound-part.ts'
import { readTar, tarOf } from '#main/parcels/tar.ts'
import { createParcelKeys } from '#main/people/index.ts'
import { CampaignAnswer } from '#shared/rules/campaign-parcel.ts'
import { canonicalJson, canonicalJsonWithFractions } from '#shared/rules/canonical-json.ts'
import { codeOf } from '../../support/package-rooms.ts'
import { never, openParcelRooms } from '../../support/parcel-rooms.ts'
import { passphrase } from '../../support/test-desk.ts'

const run = promisify(execFile)
const vectors = new URL('../../vectors/parcels/', import.meta.url).pathname
const scratch = await mkdtemp(join(tmpdir(), 'anjuan-format-'))
afterAll(() => rm(scratch, { recursive: true, force: true }))

interface Keys {
  readonly part: string
  readonly result: string
  readonly digits: string
  readonly recipientId: string
}

// Only while the format has not shipped: MAKE_VECTORS=1 vitest … format.test.ts
test.runIf(process.env.MAKE_VECTORS === '1')('the vectors are made', async () => {
  const desks = await openParcelRooms({ dossiers: 1 })
  await mkdir(vectors, { recursive: true })
  const part = await desks.send('part.age')
  await desks.open(part)
  desks.evaluate(desks.seatIds[0] ?? '')
  await copyFile(part, `${vectors}campaign-part.age`)
  await copyFile(await desks.answer('answer.age'), `${vectors}campaign-result.age`)
  const { json, card } = await desks.away.rooms.parcels.card(desks.inspector, passphrase)
  await writeFile(`${vectors}card.json`, json)
  const keyOf = async ({ rooms }: typeof desks.home, caller: typeof desks.leader) =>
    (await createParcelKeys(rooms).open(caller, passphrase)).identity.toString('ascii')
  const keys: Keys = {
    part: await keyOf(desks.away, desks.inspector),
    result: await keyOf(desks.home, desks.leader),
    digits: card.digits,
    recipientId: card.recipientId,
  }
  await writeFile(`${vectors}keys.json`, `${JSON.stringify(keys, null, 2)}\n`)
  await desks.close()
})

const keys = async (): Promise<Keys> => JSON.parse(await readFile(`${vectors}keys.json`, 'utf8')) as Keys
const watch = { signal: never, onProgress: () => undefined }

describe('the frozen vectors', () => {
  test('the card is still his, with the same digits', async () => {
    const { card } = readCardFile(await readFile(`${vectors}card.json`, 'utf8'))
    const { digits, recipientId } = await keys()
    expect(toCardView(card, '')).toMatchObject({ name: '木增福', digits, recipientId, ofHere: false })
  })

  test('the part still opens, to its last byte', async () => {
    const path = `${vectors}campaign-part.age`
    const { part, recipientId } = await keys()
    expect(await lookAtParcel(path)).toMatchObject({ recipientIds: [recipientId] })
    const parcel = await openParcel(path, Buffer.from(part), watch)
    const content = readPart(parcel.content, parcel.head)
    expect(parcel.sender.name).toBe('李组长')
    expect(content.dossiers[0]?.dossier.items).toHaveLength(2)
    const seen: number[] = []
    for await (const { bytes } of parcel.files) {
      let length = 0
      for await (const piece of bytes) length += piece.length
      seen.push(length)
    }
    expect(seen).toEqual(parcel.head.files.slice(1).map(({ sizeBytes }) => sizeBytes))
  })

  test('the result still opens, and each result proves itself', async () => {
    const parcel = await openParcel(`${vectors}campaign-result.age`, Buffer.from((await keys()).result), watch)
    for await (const _ of parcel.files) throw new Error('a file that nobody listed')
    const [first] = CampaignAnswer.parse(parcel.content).results
    expect(readResult(first?.result ?? '')?.effectiveHundredths).toBe(10_000)
    const signature = Buffer.from(first?.signature ?? '', 'base64')
    expect(isSignedBy(parcel.sender.certificate, first?.result ?? '', signature)).toBe(true)
  })
})

function hasAge(): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => {
    try {
      accessSync(join(folder, 'age'))
      return true
    } catch {
      return false
    }
  })
}

describe('the tools of strangers', () => {
  test.skipIf(!hasAge())('age, tar and openssl open and prove a parcel without anything of ours', async () => {
    const at = join(scratch, 'stranger')
    await mkdir(at)
    await writeFile(join(at, 'key'), `${(await keys()).part}\n`)
    const out = join(at, 'plain.tar')
    await run('age', ['-d', '-i', join(at, 'key'), '-o', out, `${vectors}campaign-part.age`])
    await run('tar', ['-xf', out, '-C', at])
    const head = JSON.parse(await readFile(join(at, 'parcel.json'), 'utf8')) as {
      from: { card: string }
      files: { path: string; sha256: string }[]
    }
    const { certificate } = JSON.parse(head.from.card) as { certificate: string }
    const holder = new X509Certificate(Buffer.from(certificate, 'base64'))
    await writeFile(join(at, 'public.pem'), holder.publicKey.export({ type: 'spki', format: 'pem' }))
    const signed = ['-signature', join(at, 'parcel.json.sig'), join(at, 'parcel.json')]
    const { stdout } = await run('openssl', ['dgst', '-sha256', '-verify', join(at, 'public.pem'), ...signed])
    expect(stdout).toContain('Verified OK')
    const sums = head.files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
    await writeFile(join(at, 'sums'), sums)
    await run('sha256sum', ['--check', '--strict', join(at, 'sums')], { cwd: at })
  })
})

describe('the archive inside', () => {
  async function* bytesOf(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
    for (const part of parts) yield part
  }
  async function read(source: AsyncIterable<Uint8Array>): Promise<string[]> {
    const found: string[] = []
    for await (const { path, bytes } of readTar(source)) {
      const parts: Uint8Array[] = []
      for await (const piece of bytes) parts.push(piece)
      found.push(`${path} ${Buffer.concat(parts).toString('hex')}`)
    }
    return found
  }
  const file = (path: string, length: number) => {
    const content = Buffer.alloc(length, path)
    return { path, sizeBytes: length, bytes: () => bytesOf(content.subarray(0, 3), content.subarray(3)), content }
  }

  test('what is written is read again, however the pieces fall', async () => {
    const files = [file('a', 0), file('b/1', 1), file('c', 511), file('d', 512), file('e', 513), file('f', 70_000)]
    const whole: Uint8Array[] = []
    for await (const piece of tarOf(files)) whole.push(piece)
    const tar = Buffer.concat(whole)
    const wanted = files.map(({ path, content }) => `${path} ${content.toString('hex')}`)
    for (const step of [7, 512, 4096, tar.length]) {
      const pieces = Array.from({ length: Math.ceil(tar.length / step) }, (_, at) =>
        tar.subarray(at * step, (at + 1) * step),
      )
      expect(await read(bytesOf(...pieces))).toEqual(wanted)
    }
    for (const cut of [100, 512, 1024, tar.length - 1024, tar.length - 512, tar.length - 1]) {
      expect(await codeOf(() => read(bytesOf(tar.subarray(0, cut))))).toBe('parcel.malformed')
    }
    expect(await codeOf(() => read(bytesOf(tar, Buffer.of(0))))).toBe('parcel.malformed')
  })

  test('links, folders, foreign names and one name twice are refused', async () => {
    await mkdir(join(scratch, 'tree/folder'), { recursive: true })
    await writeFile(join(scratch, 'tree/文书.txt'), 'x')
    for (const name of ['folder', '文书.txt']) {
      const { stdout } = await run('tar', ['-C', join(scratch, 'tree'), '-cf', '-', name], { encoding: 'buffer' })
      expect(await codeOf(() => read(bytesOf(stdout)))).toBe('parcel.malformed')
    }
    expect(await codeOf(() => read(tarOf([file('a', 1), file('a', 1)])))).toBe('parcel.malformed')
    for (const name of ['../a', 'a/../b', '/a', 'A', '', 'a'.repeat(100)]) {
      await expect(read(tarOf([file(name, 1)]))).rejects.toThrow('a name that a parcel cannot hold')
    }
  })
})

test('fractions are written as RFC 8785 writes them; what was hashed before is written as before', () => {
  const value = { b: [1, 'é', null], a: { x: 0.1, y: -0, z: 1e21, w: 1e-7 } }
  expect(canonicalJsonWithFractions(value)).toBe('{"a":{"w":1e-7,"x":0.1,"y":0,"z":1e+21},"b":[1,"é",null]}')
  expect(canonicalJsonWithFractions({ b: 1, a: 'x' })).toBe(canonicalJson({ b: 1, a: 'x' }))
  expect(() => canonicalJson({ x: 0.1 })).toThrow()
  expect(() => canonicalJsonWithFractions({ x: Number.NaN })).toThrow()
})

// Files that are no parcels, damaged, too large or meant for others, and cards: each is told apart, and nothing changes.
import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { Encrypter } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createParcels } from '#main/parcels/index.ts'
import { createParcelKeys } from '#main/people/index.ts'
import { codeOf } from '../../support/package-rooms.ts'
import { cardIn, endOf, never, openParcelRooms, type ParcelRooms, sentenceOf } from '../../support/parcel-rooms.ts'
import { passphrase } from '../../support/test-desk.ts'
import type { TestRooms } from '../../support/test-rooms.ts'

const mayMount = process.platform === 'linux' && process.getuid?.() === 0

let desks: ParcelRooms
let part = ''
beforeAll(async () => {
  desks = await openParcelRooms({ dossiers: 3 })
  part = await desks.send('part.age')
})
afterAll(() => desks.close())

const rowsOf = (side: 'home' | 'away') => {
  const { store } = desks[side].rooms
  const count = (table: 'campaign' | 'dossier' | 'assignment' | 'object' | 'parcel' | 'parcel_conflict') =>
    store.all((q) => q.selectFrom(table).selectAll()).length
  return (['campaign', 'dossier', 'assignment', 'object', 'parcel', 'parcel_conflict'] as const).map(count)
}
async function changed(name: string, change: (bytes: Buffer) => Buffer): Promise<string> {
  const path = desks.path(name)
  await writeFile(path, change(Buffer.from(await readFile(part))))
  return path
}
const opened = (path: string) => codeOf(() => desks.open(path))

describe('a file that cannot be opened', () => {
  test('one flipped bit is noticed wherever it is, and nothing stays', async () => {
    const { length } = await readFile(part)
    for (const at of [700, Math.floor(length / 2), length - 1]) {
      const path = await changed(`flipped-${at}.age`, (bytes) => {
        bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
        return bytes
      })
      expect(await opened(path)).toBe('parcel.altered')
    }
    expect(rowsOf('away')).toEqual([0, 0, 0, 0, 0, 0])
    expect(await desks.away.rooms.objects.survey()).toMatchObject({ unknown: 0, unfinished: 0 })
  })

  test('a file cut short is noticed, also where it is cut between two chunks', async () => {
    const { length } = await readFile(part)
    const chunk = 64 * 1024 + 16
    const head = (await readFile(part)).indexOf('\n--- ')
    const payload = (await readFile(part)).indexOf('\n', head + 1) + 1 + 16
    expect(length - payload).toBeGreaterThan(chunk)
    for (const size of [
      payload - 3,
      payload + 40,
      payload + Math.floor((length - payload) / chunk) * chunk,
      length - 1,
    ]) {
      const path = await changed(`cut-${size}.age`, (bytes) => bytes)
      await truncate(path, size)
      expect(await opened(path)).toBe('parcel.altered')
    }
    expect(rowsOf('away')).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('what is no parcel is told from what a newer program made', async () => {
    await writeFile(desks.path('letter.pdf'), '%PDF-1.7')
    expect(await opened(desks.path('letter.pdf'))).toBe('parcel.foreign')
    const encrypter = new Encrypter()
    const { json } = await desks.away.rooms.parcels.card(desks.inspector, passphrase)
    encrypter.addRecipient(cardIn(json).recipient)
    await writeFile(desks.path('other.age'), await encrypter.encrypt('nothing of ours'))
    expect(await opened(desks.path('other.age'))).toBe('parcel.foreign')
    const newer = await changed('newer.age', (bytes) =>
      Buffer.from(bytes.toString('latin1').replace('-> anjuan-parcel 1 ', '-> anjuan-parcel 2 '), 'latin1'),
    )
    expect(await sentenceOf(() => desks.open(newer))).toContain('请先升级')
    expect(await opened(desks.path('nowhere.age'))).toBe('parcel.file-unreadable')
    expect(await opened(desks.folder)).toBe('parcel.file-unreadable')
  })

  test('a parcel for somebody else says whose card it needs', async () => {
    const other = await desks.away.admit('other', '段另人', ['inspector'])
    const order = { path: part, passphrase }
    const other1 = () => endOf(desks.away.rooms.parcels.open(other, order, never))
    expect(await sentenceOf(other1)).toContain('这个往来包是给「木增福」的')
    const { recipientId } = (await desks.away.rooms.parcels.card(desks.inspector, passphrase)).card
    const stranger = () => endOf(desks.home.rooms.parcels.open(desks.leader, order, never))
    expect(await sentenceOf(stranger)).toContain(recipientId)
    expect(rowsOf('away')).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('a wrong passphrase opens nothing', async () => {
    const order = { path: part, passphrase: '不是这个口令-2026' }
    expect(await codeOf(() => endOf(desks.away.rooms.parcels.open(desks.inspector, order, never)))).toBe(
      'vault.wrong-passphrase',
    )
  })

  test('a parcel that is bigger than the disk is refused before anything is written', async () => {
    const small = parcelsWith(desks.away, async () => 1000)
    const order = { path: part, passphrase }
    expect(await codeOf(() => endOf(small.open(desks.inspector, order, never)))).toBe('parcel.no-room')
    expect(rowsOf('away')).toEqual([0, 0, 0, 0, 0, 0])
  })

  test.skipIf(!mayMount)('a disk that fills up on the way keeps nothing of the parcel', async () => {
    const full = desks.path('full')
    await mkdir(full)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', full], { stdio: 'pipe' })
    try {
      const { campaignId, memberId } = desks
      const blind = parcelsWith(desks.home, async () => 0)
      const order = { campaignId, memberId, path: `${full}/part.age`, passphrase }
      expect(await codeOf(() => endOf(blind.make(desks.leader, order, never)))).toBe('parcel.disk-full')
      expect(await readdir(full)).toEqual([])
    } finally {
      execFileSync('umount', [full], { stdio: 'pipe' })
    }
  })

  test('a file is never written over another, nor into the archive', async () => {
    expect(await codeOf(() => desks.send('part.age'))).toBe('parcel.file-exists')
    const { campaignId, memberId } = desks
    const into = { campaignId, memberId, path: `${desks.home.rooms.vault.folder}/part.age`, passphrase }
    expect(await codeOf(() => endOf(desks.home.rooms.parcels.make(desks.leader, into, never)))).toBe(
      'parcel.inside-archive',
    )
  })
})

/** The service with another word on how much room there is. */
function parcelsWith({ rooms }: TestRooms, freeBytes: () => Promise<number>) {
  return createParcels({
    ...rooms,
    ...{ keys: createParcelKeys(rooms), archiveId: rooms.vault.archiveId, archiveFolder: rooms.vault.folder },
    ...{ root: rooms.rootCertificate, freeBytes, newId: () => crypto.randomUUID() },
    look: () => Promise.reject(new Error('not reached')),
    onIncident: () => undefined,
  })
}

describe('cards', () => {
  test('an altered card, a card of this very desk and one that is already listed are told apart', async () => {
    const { parcels } = desks.home.rooms
    const { json, card } = await desks.away.rooms.parcels.card(desks.inspector, passphrase)
    expect(parcels.readCard(json)).toMatchObject({ name: '木增福', digits: card.digits, ofHere: false })
    expect(await codeOf(async () => parcels.readCard(json.replace('木增福', '木增富')))).toBe('parcel.card-altered')
    expect(await codeOf(async () => parcels.readCard('{"card":'))).toBe('parcel.card-unreadable')
    const newer = json.replace('\\"version\\":1', '\\"version\\":2')
    expect(await codeOf(async () => parcels.readCard(newer))).toBe('parcel.card-newer')
    const own = await parcels.card(desks.leader, passphrase)
    const add = (text: string) => codeOf(async () => parcels.addMember(desks.leader, order(text)))
    const order = (text: string) => ({ campaignId: desks.campaignId, card: text, group: 1, share: 1 })
    expect(await add(own.json)).toBe('parcel.card-own')
    expect(await add(json)).toBe('parcel.card-here')
  })
})

test('whoever is disabled loses his key for good, and gets another when he comes back', async () => {
  const { rooms } = desks.away
  const person = await desks.away.admit('leaver', '和离任', ['inspector'])
  const before = (await rooms.parcels.card(person, passphrase)).card.recipientId
  expect((await rooms.parcels.card(person, passphrase)).card.recipientId).toBe(before)
  const administrator = rooms.people.signInUnlocked('administrator')
  await rooms.people.disable(administrator, person.userId)
  expect(rooms.parcels.mine(person)).toBeNull()
  const first = `首次-${passphrase}`
  await rooms.people.enable(administrator, person.userId, first)
  const back = await rooms.people.changePassphrase(await rooms.people.signIn('leaver', first), first, passphrase)
  const { card } = await rooms.parcels.card(back, passphrase)
  expect(card.recipientId).not.toBe(before)
  expect(rooms.parcels.mine(back)).toMatchObject({ recipientId: card.recipientId })
  const [entry] = rooms.journal.list({ offset: 0, limit: 1, who: '', event: '', outcome: 'any' }).rows
  expect(entry).toMatchObject({ event: 'parcel.card-made', subject: person.userId })
})

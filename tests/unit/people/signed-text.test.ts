// What one person signed, judged: genuine, or nothing.
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { genuineText, type SignedText, signerOf, signText } from '#main/people/index.ts'
import { passphrase } from '../../support/test-desk.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'

const Statement = z.strictObject({ signedBy: z.string(), says: z.string() })

let home: TestRooms
let stranger: TestRooms
let root: Uint8Array
let kept: SignedText

/** Signed by 和丽春, whatever name the text gives. */
async function signedIn(rooms: TestRooms, name: string, text: string): Promise<SignedText> {
  const caller = await rooms.admit(name, '和丽春', ['archivist'])
  const { privateKey, certificate } = await rooms.rooms.people.signingIdentity(caller, passphrase)
  return { signed: text, signature: signText(text, privateKey), certificate }
}

const text = JSON.stringify({ signedBy: '和丽春', says: '属实' })

beforeAll(async () => {
  home = await openTestRooms()
  stranger = await openTestRooms()
  root = home.rooms.rootCertificate
  kept = await signedIn(home, 'archivist', text)
})
afterAll(async () => {
  await home.close()
  await stranger.close()
})

test('as it was signed, it says what it said', () => {
  expect(genuineText(Statement, kept, root)).toEqual({ signedBy: '和丽春', says: '属实' })
  expect(signerOf(kept)).toBe('和丽春')
})

test('one letter of the text or one bit of the signature changed, it is nothing', () => {
  expect(genuineText(Statement, { ...kept, signed: text.replace('属实', '不实') }, root)).toBeNull()
  const signature = Buffer.from(kept.signature)
  signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1
  expect(genuineText(Statement, { ...kept, signature }, root)).toBeNull()
})

test('another archive vouches for nobody here, and no other name may stand over the signature', async () => {
  const foreign = await signedIn(stranger, 'archivist', text)
  expect(genuineText(Statement, foreign, stranger.rooms.rootCertificate)).not.toBeNull()
  expect(genuineText(Statement, foreign, root)).toBeNull()
  const other = await signedIn(home, 'second', JSON.stringify({ signedBy: '李正清', says: '属实' }))
  expect(signerOf(other)).toBe('和丽春')
  expect(genuineText(Statement, other, root)).toBeNull()
})

test('bytes that are no certificate, and texts that are no statement, are nothing', async () => {
  expect(genuineText(Statement, { ...kept, certificate: Buffer.from('none') }, root)).toBeNull()
  const odd = await signedIn(home, 'third', '{"signedBy":"和丽春"}')
  expect(genuineText(Statement, odd, root)).toBeNull()
  const torn = await signedIn(home, 'fourth', '{"signedBy"')
  expect(genuineText(Statement, torn, root)).toBeNull()
})

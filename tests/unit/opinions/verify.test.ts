// Verification as a stranger needs it: the honest file is valid, every known way of forging one is refused.
import fc from 'fast-check'
import { PDFDocument, PDFName } from 'pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyCms } from '#main/opinions/signing/cms.ts'
import { type RootPair, verifyPdf } from '#main/opinions/signing/index.ts'
import {
  appendObjects,
  BLANK,
  bodyOf,
  contentsOfFirstPage,
  lastRange,
  replaceAt,
  rewriteRange,
  signAnew,
  wrap,
} from './forge.ts'
import {
  composeUnsigned,
  createSigner,
  createTestRoot,
  issuedAt,
  type Signer,
  signBlock,
  signedAt,
  type Unsigned,
} from './signers.ts'
import { type Bench, createBench, run } from './tools.ts'

let bench: Bench
let root: RootPair
let reviewer: Signer
let head: Signer
let unsigned: Unsigned
let once: Uint8Array
let twice: Uint8Array

beforeAll(async () => {
  bench = createBench()
  root = await createTestRoot()
  reviewer = await createSigner(root, '喆堃')
  head = await createSigner(root, '垚昇')
  unsigned = await composeUnsigned()
  once = await signBlock(unsigned.bytes, unsigned.signatureBoxes[0], reviewer)
  twice = await signBlock(once, unsigned.signatureBoxes[1], head)
})
afterAll(() => bench.close())

const verified = (pdf: Uint8Array, roots = [root.certificate]) => verifyPdf({ pdf, roots })

/** Poppler still calls a signature of it valid: the forgery is one that deceives. */
function deceivesPoppler(pdf: Uint8Array): boolean {
  return run('pdfsig', '-nocert', bench.put('forged.pdf', pdf)).out.includes('Signature is Valid.')
}

test('a signed file is valid, and says who signed, for which unit, when and why', async () => {
  expect(await verified(twice)).toEqual({
    state: 'valid',
    changedAfterLastSignature: false,
    signatures: [reviewer, head].map(({ name, unit }, at) => ({
      signer: name,
      unit,
      at: signedAt.toISOString(),
      reason: '审核',
      state: 'valid',
      subFilter: 'ETSI.CAdES.detached',
      coversWholeFile: at === 1,
    })),
  })
  expect((await verified(once)).state).toBe('valid')
})

test('without signatures it is unsigned, without being a PDF it is damaged', async () => {
  const nothing = { signatures: [], changedAfterLastSignature: false }
  expect(await verified(unsigned.bytes)).toEqual({ state: 'unsigned', ...nothing })
  for (const bytes of [new Uint8Array(), Buffer.from('不是 PDF'), Buffer.from('%PDF-1.7\n%%EOF')]) {
    expect(await verified(bytes)).toEqual({ state: 'damaged', ...nothing })
  }
})

test('under another root, or none, it is untrusted, though unaltered', async () => {
  const other = await createTestRoot()
  for (const roots of [[], [other.certificate]]) {
    const { state, signatures } = await verified(twice, roots)
    expect(state).toBe('untrusted')
    expect(signatures.map((one) => one.state)).toEqual(['untrusted', 'untrusted'])
  }
  expect((await verified(twice, [other.certificate, root.certificate])).state).toBe('valid')
})

test("a person's certificate is no root, even when somebody trusts it", async () => {
  expect((await verified(once, [reviewer.certificate])).state).toBe('untrusted')
})

test('a time outside the life of the certificate makes it expired', async () => {
  const [box] = unsigned.signatureBoxes
  const before = new Date(issuedAt.getTime() - 86_400_000)
  const after = new Date(issuedAt.getTime() + 6 * 366 * 86_400_000)
  for (const at of [before, after]) {
    const { state, signatures } = await verified(await signBlock(unsigned.bytes, box, reviewer, at))
    expect(state).toBe('untrusted')
    expect(signatures.map((one) => one.state)).toEqual(['expired'])
  }
})

test('saving incrementally after the last signature is noticed, whatever it shows', async () => {
  const page = await contentsOfFirstPage(twice)
  const forged = appendObjects(twice, new Map([[page, BLANK]]))
  expect(deceivesPoppler(forged)).toBe(true)
  expect(await verified(forged)).toMatchObject({ state: 'altered', changedAfterLastSignature: true })
  for (const tail of ['\n', '\0', '%', ' ']) {
    expect((await verified(Buffer.concat([twice, Buffer.from(tail)]))).state).toBe('altered')
  }
})

test('a page redefined between two signatures is noticed, though both signatures are sound', async () => {
  const page = await contentsOfFirstPage(once)
  const forged = appendObjects(once, new Map([[page, BLANK]]))
  const signed = await signBlock(forged, unsigned.signatureBoxes[1], head)
  expect(deceivesPoppler(signed)).toBe(true)
  const { state, signatures } = await verified(signed)
  expect(signatures.map((one) => one.state)).toEqual(['valid', 'valid'])
  expect(state).toBe('altered')
})

test('a signature moved out of sight by a later saving is noticed', async () => {
  const widget = Number(/\n(\d+) 0 obj\n<<\n\/Type \/Annot\n/.exec(Buffer.from(once).toString('latin1'))?.[1])
  const hidden = bodyOf(once, widget)
    .replace(/\/Rect \[[^\]]*\]/, '/Rect [0 0 0 0]')
    .replace('/F 132', '/F 2')
  const forged = appendObjects(once, new Map([[widget, hidden]]))
  expect(deceivesPoppler(forged)).toBe(true)
  expect((await verified(forged)).state).toBe('altered')
  const signed = await signBlock(forged, unsigned.signatureBoxes[1], head)
  expect((await verified(signed)).state).toBe('altered')
})

test('a gap wider than the signature is refused, though the digest over the rest is right', async () => {
  const forged = wrap(once)
  const { gapStart, end } = lastRange(forged)
  const tail = lastRange(once).end - lastRange(once).gapEnd
  const hex = Buffer.from(once.subarray(gapStart + 1, lastRange(once).gapEnd - 1)).toString('latin1')
  const der = Buffer.from(hex.replace(/(00)+$/, ''), 'hex')
  const naive = [forged.subarray(0, gapStart), forged.subarray(end - tail, end)]
  expect(verifyCms(der, naive, signedAt, [root.certificate]).state).toBe('valid')
  expect((await verified(forged)).state).toBe('altered')
})

test('a range that does not begin at 0 is refused, though the signature over it is genuine', async () => {
  const { gapStart, gapEnd, end } = lastRange(once)
  const honest = signAnew(bench, once, reviewer, [once.subarray(0, gapStart), once.subarray(gapEnd, end)])
  expect((await verified(honest)).state).toBe('valid')
  const moved = rewriteRange(once, [9, gapStart - 9, gapEnd, end - gapEnd])
  const forged = signAnew(bench, moved, reviewer, [moved.subarray(9, gapStart), moved.subarray(gapEnd, end)])
  expect((await verified(forged)).state).toBe('altered')
})

test('a range that stops before the end of the file is refused, though the signature over it is genuine', async () => {
  const { gapStart, gapEnd, end } = lastRange(once)
  const short = rewriteRange(once, [0, gapStart, gapEnd, end - gapEnd - 40])
  const forged = signAnew(bench, short, reviewer, [short.subarray(0, gapStart), short.subarray(gapEnd, end - 40)])
  expect((await verified(forged)).state).toBe('altered')
})

test('a second range that no field shows is refused, though the file is signed whole', async () => {
  const document = await PDFDocument.load(unsigned.bytes, { updateMetadata: false })
  const { context } = document
  context.register(context.obj({ Type: 'Sig', ByteRange: [0, 10, 20, 30] }))
  const prepared = await document.save({ useObjectStreams: false, updateFieldAppearances: false })
  const forged = await signBlock(prepared, unsigned.signatureBoxes[0], reviewer)
  const { state, signatures } = await verified(forged)
  expect(signatures.map((one) => one.state)).toEqual(['valid'])
  expect(state).toBe('altered')
})

test("another file's signature, and another person's, do not fit", async () => {
  const document = await PDFDocument.load(unsigned.bytes, { updateMetadata: false })
  document.catalog.set(PDFName.of('Lang'), document.context.obj('en'))
  const other = await document.save({ useObjectStreams: false, updateFieldAppearances: false })
  for (const [pdf, signer] of [
    [other, reviewer],
    [other, head],
  ] as const) {
    const donor = await signBlock(pdf, unsigned.signatureBoxes[0], signer)
    const { gapStart, gapEnd } = lastRange(donor)
    const hex = Buffer.from(donor.subarray(gapStart, gapEnd)).toString('latin1')
    const target = lastRange(once)
    const width = target.gapEnd - target.gapStart
    const forged = replaceAt(
      once,
      target.gapStart,
      `${hex
        .slice(0, -1)
        .padEnd(width - 1, '0')
        .slice(0, width - 1)}>`,
    )
    const { state, signatures } = await verified(forged)
    expect(state).toBe('altered')
    expect(signatures.map((one) => one.state)).toEqual(['altered'])
  }
})

test('data in the padding of the signature is refused', async () => {
  const { gapEnd } = lastRange(once)
  for (const back of [3, 2001]) {
    expect((await verified(replaceAt(once, gapEnd - back, 'AB'))).state).toBe('altered')
  }
})

test('a file cut short is never valid', async () => {
  for (const cut of [1, 7, 60, 400, 3000, 20_000]) {
    expect((await verified(once.subarray(0, once.length - cut))).state, `${cut} bytes less`).not.toBe('valid')
  }
  expect((await verified(twice.subarray(0, once.length))).state).toBe('valid')
})

test('whatever byte is changed in what is covered, verification neither throws nor says valid', async () => {
  const { gapStart, gapEnd, end } = lastRange(once)
  const at = fc
    .integer({ min: 0, max: gapStart + end - gapEnd - 1 })
    .map((place) => (place < gapStart ? place : place - gapStart + gapEnd))
  await fc.assert(
    fc.asyncProperty(at, fc.integer({ min: 1, max: 255 }), async (place, mask) => {
      const altered = Buffer.from(once)
      altered.writeUInt8(altered.readUInt8(place) ^ mask, place)
      expect((await verified(altered)).state).not.toBe('valid')
    }),
    { numRuns: 60 },
  )
})

test('wherever it is cut, and whatever stands in the signature, verification neither throws nor says valid', async () => {
  const { gapStart, gapEnd } = lastRange(once)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: once.length - 1 }), async (length) => {
      expect((await verified(once.subarray(0, length))).state).not.toBe('valid')
    }),
    { numRuns: 40 },
  )
  const der = fc.uint8Array({ minLength: 1, maxLength: 600 })
  await fc.assert(
    fc.asyncProperty(der, async (bytes) => {
      const hex = Buffer.from(bytes)
        .toString('hex')
        .padEnd(gapEnd - gapStart - 2, '0')
      expect((await verified(replaceAt(once, gapStart + 1, hex))).state).not.toBe('valid')
    }),
    { numRuns: 30 },
  )
})

test('whatever byte of the signature itself is changed, it never becomes a valid signature of somebody else', async () => {
  const { gapStart } = lastRange(once)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1640 }), fc.integer({ min: 1, max: 255 }), async (place, mask) => {
      const at = gapStart + 1 + 2 * place
      const byte = Number.parseInt(Buffer.from(once.subarray(at, at + 2)).toString('latin1'), 16) ^ mask
      const { state, signatures } = await verified(
        replaceAt(once, at, byte.toString(16).padStart(2, '0').toUpperCase()),
      )
      // Parts of CMS are not signed (the root's certificate that travels along): those may change without harm.
      if (state === 'valid') expect(signatures).toMatchObject([{ signer: reviewer.name, unit: reviewer.unit }])
    }),
    { numRuns: 60 },
  )
})

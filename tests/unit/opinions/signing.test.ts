// Signatures judged by strangers: poppler with NSS, and openssl. None of them knows anything of Anjuan.
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RootPair, toPem } from '#main/opinions/signing/index.ts'
import {
  composeUnsigned,
  createSigner,
  createTestRoot,
  rangesOf,
  type Signer,
  shownTime,
  signBlock,
  type Unsigned,
} from './signers.ts'
import { type Bench, createBench, linesOf, run, textOf } from './tools.ts'

let bench: Bench
let root: RootPair
let reviewer: Signer
let head: Signer
let unsigned: Unsigned
let once: Uint8Array
let twice: Uint8Array
let files: { unsigned: string; once: string; twice: string; root: string; trusting: string; strange: string }

beforeAll(async () => {
  bench = createBench()
  root = await createTestRoot()
  reviewer = await createSigner(root, '喆堃')
  head = await createSigner(root, '欧阳垚昇')
  unsigned = await composeUnsigned()
  once = await signBlock(unsigned.bytes, unsigned.signatureBoxes[0], reviewer)
  twice = await signBlock(once, unsigned.signatureBoxes[1], head)
  const rootFile = bench.put('root.pem', toPem(root.certificate))
  files = {
    unsigned: bench.put('unsigned.pdf', unsigned.bytes),
    once: bench.put('once.pdf', once),
    twice: bench.put('twice.pdf', twice),
    root: rootFile,
    trusting: createTrust('trusting', rootFile),
    strange: createTrust('strange', bench.put('strange.pem', toPem((await createTestRoot()).certificate))),
  }
})
afterAll(() => bench.close())

/** An NSS database in which this root alone is trusted. */
function createTrust(name: string, rootFile: string): string {
  const folder = join(bench.folder, name)
  mkdirSync(folder)
  execFileSync('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password'])
  execFileSync('certutil', ['-A', '-d', `sql:${folder}`, '-n', 'root', '-t', 'CT,C,C', '-i', rootFile])
  return `sql:${folder}`
}

function judged(file: string, trust = files.trusting) {
  const { out } = run('pdfsig', '-nssdir', trust, file)
  const all = (pattern: RegExp) => [...out.matchAll(pattern)].map((found) => found[1])
  return {
    signers: all(/Signer Certificate Common Name: (.*)/g),
    signatures: all(/Signature Validation: (.*)/g),
    certificates: all(/Certificate Validation: (.*)/g),
    covers: all(/- (Total document signed|Not total document signed)/g),
    types: all(/Signature Type: (.*)/g),
  }
}

test('one signature is valid, trusted through the root, and covers the whole document', () => {
  expect(judged(files.once)).toEqual({
    signers: ['喆堃'],
    signatures: ['Signature is Valid.'],
    certificates: ['Certificate is Trusted.'],
    covers: ['Total document signed'],
    types: ['ETSI.CAdES.detached'],
  })
})

test('the first signature stays valid after the second, in the order of signing', () => {
  expect(judged(files.twice)).toEqual({
    signers: ['喆堃', '欧阳垚昇'],
    signatures: ['Signature is Valid.', 'Signature is Valid.'],
    certificates: ['Certificate is Trusted.', 'Certificate is Trusted.'],
    covers: ['Not total document signed', 'Total document signed'],
    types: ['ETSI.CAdES.detached', 'ETSI.CAdES.detached'],
  })
})

test('signing appends and touches no byte that was there', () => {
  expect(Buffer.from(once).subarray(0, unsigned.bytes.length).equals(Buffer.from(unsigned.bytes))).toBe(true)
  expect(Buffer.from(twice).subarray(0, once.length).equals(Buffer.from(once))).toBe(true)
  expect(run('qpdf', '--check', files.twice)).toMatchObject({ code: 0 })
})

test('whoever trusts another root of the same name is not told to trust', () => {
  const { signatures, certificates } = judged(files.twice, files.strange)
  expect(signatures).toEqual(['Signature is Valid.', 'Signature is Valid.'])
  expect(certificates).not.toContain('Certificate is Trusted.')
})

test('one byte changed in what is covered is noticed', () => {
  const [range] = rangesOf(once)
  if (range === undefined) throw new Error('no range')
  const text = Buffer.from(once).toString('latin1')
  const places = [12, text.indexOf('stream\n') + 20, range.gapStart - 200, range.gapEnd + 12, range.end - 60]
  for (const at of places) {
    const altered = Buffer.from(once)
    altered.writeUInt8(altered.readUInt8(at) ^ 0x01, at)
    // A file too broken to be read has no signature at all: that is noticed as well.
    expect(judged(bench.put('altered.pdf', altered)).signatures, `byte ${at}`).not.toContain('Signature is Valid.')
  }
})

test('each signature shows name and time on its own block, on the page of the block', async () => {
  const page = unsigned.signatureBoxes[0]?.page ?? 0
  expect(page).toBeGreaterThan(1)
  expect(textOf(files.unsigned)).not.toContain(shownTime)
  const lines = linesOf(files.twice)
  const names = ['喆堃', '欧阳垚昇']
  unsigned.signatureBoxes.forEach((box, at) => {
    const inside = lines.filter(
      (line) =>
        line.page === box.page &&
        line.xMin >= box.xPt - 1 &&
        line.xMax <= box.xPt + box.widthPt + 1 &&
        line.yMin >= 841.89 - box.yPt - box.heightPt - 1 &&
        line.yMax <= 841.89 - box.yPt + 1,
    )
    const shown = inside.map(({ text }) => text).join(' ')
    expect(shown).toContain(names[at])
    expect(shown).toContain('电子签名')
    expect(shown).toContain(shownTime)
    expect(shown).toContain(box.role)
  })
  const document = await PDFDocument.load(twice)
  const widgets = document.getPage(page - 1).node.Annots()
  const rects = Array.from({ length: widgets?.size() ?? 0 }, (_, at) => widgets?.lookup(at, PDFDict))
  expect(rects.map((widget) => widget?.lookup(PDFName.of('Rect'))?.toString())).toEqual(
    unsigned.signatureBoxes.map(({ xPt, yPt, widthPt, heightPt }) => {
      const corners = [xPt, yPt, xPt + widthPt, yPt + heightPt].map((edge) => Math.round(edge * 1000) / 1000)
      return `[ ${corners.join(' ')} ]`
    }),
  )
})

test('openssl finds the chain sound and the extensions as promised', () => {
  const person = bench.put('person.pem', toPem(reviewer.certificate))
  expect(run('openssl', 'verify', '-x509_strict', '-CAfile', files.root, person)).toMatchObject({
    code: 0,
  })
  const rootText = run('openssl', 'x509', '-in', files.root, '-noout', '-text').out
  expect(rootText).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0/)
  expect(rootText).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign\n/)
  const personText = run('openssl', 'x509', '-in', person, '-noout', '-text').out
  expect(personText).toMatch(/Basic Constraints:\s*\n?\s*CA:FALSE/)
  expect(personText).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation\n/)
  expect(personText).toMatch(/Public Key Algorithm: id-ecPublicKey[\s\S]*prime256v1/)
  expect(personText).toContain('ecdsa-with-SHA256')
  expect(run('openssl', 'x509', '-in', person, '-noout', '-subject', '-nameopt', 'utf8').out).toContain('喆堃')
})

test('openssl, as CAdES, verifies each signature over the bytes it covers', () => {
  rangesOf(twice).forEach(({ gapStart, gapEnd, end }, at) => {
    const covered = [twice.subarray(0, gapStart), twice.subarray(gapEnd, end)]
    const hex = Buffer.from(twice.subarray(gapStart + 1, gapEnd - 1)).toString('latin1')
    const cms = bench.put(`${at}.der`, Buffer.from(hex, 'hex'))
    const content = bench.put(`${at}.bin`, Buffer.concat(covered))
    const args = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', cms, '-content', content]
    const trust = ['-CAfile', files.root, '-purpose', 'any', '-out', '/dev/null']
    expect(run('openssl', ...args, ...trust)).toMatchObject({ code: 0 })
  })
})

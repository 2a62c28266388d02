// What forgers do to signed PDFs, done by hand to files that were valid a moment ago.
import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PDFDocument, PDFRef } from 'pdf-lib'
import { toPem } from '#main/opinions/signing/index.ts'
import { rangesOf, type Signer } from './signers.ts'
import type { Bench } from './tools.ts'

/** Saves objects incrementally, as any editor does: the earlier bytes stay, the new objects win. */
export function appendObjects(pdf: Uint8Array, objects: ReadonlyMap<number, string>): Buffer {
  const old = Buffer.from(pdf)
  const text = old.toString('latin1')
  const before = Number([...text.matchAll(/startxref\s+(\d+)/g)].at(-1)?.[1])
  const root = [...text.matchAll(/\/Root (\d+ 0 R)/g)].at(-1)?.[1]
  const size = Math.max(...[...text.matchAll(/\/Size (\d+)/g)].map((found) => Number(found[1])), ...objects.keys())
  let added = ''
  let table = 'xref\n'
  for (const [number, body] of objects) {
    table += `${number} 1\n${String(old.length + added.length).padStart(10, '0')} 00000 n\r\n`
    added += `${number} 0 obj\n${body}\nendobj\n`
  }
  const trailer = `trailer\n<<\n/Size ${size + 1}\n/Root ${root}\n/Prev ${before}\n>>\n`
  return Buffer.concat([old, Buffer.from(`${added}${table}${trailer}startxref\n${old.length + added.length}\n%%EOF\n`)])
}

/** The object as it stands in the file, by the reference a page or field gives. */
export function bodyOf(pdf: Uint8Array, number: number): string {
  const text = Buffer.from(pdf).toString('latin1')
  const start = text.lastIndexOf(`\n${number} 0 obj\n`) + `\n${number} 0 obj\n`.length
  return text.slice(start, text.indexOf('\nendobj', start))
}

/** Number of the object that holds what the first page shows. */
export async function contentsOfFirstPage(pdf: Uint8Array): Promise<number> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const contents = document.getPage(0).node.Contents()
  const ref = contents === undefined ? undefined : document.context.getObjectRef(contents)
  const array = contents !== undefined && 'asArray' in contents ? contents.asArray()[0] : undefined
  const found = array instanceof PDFRef ? array : ref
  if (found === undefined) throw new Error('a page without content')
  return found.objectNumber
}

/** A stream that shows an empty page. */
export const BLANK = '<<\n/Length 4\n>>\nstream\nq Q \nendstream'

/**
 * Universal signature wrapping: the gap is widened to hold a second signature dictionary, so that what the earlier one said
 * is replaced, while the bytes outside the gap, and so the digest, stay the same.
 */
export function wrap(pdf: Uint8Array): Buffer {
  const { gapStart, gapEnd, end } = lastRange(pdf)
  const old = Buffer.from(pdf)
  const number = Number(
    [
      ...old
        .subarray(0, gapStart)
        .toString('latin1')
        .matchAll(/\n(\d+) 0 obj\n/g),
    ].at(-1)?.[1],
  )
  const contents = old.subarray(gapStart, gapEnd).toString('latin1')
  const build = (width: number) =>
    `${contents}\n>>\nendobj\n${number} 0 obj\n<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/ByteRange [0 ${gapStart} ${gapStart + width} ${end - gapEnd}]\n/Contents ${contents}`
  let wide = build(0)
  for (let round = 0; round < 3; round += 1) wide = build(wide.length)
  return Buffer.concat([old.subarray(0, gapStart), Buffer.from(wide, 'latin1'), old.subarray(gapEnd)])
}

/**
 * Signs with a real key over whatever bytes the forger likes and puts it where the last signature stood. Such a file has
 * nothing wrong with its mathematics: only reading it strictly refuses it.
 */
export function signAnew(bench: Bench, pdf: Uint8Array, signer: Signer, covered: readonly Uint8Array[]): Buffer {
  const key = createPrivateKey({ key: Buffer.from(signer.privateKey), format: 'der', type: 'pkcs8' })
  const keyFile = bench.put('key.pem', key.export({ format: 'pem', type: 'pkcs8' }).toString())
  const person = bench.put('person.pem', toPem(signer.certificate))
  const content = bench.put('content.bin', Buffer.concat(covered))
  const out = bench.put('cms.der', '')
  const what = ['cms', '-sign', '-binary', '-cades', '-md', 'sha256', '-outform', 'DER', '-in', content, '-out', out]
  execFileSync('openssl', [...what, '-signer', person, '-inkey', keyFile])
  const gapStart = Buffer.from(pdf).lastIndexOf('/Contents <') + '/Contents '.length
  const gapEnd = Buffer.from(pdf).indexOf('>', gapStart) + 1
  const hex = readFileSync(out).toString('hex').toUpperCase()
  return replaceAt(pdf, gapStart + 1, hex.padEnd(gapEnd - gapStart - 2, '0'))
}

/** The same length of other bytes. */
export function replaceAt(pdf: Uint8Array, at: number, text: string): Buffer {
  const changed = Buffer.from(pdf)
  changed.write(text, at, 'latin1')
  return changed
}

/** Writes other numbers into the last /ByteRange, without moving a byte. */
export function rewriteRange(pdf: Uint8Array, numbers: readonly number[]): Buffer {
  const text = Buffer.from(pdf).toString('latin1')
  const found = [...text.matchAll(/\/ByteRange\s*(\[[^\]]*\])/g)].at(-1)
  if (found?.[1] === undefined) throw new Error('no range')
  const at = found.index + found[0].length - found[1].length
  return replaceAt(pdf, at, `[${numbers.join(' ').padEnd(found[1].length - 2)}]`)
}

export function lastRange(pdf: Uint8Array) {
  const range = rangesOf(pdf).at(-1)
  if (range === undefined) throw new Error('no range')
  return range
}

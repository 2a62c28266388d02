// A small archive of our own for the tests of signatures: a root, people with certificates, a document with two blocks.

import { createRoot, createSigningKey, issueCertificate, type RootPair, signPdf } from '#main/opinions/signing/index.ts'
import { type Block, composePdf, composeSignatureFace, type SignatureBox } from '#main/printing/index.ts'

const DAY = 86_400_000
/** Relative to today, because poppler and openssl ask whether a certificate is in force now. */
export const issuedAt = new Date(Math.floor(Date.now() / DAY - 60) * DAY)
export const signedAt = new Date(issuedAt.getTime() + 30 * DAY)
/** What the tests print on the block; its own text, not derived from the time signed. */
export const shownTime = '2026-04-02 09:30'

export interface Signer {
  readonly name: string
  readonly unit: string
  readonly privateKey: Uint8Array
  readonly certificate: Uint8Array
  readonly root: Uint8Array
}

export interface Unsigned {
  readonly bytes: Uint8Array
  readonly signatureBoxes: readonly SignatureBox[]
}

export function createTestRoot(): Promise<RootPair> {
  return createRoot({ agency: '云山县司法局', archiveId: 'f3a0c1d2', now: issuedAt })
}

export async function createSigner(root: RootPair, name: string): Promise<Signer> {
  const { privateKey, publicKey } = await createSigningKey()
  const unit = '云山县司法局法制股'
  const certificate = await issueCertificate({ root, publicKey, name, unit, now: issuedAt })
  return { name, unit, privateKey, certificate, root: root.certificate }
}

/** Three pages; the two blocks lie on the last. */
export async function composeUnsigned(): Promise<Unsigned> {
  const text = '经审核，本案事实清楚，证据确凿，适用法律正确，程序合法，同意所拟决定。'
  const blocks: Block[] = Array.from({ length: 25 }, () => ({ type: 'paragraph', text }))
  const items = [
    { role: '审核人', name: ' ', on: ' ' },
    { role: '审核机构负责人', name: ' ', on: ' ' },
  ]
  return composePdf({
    title: '审核意见书',
    author: '云山县司法局',
    createdAt: issuedAt,
    blocks: [{ type: 'title', text: '审核意见书' }, ...blocks, { type: 'signatures', items }],
  })
}

export async function signBlock(
  pdf: Uint8Array,
  box: SignatureBox | undefined,
  signer: Signer,
  at = signedAt,
): Promise<Uint8Array> {
  if (box === undefined) throw new Error('no such block')
  return signPdf({
    pdf,
    key: signer.privateKey,
    certificate: signer.certificate,
    chain: [signer.root],
    field: box.field,
    face: await composeSignatureFace(box, signer.name, ['电子签名', shownTime]),
    reason: '审核',
    location: signer.unit,
    at,
  })
}

export interface Covered {
  readonly gapStart: number
  readonly gapEnd: number
  readonly end: number
}

/** What each signature's /ByteRange says, in the order of the file. */
export function rangesOf(pdf: Uint8Array): Covered[] {
  const text = Buffer.from(pdf).toString('latin1')
  return [...text.matchAll(/\/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].map((found) => {
    const [gapStart = 0, gapEnd = 0, rest = 0] = found.slice(1).map(Number)
    return { gapStart, gapEnd, end: gapEnd + rest }
  })
}

// Signing a PDF as PAdES baseline B-B (ETSI EN 319 142-1): CMS detached, ESS signing-certificate-v2, appended as an
// incremental update, so that every earlier signature stays valid to the byte.
import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { PDF, PdfDict } from '@libpdf/core'

export interface SignOrder {
  readonly pdf: Uint8Array
  /** The signer's own key, PKCS#8, EC P-256. */
  readonly key: Uint8Array
  /** DER. */
  readonly certificate: Uint8Array
  /** DER, from the issuer up to the root. */
  readonly chain: readonly Uint8Array[]
  readonly reason: string
  readonly location: string
  /** The signer's own word: no authority confirms it at this level. */
  readonly at: Date
  /** The signature field that lies on this signer's block. */
  readonly field: string
  /** A PDF of one page, as large as the block: what the signature shows there. */
  readonly face: Uint8Array
}

/** @returns the file with one signature more */
export async function signPdf(order: SignOrder): Promise<Uint8Array> {
  const key = signingKeyOf(order)
  const document = await PDF.load(order.pdf)
  await layFace(document, order.field, order.face)
  const { bytes } = await document.sign({
    signer: {
      certificate: order.certificate,
      certificateChain: [...order.chain],
      keyType: 'EC',
      signatureAlgorithm: 'ECDSA',
      sign: (data) => Promise.resolve(sign('sha256', data, { key, dsaEncoding: 'der' })),
    },
    subFilter: 'ETSI.CAdES.detached',
    level: 'B-B',
    reason: order.reason,
    location: order.location,
    signingTime: order.at,
    fieldName: order.field,
  })
  return bytes
}

/** Read where it lies: a copy would stay behind when the owner overwrites his own. */
function signingKeyOf({ key }: SignOrder): KeyObject {
  const der = Buffer.from(key.buffer, key.byteOffset, key.byteLength)
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

/** The appearance of the field's widget (ISO 32000-1 §12.5.5): readers map the face's box onto the block's rectangle. */
async function layFace(document: PDF, field: string, face: Uint8Array): Promise<void> {
  const widget = document
    .getForm()
    ?.getFields()
    .find((one) => one.name === field)
    ?.acroField()
  if (widget === undefined) throw new Error('a signature block without its field')
  const { ref } = await document.embedPage(await PDF.load(face), 0)
  widget.set('AP', PdfDict.of({ N: ref }))
  keepPlace(widget)
}

/**
 * @libpdf/core 0.4.2 makes every field it signs invisible: an empty rectangle, on the first page. This field already lies
 * where it belongs.
 */
function keepPlace(widget: PdfDict): void {
  const set = widget.set.bind(widget)
  widget.set = (key, value) => {
    const name = typeof key === 'string' ? key : key.value
    if (name !== 'Rect' && name !== 'P') set(key, value)
  }
}

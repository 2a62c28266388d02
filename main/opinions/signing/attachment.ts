// What lies attached in a PDF.
import { PDF } from '@libpdf/core'

/** @returns null when there is none of that name, or the bytes cannot be read; never throws */
export async function readAttachment(pdf: Uint8Array, name: string): Promise<Uint8Array | null> {
  try {
    const document = await PDF.load(pdf)
    return document.getAttachment(name)
  } catch {
    return null
  }
}

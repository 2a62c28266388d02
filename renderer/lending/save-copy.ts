// Hands bytes to the person as a file to save.
import { downloadUrl } from '../desk/bytes-url.ts'

/** An object of the archive, under this name. */
export function saveCopy({ objectId, name }: { objectId: string; name: string }): void {
  const link = document.createElement('a')
  link.href = downloadUrl(objectId)
  link.download = name
  link.click()
}

/** A PDF that came with an answer, in base64. */
export function savePdf(name: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the blob when the click returns; the delay is for those that ask first where to save.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

// Hands a text or bytes to the person as a file to save.
export function saveText(name: string, mime: string, text: string): void {
  save(name, new Blob([text], { type: mime }))
}

export function saveBytes(name: string, mime: string, bytes: Uint8Array<ArrayBuffer>): void {
  save(name, new Blob([bytes], { type: mime }))
}

function save(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the blob when the click returns; the delay is for those that ask first where to save.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

// Hands a text to the person as a file to save.
export function saveText(name: string, mime: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: mime }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the blob when the click returns; the delay is for those that ask first where to save.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

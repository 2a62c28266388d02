// Where the bytes of an object are read from, with Range.
export function bytesUrl(objectId: string): string {
  return new URL(`/bytes/${encodeURIComponent(objectId)}`, location.href).href
}

/** The same bytes as a file to save under their original name. */
export function downloadUrl(objectId: string): string {
  return `${bytesUrl(objectId)}?download`
}

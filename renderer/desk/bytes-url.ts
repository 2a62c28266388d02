// Where the bytes of an object are read from, with Range.
export function bytesUrl(objectId: string): string {
  return new URL(`/bytes/${encodeURIComponent(objectId)}`, location.href).href
}

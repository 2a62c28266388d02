// All bytes of what is looked into, in parts the parent hands over.
import type { RemoteBytes } from '#main/jobs/serve-child.ts'

const partBytes = 8 * 1024 * 1024

export async function readAll(bytes: RemoteBytes): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.sizeBytes; at += partBytes) {
    parts.push(await bytes.read(at, Math.min(bytes.sizeBytes, at + partBytes)))
  }
  return Buffer.concat(parts)
}

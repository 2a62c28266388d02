// Entry file of the process that checks the electronic signatures of papers nobody can vouch for.
import * as z from 'zod'
import { type RemoteBytes, serveChild } from '#main/jobs/serve-child.ts'
import { verifyPdf } from '#main/opinions/signing/index.ts'

/** The most a child may ask for in one read. */
const readBytes = 16 * 1024 * 1024

/** DER of the certificates that are trusted, in base64. */
const Order = z.object({ roots: z.array(z.string()) })

serveChild({
  'verify-pdf': async (input, bytes) => {
    const roots = Order.parse(input).roots.map((root) => Buffer.from(root, 'base64'))
    const { state } = await verifyPdf({ pdf: await whole(bytes), roots })
    return state
  },
})

async function whole(bytes: RemoteBytes): Promise<Uint8Array> {
  const all = new Uint8Array(bytes.sizeBytes)
  for (let at = 0; at < bytes.sizeBytes; at += readBytes)
    all.set(await bytes.read(at, Math.min(at + readBytes, bytes.sizeBytes)), at)
  return all
}

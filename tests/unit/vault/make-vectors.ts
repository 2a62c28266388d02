// Made tests/vectors/vault, once: `node tests/unit/vault/make-vectors.ts <new folder>`. Frozen vectors are never made
// anew; a new version of a format gets a folder of its own beside the old one.
import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createArchive } from '#main/vault/index.ts'
import { ADA, BAO } from './vector-people.ts'

const CHUNK = 256 * 1024
const DOSSIER = 'frozen-dossier'

/** SHA-256 of a counter: the same bytes for everyone. */
function fixedRandom(): (sizeBytes: number) => Uint8Array {
  let counter = 0
  return (sizeBytes) => {
    const blocks: Buffer[] = []
    for (let have = 0; have < sizeBytes; have += 32) {
      counter += 1
      blocks.push(createHash('sha256').update(`anjuan vectors ${counter}`).digest())
    }
    return Buffer.concat(blocks).subarray(0, sizeBytes)
  }
}

/** Must stay what `patterned` in scratch.ts gives. */
function patterned(sizeBytes: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(sizeBytes)
  let state = (seed * 2654435761 + 1) >>> 0
  for (let i = 0; i < sizeBytes; i += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[i] = state >>> 24
  }
  return bytes
}

const into = process.argv[2]
if (into === undefined) throw new Error('name a new folder')
const kdf = { algorithm: 'argon2id', memoryKiB: 1024, passes: 1, lanes: 1 } as const
const now = () => new Date('2026-01-01T00:00:00.000Z')
const folder = join(into, 'archive')
const vault = await createArchive({ folder, slots: [ADA, BAO], kdf, now, random: fixedRandom() })
const { key: dossierKey } = await vault.dossierKeys.create(DOSSIER)
const objects = []
for (const size of [0, 1, CHUNK, CHUNK + 1]) {
  const name = `${size} 字节.bin`
  objects.push({
    name,
    ...(await vault.objects.put({ dossierKey, source: { bytes: patterned(size, size) }, label: { name } })),
  })
}
const personal = await vault.slots.check(ADA.name, ADA.passphrase)
const expected = {
  dossierId: DOSSIER,
  databaseKey: vault.databaseKey('archive').toString('hex'),
  searchKey: vault.databaseKey('search').toString('hex'),
  journalSeed: vault.journalSeed().toString('hex'),
  sealedArchive: vault.seal('root', Buffer.from('archive blob')).toString('hex'),
  sealedPersonal: personal.seal('signing', Buffer.from('personal blob')).toString('hex'),
  objects,
}
await rm(join(folder, 'incoming'), { recursive: true })
await writeFile(join(into, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`)
vault.close()

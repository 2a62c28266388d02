// Reads an archive with nothing but what main/vault/format.md says: shares no code with the vault on purpose.
import { createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { argon2id } from 'hash-wasm'

type Bytes = Uint8Array

interface Slot {
  readonly id: string
  readonly tag: string
  readonly kdf: { algorithm: string; memoryKiB: number; passes: number; lanes: number; salt: string }
  readonly commitment: string
  readonly sealed: string
}

const hex = (text: string) => Buffer.from(text, 'hex')
const hkdf = (secret: Bytes, salt: Bytes, info: string) => Buffer.from(hkdfSync('sha256', secret, salt, info, 32))

function bind(...parts: (string | Bytes)[]): Buffer {
  const whole: Bytes[] = []
  for (const part of parts) {
    const bytes = Buffer.from(part as string)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    whole.push(length, bytes)
  }
  return Buffer.concat(whole)
}

function open(key: Bytes, box: Bytes, bound: Bytes): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12))
  decipher.setAAD(bound)
  decipher.setAuthTag(box.subarray(-16))
  return Buffer.concat([decipher.update(box.subarray(12, -16)), decipher.final()])
}

function same(found: Bytes, expected: Bytes, what: string): void {
  if (Buffer.compare(found, expected) !== 0) throw new Error(`${what} differs`)
}

export interface IndependentArchive {
  key(use: string): Buffer
  unseal(realm: 'archive' | 'personal', purpose: string, sealed: Bytes): Buffer
  dossierKey(dossierId: string): Promise<Buffer>
  object(objectId: string, dossierId: string, dossierKey: Bytes): Promise<{ label: unknown; content: Buffer }>
}

export async function readArchive(folder: string, name: string, passphrase: string): Promise<IndependentArchive> {
  const json = JSON.parse(await readFile(join(folder, 'archive.json'), 'utf8'))
  const { format, archiveId, createdAt, salt, commitment, slots, mac, checksum } = json
  const canonical = JSON.stringify({ format, archiveId, createdAt, salt, commitment, slots })
  same(
    createHash('sha256')
      .update(canonical + mac)
      .digest(),
    hex(checksum),
    'checksum',
  )

  const tag = createHmac('sha256', hex(salt)).update(name.normalize('NFKC')).digest().subarray(0, 16).toString('hex')
  const slot = (slots as Slot[]).find((each) => each.tag === tag)
  if (slot === undefined) throw new Error('no slot')
  const { algorithm, memoryKiB, passes, lanes } = slot.kdf
  const stretched = await argon2id({
    password: passphrase.normalize('NFKC'),
    salt: hex(slot.kdf.salt),
    memorySize: memoryKiB,
    iterations: passes,
    parallelism: lanes,
    hashLength: 32,
    outputType: 'binary',
  })
  same(hkdf(stretched, hex(slot.id), 'anjuan/1/slot/commitment'), hex(slot.commitment), 'slot commitment')
  const cost = `${memoryKiB}/${passes}/${lanes}`
  const bound = bind('anjuan/1/slot', archiveId, slot.id, slot.tag, algorithm, cost, slot.kdf.salt)
  const opened = open(hkdf(stretched, hex(slot.id), 'anjuan/1/slot/box'), hex(slot.sealed), bound)
  const [archiveKey, personalSecret] = [opened.subarray(0, 32), opened.subarray(32, 64)]

  const key = (use: string) => hkdf(archiveKey, hex(archiveId), `anjuan/1/archive/${use}`)
  same(key('commitment'), hex(commitment), 'archive commitment')
  same(createHmac('sha256', key('description-mac')).update(canonical).digest(), hex(mac), 'mac')

  return {
    key,
    unseal(realm, purpose, sealed) {
      same(sealed.subarray(0, 1), Buffer.of(1), 'blob version')
      const secret = realm === 'archive' ? key('seal') : personalSecret
      const boxKey = hkdf(secret, hex(archiveId), `anjuan/1/${realm}/seal/${purpose}`)
      return open(boxKey, sealed.subarray(1), bind('anjuan/1/seal', realm, purpose))
    },
    async dossierKey(dossierId) {
      const fan = createHash('sha256').update(dossierId).digest('hex').slice(0, 2)
      const file = await readFile(join(folder, 'keys', fan, dossierId))
      same(file.subarray(0, 10), Buffer.from('ANJUANDK\0\u0001'), 'key file head')
      const kept = file.subarray(10, 42)
      const secret = open(
        key('dossier-wrap'),
        file.subarray(42, 102),
        bind('anjuan/1/dossier-key', archiveId, dossierId, kept),
      )
      same(hkdf(secret, hex(archiveId), `anjuan/1/dossier/commitment/${dossierId}`), kept, 'dossier key commitment')
      return secret
    },
    async object(objectId, dossierId, dossierKey) {
      const file = await readFile(join(folder, 'objects', objectId.slice(0, 2), objectId))
      return readObject(file, objectId, dossierId, dossierKey)
    },
  }
}

function readObject(file: Buffer, objectId: string, dossierId: string, dossierKey: Bytes) {
  const head = Buffer.concat([Buffer.from('ANJUANOB'), hex('0001'), hex('0001'), hex('00040000'), hex(objectId)])
  same(file.subarray(0, 32), head, 'object head')
  const wrapKey = hkdf(dossierKey, new Uint8Array(0), 'anjuan/1/dossier/object-wrap')
  const objectKey = open(wrapKey, file.subarray(32, 92), bind('anjuan/1/object-key', head, dossierId))
  same(hkdf(objectKey, hex(objectId), 'anjuan/1/object/commitment'), file.subarray(92, 124), 'object commitment')
  same(file.subarray(124, 128), Buffer.alloc(4), 'zeros')
  const headerHash = createHash('sha256').update(file.subarray(0, 128)).digest()

  const labelKey = hkdf(objectKey, hex(objectId), 'anjuan/1/object/label')
  const plainLabel = open(labelKey, file.subarray(128, 4096), bind('anjuan/1/object-label', headerHash))
  const label = JSON.parse(plainLabel.subarray(2, 2 + plainLabel.readUInt16BE()).toString('utf8'))

  const chunkKey = hkdf(objectKey, hex(objectId), 'anjuan/1/object/chunks')
  const chunks: Buffer[] = []
  for (let at = 4096; at < file.length; at += 262172) {
    const place = Buffer.alloc(9)
    place.writeBigUInt64BE(BigInt(chunks.length))
    place[8] = at + 262172 >= file.length ? 1 : 0
    chunks.push(open(chunkKey, file.subarray(at, at + 262172), Buffer.concat([headerHash, place])))
  }
  const content = Buffer.concat(chunks)
  if (file.length !== 4096 + label.sizeBytes + 28 * chunks.length) throw new Error('length differs')
  same(createHash('sha256').update(content).digest(), hex(label.sha256), 'content')
  return { label, content }
}

// Every page of an SQLCipher-4 database and of its write-ahead log, decrypted without SQLite: what somebody who holds the key
// could still find in free space and in old pages.
import { createDecipheriv } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

const pageSize = 4096
/** 16 bytes of nonce, 64 of HMAC. */
const reserved = 80
const walHeader = 32
const frameHeader = 24

/** @param key the raw key: it is used as it is, without derivation */
export function databasePages(file: string, key: Buffer): Buffer[] {
  const main = cut(readFileSync(file), 0, pageSize, 0)
  const wal = `${file}-wal`
  const log = existsSync(wal) ? cut(readFileSync(wal), walHeader, frameHeader + pageSize, frameHeader) : []
  return [...main.map((page, at) => decrypted(page, key, at === 0)), ...log.map((page) => decrypted(page, key, false))]
}

function cut(bytes: Buffer, from: number, stride: number, skip: number): Buffer[] {
  const pages: Buffer[] = []
  for (let at = from; at + stride <= bytes.length; at += stride) pages.push(bytes.subarray(at + skip, at + stride))
  return pages
}

/** The first page begins with the salt instead of ciphertext. */
function decrypted(page: Buffer, key: Buffer, isFirst: boolean): Buffer {
  const nonce = page.subarray(pageSize - reserved, pageSize - reserved + 16)
  const decipher = createDecipheriv('aes-256-cbc', key, nonce).setAutoPadding(false)
  return Buffer.concat([decipher.update(page.subarray(isFirst ? 16 : 0, pageSize - reserved)), decipher.final()])
}

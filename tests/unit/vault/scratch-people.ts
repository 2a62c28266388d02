// Who works in the scratch archives of the tests, and at what price; apart from scratch.ts because child processes,
// which know no vitest, need it too.
import type { KdfParameters } from '#main/vault/index.ts'

export const CHEAP_KDF: KdfParameters = { algorithm: 'argon2id', memoryKiB: 1024, passes: 1, lanes: 1 }
export const NOW = new Date('2026-03-04T05:06:07.000Z')
export const now = () => NOW
export const ADA = { name: '档案员张三', passphrase: '正确的口令 battery' }

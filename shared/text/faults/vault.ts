// Sentences of the vault: the archive folder, passphrases, keys and stored files.
export const vaultFaults = {
  'vault.none': () => '这个文件夹里没有案卷存档。请选择正确的存档文件夹，或先新建存档。',
  'vault.exists': () => '这个文件夹里已有案卷存档。请直接打开它，或另选一个空文件夹新建。',
  'vault.folder-not-empty': () => '所选文件夹里已有其他文件。请另选一个空文件夹新建存档。',
  'vault.folder-denied': () => '没有读写存档文件夹的权限，或磁盘处于只读状态。请检查文件夹权限和磁盘后重试。',
  'vault.damaged': () =>
    '存档说明文件 archive.json 已损坏或被改动。请先另存它，再用 keys 文件夹里的 archive-copy.json(或备份中的 archive.json)替换；其他文件请勿改动。',
  'vault.future': (p: { found: number; known: number }) =>
    `这个存档由更新的版本建立（格式 ${p.found}，本程序只认到 ${p.known}）。请升级本程序后再打开。`,
  'vault.closed': () => '存档已锁定，这次修改没有保存。请重新登录后再试。',
  'vault.wrong-passphrase': () => '用户名或口令不对。请检查大小写和输入法后重试。',
  'vault.weak-passphrase': (p: { least: number }) => `口令太短。请使用至少 ${p.least} 个字符的口令。`,
  'vault.slot-taken': () => '这个用户名已设有口令。请换一个用户名，或由本人修改口令。',
  'vault.last-slot': () => '这是最后一个能打开存档的口令，不能删除。请先为其他用户设置口令。',
  'vault.disk-full': () => '磁盘空间不足，未写入任何内容。请清理磁盘或换用更大的磁盘后重试。',
  'vault.name-too-long': () => '文件名太长。请缩短文件名后重试。',
  'vault.object-missing': () => '存档中缺少这个文件的加密数据。请立即停止写入，并从备份恢复。',
  'vault.object-altered': () => '这个文件的加密数据已被改动或损坏，不能打开。请从备份恢复，并告知安全保密员。',
  'vault.sealed-altered': () => '存档中的一段加密资料已被改动或损坏，不能使用。请从备份恢复，并告知安全保密员。',
  'vault.source-unreadable': () => '读不到要归入的文件。请检查它是否还在、是否有读取权限，然后重试。',
  'vault.source-changed': () => '归入过程中源文件发生了变化，已放弃这次归入。请等文件写完后重试。',
  'vault.key-missing': () => '找不到这个案卷的密钥，内容无法打开。请从备份恢复 keys 文件夹。',
} as const

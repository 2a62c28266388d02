export const storeFaults = {
  'store.in-use': () => '这个存档正被另一个程序窗口使用。请先在那边锁定或退出，再在这里打开。',
  'store.missing': () =>
    '存档文件夹里缺少数据库 archive.db，不能打开。请勿在此新建，并从最近的备份恢复整个存档文件夹。',
  'store.damaged': () => '存档数据库已损坏，不能打开。请勿改动存档文件夹，并从最近的备份恢复。',
  'store.future': (p: { found: number; known: number }) =>
    `存档数据库由更新的版本写成（${p.found}，本程序只认到 ${p.known}）。请升级本程序后再打开。`,
  'store.rolled-back': () => '存档数据库比审计日志的封存记录旧，可能被换回了旧副本。请联系审计员，并从最近的备份恢复。',
} as const

// What the command line says when it cannot begin.
export const cliFaults = {
  'cli.usage': (p: { why: string }) => `命令用法不对：${p.why}。请用 anjuan --help 或 anjuan <命令> --help 查看用法。`,
  'cli.no-archive': () => '没有指明存档文件夹。请用 --archive <文件夹> 或环境变量 ANJUAN_ARCHIVE 指明。',
  'cli.no-user': () => '没有指明用户。请用 --user <用户名> 或环境变量 ANJUAN_USER 指明。',
  'cli.no-terminal': () =>
    '这里没有可以输入口令的终端。请改用 --passphrase-file <文件> 或 --passphrase-fd <编号> 提供口令。',
  'cli.no-passphrase': (p: { wanted: number }) =>
    `没有读到口令。请检查 --passphrase-file 或 --passphrase-fd 所指的内容：需要 ${p.wanted} 行，每行一个口令。`,
  'cli.passphrases-differ': () => '两次输入的口令不一样，未作任何改动。请重新执行，并两次输入同一口令。',
  'cli.no-such-path': (p: { path: string }) => `找不到 ${p.path}。请检查路径是否正确、是否有读取权限。`,
  'cli.nothing-to-file': () => '所给路径里没有可以归入的文件。请检查路径；以点开头的隐藏文件不会归入。',
  'cli.exists': (p: { path: string }) => `${p.path} 已经存在，未覆盖。请换一个名称，或先移走原有文件。`,
  'cli.bad-json': (p: { path: string; at: string }) =>
    `${p.path} 的内容不合要求（${p.at}）。请按 --help 中的示例改正后重试。`,
  'cli.bad-certificate': (p: { path: string }) => `${p.path} 不是证书。请使用 anjuan export-root 导出的根证书文件。`,
  'cli.unknown-call': (p: { call: string }) => `没有名为 ${p.call} 的调用。请按“领域.调用”书写，例如 dossiers.list。`,
  'cli.unknown-item': (p: { item: string }) =>
    `案卷里没有名为“${p.item}”的材料。请用目录中的题名、原文件名或材料编号。`,
  'cli.ambiguous-item': (p: { item: string }) => `案卷里有不止一份名为“${p.item}”的材料。请改用材料编号（itemId）。`,
  'cli.unknown-person': (p: { name: string }) => `没有名为 ${p.name} 的用户。请用 anjuan users list 查看用户名。`,
  'cli.nothing-submitted': () =>
    '这个案卷没有待审核的送审。请先由承办人送审（anjuan review <案卷编号> --submit <文件>）。',
} as const

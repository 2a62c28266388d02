// Why a package cannot be asked for, made, taken in, or acknowledged.
export const packageFaults = {
  'package.unknown': () => '没有这个移交包。请刷新列表。',
  'package.not-sealed': (p: { title: string }) => `案卷「${p.title}」还没有封卷，不能移交。请先封卷。`,
  'package.disposed': (p: { title: string }) => `案卷「${p.title}」已经销毁，没有可以移交的内容。请从申请中去掉它。`,
  'package.grown': (p: { title: string }) =>
    `案卷「${p.title}」在批准之后又有补充归档，批准不包括这些材料，没有制作。请撤回后重新申请。`,
  'package.state': (p: { state: string }) => `这个移交包的状态是“${p.state}”，不能这样办理。请刷新后再看。`,
  'package.part-taken': (p: { name: string }) =>
    `目标文件夹旁边已有「${p.name}」，看不出是本程序没有做完的移交包，没有制作。请查看后把它移走，或另选目标文件夹。`,
  'package.too-much-described': () =>
    '申请中的案卷太多，一个移交包的说明文件装不下，没有制作。请撤回后分成几个移交包申请。',
  'package.own-request': () => '不能批准自己的申请。请由另一位负责人办理。',
  'package.not-yours': () => '只有提出申请的人可以撤回。请由申请人办理，或由负责人不予批准。',
  'package.no-folder': () => '找不到目标文件夹的上一层，或写的不是完整路径。请写出完整路径，上一层文件夹须已存在。',
  'package.folder-denied': () => '没有写这个文件夹的权限，或磁盘处于只读状态。请换一个文件夹，或检查权限后重试。',
  'package.not-empty': () => '目标文件夹里已有文件，没有制作。请换一个新文件夹，或先清空它。',
  'package.inside-archive': () => '目标文件夹在存档之内，没有制作。请换到存档之外的文件夹。',
  'package.no-room': (p: { needs: string; free: string }) =>
    `目标磁盘空间不足：需要 ${p.needs}，只有 ${p.free}。请清理磁盘或换用更大的载体。`,
  'package.disk-full': () => '目标磁盘已写满，没有制成，已写的部分已清除。请清理磁盘或换用更大的载体后重试。',
  'package.carrier-differs': (p: { problems: number }) =>
    `写完后读回核对，有 ${p.problems} 处与所写的不一致，没有制成，已写的部分已清除。请换用别的载体，确认没有其他程序在写这个文件夹，然后重新制作。`,
  'package.busy': () => '另一个移交包正在制作或接收。请等它完成后再试。',
  'package.source-gone': () => '找不到这个文件夹，或没有读取它的权限。请检查载体是否接好、路径是否写对。',
  'package.unsound': (p: { problems: number }) =>
    `这个移交包有 ${p.problems} 处问题，没有接收任何内容。请先检查移交包，按列出的问题退回移交单位。`,
  'package.changed': () =>
    '接收过程中移交包里的文件发生了变化，没有接收任何内容。请确认没有其他程序在写这个载体，然后重新检查。',
  'package.type': (p: { title: string }) =>
    `「${p.title}」的实际格式与所记不同，没有接收任何内容。请退回移交单位核对。`,
  'package.here': (p: { title: string }) => `案卷「${p.title}」已在本存档中，没有重复接收。`,
  'package.receipt-unreadable': () => '这不是移交与接收登记表文件，或它已损坏。请选择接收方返回的 JSON 文件。',
  'package.receipt-open': () => '登记表上还没有接收方的签名。请选择接收方返回的那一份。',
  'package.receipt-foreign': () => '这份登记表不是这个移交包的：所签的清单或编号不同。请核对后选择对应的回执。',
  'package.receipt-signature': () => '登记表上接收方的签名无效，内容可能被改动过。请让接收方重新返回。',
  'package.receipt-none': () => '这个移交包还没有制作，没有登记表。请先制作移交包。',
} as const

// Why a parcel is not made, opened or merged.
export const parcelFaults = {
  'parcel.card-unreadable': () => '这不是收件名片，或文件不完整。请选择对方导出的收件名片（JSON 文件）。',
  'parcel.card-newer': () => '这张收件名片由更新版本的案卷生成，本版本读不懂。请先升级本机的案卷。',
  'parcel.card-altered': () => '收件名片的签名无效，内容可能被改动过。请让对方重新导出名片，并通过可靠的途径传送。',
  'parcel.card-own': () => '这是本单位人员的名片。请直接从本单位人员中列入。',
  'parcel.card-other-person': (p: { name: string }) =>
    `这张名片不是「${p.name}」的。请选择这位评查人的名片，或另行列入新的评查人。`,
  'parcel.card-here': (p: { name: string }) => `「${p.name}」已凭这张名片列入本批次，没有重复列入。`,
  'parcel.no-card': (p: { name: string }) =>
    `还没有「${p.name}」的收件名片，无法加密。请让对方导出收件名片，在这里补上。`,
  'parcel.not-running': () => '批次还没有启动，或已经结束，不能制作往来包。请在批次进行中制作。',
  'parcel.member-unknown': () => '这个批次里没有这位评查人。请刷新后重试。',
  'parcel.member-here': (p: { name: string }) => `「${p.name}」在本机评查，不需要往来包。`,
  'parcel.member-removed': (p: { name: string }) =>
    `「${p.name}」已移出本批次，往来包没有处理。如需采用其结果，请组长重新列入并分派。`,
  'parcel.nothing-to-send': (p: { name: string }) => `没有待「${p.name}」评查的案卷。请先分派，再制作往来包。`,
  'parcel.dossier-changed': (p: { title: string }) =>
    `案卷「${p.title}」在抽取之后有变动，没有制作。请组长先确认变动，或把它移出批次。`,
  'parcel.no-place': () => '找不到目标文件夹，或写的不是完整路径。请写出完整的文件路径，所在文件夹须已存在。',
  'parcel.inside-archive': () => '这个位置在存档之内。请换到存档之外的文件夹。',
  'parcel.place-denied': () => '没有写这个文件夹的权限，或磁盘处于只读状态。请换一个文件夹，或检查权限后重试。',
  'parcel.file-exists': () => '这个文件已经存在，没有覆盖。请换一个文件名。',
  'parcel.no-room': (p: { needs: string; free: string }) =>
    `磁盘空间不足：需要 ${p.needs}，只有 ${p.free}。请清理磁盘或换用更大的磁盘后重试。`,
  'parcel.disk-full': () => '磁盘已写满，往来包没有制成，已写的部分已清除。请清理磁盘后重试。',
  'parcel.busy': () => '另一个往来包正在制作或打开。请等它完成后再试。',
  'parcel.file-unreadable': () => '找不到这个文件，或没有读取它的权限。请检查路径是否写对、载体是否接好。',
  'parcel.foreign': () => '这不是案卷往来包，没有打开。请选择对方制作的往来包文件。',
  'parcel.newer': () => '这个往来包由更新版本的案卷制作，本版本读不懂，没有打开。请先升级本机的案卷。',
  'parcel.for-another': (p: { holder: string; recipient: string }) =>
    p.holder === ''
      ? `这个往来包不是给您的：它只能用收件编号 ${p.recipient} 的密钥打开。请交给持有这张收件名片的人，或让对方按您的名片重新制作。`
      : `这个往来包是给「${p.holder}」的（收件编号 ${p.recipient}）。请由「${p.holder}」登录后打开。`,
  'parcel.altered': () => '往来包不完整或被改动过，没有采用任何内容。请让对方重新传送。',
  'parcel.malformed': () => '往来包的内容不合格式，没有采用任何内容。请让对方用案卷重新制作。',
  'parcel.signature': () => '往来包的签名无效，没有采用任何内容。请与对方电话核对后重新制作。',
  'parcel.wrong-kind-part': () => '这是分派来的评查任务，不是评查结果。请用“打开往来包”接收。',
  'parcel.wrong-kind-result': () => '这是返回的评查结果，不是评查任务。请由组织批次的人合并。',
  'parcel.own': () => '这个往来包是本机制作的，不能在本机打开。请交给收件人。',
  'parcel.opened-before': (p: { at: string }) => `这个往来包已于 ${p.at} 打开过，没有重复接收。`,
  'parcel.other-inspector': () => '本机已有另一位人员在办理这个批次分派给同一评查人的案卷。请由原来的人员打开。',
  'parcel.over': () => '这个批次在本机已经结束，不能再接收它的往来包。请联系组长。',
  'parcel.visitor-removed': (p: { title: string }) =>
    `案卷「${p.title}」的来卷已从本机移除，不能再次接收。请组长改派给其他评查人。`,
  'parcel.dossier-differs': (p: { title: string }) =>
    `案卷「${p.title}」在本机已有内容不同的一份，没有接收。请与制作方核对。`,
  'parcel.type': (p: { title: string }) => `「${p.title}」的实际格式与所记不同，没有采用任何内容。请让对方核对。`,
  'parcel.not-answerable': () => '这个批次不是从往来包接收的，或不是由您办理，不能制作回传包。',
  'parcel.nothing-to-answer': () => '还没有办结的评查，也没有登记回避，没有可以回传的内容。请先办结评查。',
  'parcel.unanswered': (p: { count: number }) =>
    `还有 ${p.count} 份评查结果没有回传，来卷没有移除。请先制作回传包，或确认不再回传。`,
  'parcel.colleague-busy': (p: { name: string }) =>
    `${p.name}在本机还有这个批次的评查没有办完或没有回传，来卷没有移除。请等他办完、回传后再移除。`,
  'parcel.no-visitors': () => '这个批次的来卷已经全部移除。',
  'parcel.other-campaign': () => '这个往来包不属于本机的任何评查批次，没有合并。请核对是否送错了单位。',
  'parcel.wrong-signer': (p: { name: string }) =>
    `往来包的签名人与「${p.name}」的收件名片不符，没有合并。如对方更换了密钥，请先补上新名片，再重新回传。`,
  'parcel.merged-before': (p: { at: string }) => `这个往来包已于 ${p.at} 合并过，没有重复合并。`,
  'parcel.already-merged': () => '往来包中的评查结果都已合并过，没有改动。',
  'parcel.nothing-merged': (p: { why: string }) => `往来包中没有可以合并的结果：${p.why}。`,
  'parcel.campaign-over': () => '批次已经结束，不能再合并结果。请联系组长。',
  'parcel.conflict-unknown': () => '找不到这处结果冲突。请刷新后重试。',
  'parcel.conflict-blind': () => '另一席还在背靠背评查，现在不能查看或处理这处冲突。请等两席都办结后再处理。',
  'parcel.conflict-decided': () => '这处结果冲突已经处理过。请刷新后查看。',
  'parcel.outcome-settled': () => '这个案卷的评查结果已经裁定，不能再换用另一份。请按异议或复核程序办理。',
} as const

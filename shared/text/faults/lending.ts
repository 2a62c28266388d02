// Why a dossier is not lent, read or copied, and what to do about it.
import type { LoanState } from '../../contract/lending.ts'

const stateWords: Readonly<Record<LoanState, string>> = {
  requested: '还没有批准',
  approved: '已经批准',
  declined: '没有批准',
  withdrawn: '已经撤回',
  returned: '已经归还',
}

export const lendingFaults = {
  'lending.unknown': () => '找不到这次借阅。请刷新登记簿后重试。',
  'lending.copy-unknown': () => '找不到这份借阅副本。请刷新后重试。',
  'lending.kind-unknown': () => '现行借阅规则里没有这类借阅人。请刷新后重新选择，或在规则库中核对借阅规则。',
  'lending.disposed': () => '案卷已经销毁，只留有目录数据，不能再借阅。',
  'lending.handed-over': () => '案卷已经移交，不再由本单位提供借阅。请向接收单位申请利用。',
  'lending.not-sealed': () => '案卷还没有封卷，这类借阅人不能借阅。请封卷后再申请。',
  'lending.way': (p: { title: string }) => `按现行借阅规则，${p.title}不能以这种方式借阅。请改选借阅方式。`,
  'lending.not-your-kind': (p: { title: string }) =>
    `您的角色不能以“${p.title}”的身份借阅。请改选与您的角色相符的类别。`,
  'lending.borrower-missing': () => '没有填写外来借阅人的姓名，申请没有提交。请填写姓名和单位后重试。',
  'lending.paper-missing': (p: { title: string }) => `没有登记${p.title}的编号，申请没有提交。请核验后填写。`,
  'lending.out-of-scope': (p: { title: string }) =>
    `《${p.title}》不在这类借阅人可以利用的范围之内。请从申请中去掉这一件，或核对借阅规则。`,
  'lending.nothing-in-scope': () => '正卷中没有这类借阅人可以利用的材料，申请没有提交。请核对类别和文书种类。',
  'lending.not-approver': (p: { approvers: string }) => `按现行借阅规则，这次借阅由${p.approvers}审批。请转交审批。`,
  'lending.own-request': () => '不能审批自己提出的借阅申请。请由另一位有审批权的人员审批。',
  'lending.not-yours': () => '只有提出申请的人可以撤回。请联系申请人。',
  'lending.not-borrower': () => '这次借阅不是由您办理的，不能打开其中的材料。请由借阅人本人、申请人或档案员打开。',
  'lending.state': (p: { state: LoanState }) =>
    `这次借阅${stateWords[p.state]}，不能再这样办理。请刷新后查看现在的状态。`,
  'lending.overdue': (p: { dueOn: string }) => `借阅已在 ${p.dueOn} 到期，不能再查看和复制。请先归还，需要时重新申请。`,
  'lending.read-only': () => '这次只批准了阅览，不能复制。需要复制时，请另行申请。',
  'lending.no-copy': () =>
    '这份材料没有固定的页面，不能制作带水印的副本。请安排阅览，或提供纸质件的复印件并加盖证明章。',
  'lending.copy-failed': () => '未能制作带水印的副本，原件未受影响。请先校验案卷；若原件完好，请改为安排阅览。',
  'lending.copy-is-recording': () => '这是一段音像记录，副本要在后台制作。请用“制作片段”。',
  'lending.copy-is-paper': () => '这是一份文书，不能截取时段。请用“制作副本”。',
  'lending.span': () => '片段的起点或终点不在音像的时长之内。请改好起止时间再制作。',
  'lending.no-original': () => '这类借阅人只能使用遮蔽后的副本，不能用原件。请改用遮蔽副本。',
} as const

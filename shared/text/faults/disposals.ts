// Why an appraisal or a disposal does not go on, and what to do about it.
import { instantText } from '../instant.ts'

const named = (titles: readonly string[] | undefined) => {
  const all = titles ?? []
  const shown = all.slice(0, 5).map((title) => `「${title}」`)
  return all.length > shown.length ? `${shown.join('')}等 ${all.length} 个案卷` : shown.join('')
}

export const disposalFaults = {
  'dossier.disposed': (p: { at: string }) =>
    `案卷的材料已于 ${instantText(p.at)} 经鉴定销毁，不能再打开。著录、目录和销毁记录仍可查看。`,
  'appraisal.unknown': () => '没有这次鉴定。请刷新列表后重试。',
  'appraisal.too-few': (p: { least: number }) => `鉴定小组不得少于 ${p.least} 人。请补足成员后再开始。`,
  'appraisal.member': (p: { name: string }) =>
    `${p.name} 不能参加鉴定：没有这个用户，或已停用，或不办理案卷。请改选他人。`,
  'appraisal.not-expired': (p: { titles: readonly string[] }) =>
    `${named(p.titles)}尚未封卷、未划定期限或保管期限未满，不能列入鉴定。请先移出。`,
  'appraisal.held': (p: { titles: readonly string[] }) =>
    `${named(p.titles)}正被暂停处置，不能列入鉴定或销毁。请等事由消失、解除后再办理。`,
  'appraisal.lent': (p: { titles: readonly string[] }) =>
    `${named(p.titles)}尚未归还，不能列入鉴定或销毁。请先办理归还。`,
  'appraisal.elsewhere': (p: { titles: readonly string[] }) =>
    `${named(p.titles)}已在另一次未办结的鉴定中。请先移出或等那次鉴定办结。`,
  'appraisal.not-in': () => '所列案卷不在这次鉴定的范围内。请刷新后重试。',
  'appraisal.empty': () => '鉴定范围里没有案卷了。请保留至少一个案卷，或撤销这次鉴定。',
  'appraisal.not-member': () => '您不是这次鉴定小组的成员，不能提出意见。',
  'appraisal.closed': () => '这次鉴定已作出结论或已撤销，不能再改动。请刷新后查看。',
  'appraisal.opinions-missing': (p: { names: readonly string[] }) =>
    `${(p.names ?? []).join('、')}还没有对全部案卷提出意见。请等意见齐全后再作结论。`,
  'appraisal.incomplete': () => '必须对鉴定范围内的每个案卷逐一作出结论。请补齐后再提交。',
  'appraisal.extension': (p: { title: string }) =>
    `「${p.title}」延长后的保管期限没有选定，或延长后仍已期满。请选更长的期限。`,
  'appraisal.done': () => '这次鉴定已经执行销毁，不能撤销。',
  'disposal.nothing': () => '这次鉴定没有需要销毁的案卷，到此办结，不必批准和执行。',
  'disposal.not-decided': () => '鉴定还没有作出结论，或销毁已经批准。请刷新后查看进度。',
  'disposal.not-approved': () => '销毁还没有批准，或已经执行。请按批准、监销、执行的次序办理。',
  'disposal.not-witnessed': () => '还没有监销人签字。请先由另一人监销签字，再执行销毁。',
  'disposal.witnessed': () => '监销人已经签字。请由另一位档案员执行销毁。',
  'disposal.same-person': () => '监销和执行必须是两个人。请由监销人之外的档案员执行。',
  'disposal.changed': (p: { titles: readonly string[] }) =>
    `${named(p.titles)}在批准之后有变化，与销毁清册不符，全部没有销毁。请撤销这次鉴定，重新鉴定。`,
  'disposal.register': () => '销毁清册或批准、监销的签名与存档记录不符，全部没有销毁。请联系管理员并核验审计日志。',
  'disposal.busy': () => '有案卷的后台任务还没有结束，全部没有销毁。请等任务结束或取消后再执行。',
  'disposal.nothing-to-export': () => '鉴定还没有作出结论，没有销毁清册可以导出。请先作出鉴定结论。',
} as const

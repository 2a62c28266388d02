// Why a step of a campaign is not taken.
import type { CampaignState } from '../../rules/campaign.ts'
import { campaignStateWords } from '../campaigns.ts'

const listed = (numbers: readonly string[] | undefined) => {
  const all = numbers ?? []
  const shown = all.slice(0, 5).join('、')
  return all.length > 5 ? `${shown} 等 ${all.length} 个案卷` : `${shown} `.trimEnd()
}

export const campaignFaults = {
  'campaigns.unknown': () => '找不到这个评查批次。请刷新列表后重试。',
  'campaigns.elsewhere': () => '这个批次由另一台机器组织，这里只办理分到本机的部分。请联系组织批次的组长。',
  'campaigns.not-leader': () => '只有批次的组织人和组长可以这样办理。请联系组长。',
  'campaigns.masked': () => '这个批次对评查人隐去办案机关，抽卷记录含有机关名称，现在不能导出。请向组长索取。',
  'campaigns.state': (p: { state: CampaignState }) =>
    `这个批次的状态是“${campaignStateWords[p.state] ?? '已改变'}”，不能再这样办理。请刷新后查看现在的状态。`,
  'campaigns.window-reversed': () => '办结日期的起日晚于止日，方案没有保存。请改好起止日期。',
  'campaigns.standard-unfit': (p: { category: string }) =>
    `为“${p.category}”选的评查标准不存在，或不是评这类案卷的。请在方案中重新选择。`,
  'campaigns.standard-missing': (p: { categories: readonly string[] }) =>
    `方案没有为${(p.categories ?? []).map((one) => `“${one}”`).join('、')}选定评查标准。请在方案中补选后再办理。`,
  'campaigns.standard-unsound': (p: { title: string }) =>
    `评查标准《${p.title}》的分值或编码前后矛盾，批次没有启动。请在规则库改好标准后重试。`,
  'campaigns.standard-not-in-force': (p: { title: string }) =>
    `评查标准《${p.title}》今天不在施行期内，批次没有启动。请在方案中改选现行标准。`,
  'campaigns.standard-twice': (p: { title: string }) =>
    `规则库里《${p.title}》有两个版本同时施行，批次没有启动。请在规则库停用其中一份。`,
  'campaigns.no-frozen-standard': (p: { id: string }) =>
    `批次启动时没有固定评查标准 ${p.id}。请组长核对案卷类别与评查标准。`,
  'campaigns.calendar-missing': (p: { year: number }) =>
    `工作日历里没有 ${p.year} 年的节假日安排，异议期限无法计算，批次没有启动。请在规则库换用含 ${p.year} 年的工作日历。`,
  'campaigns.groups-in-use': (p: { group: number }) =>
    `第 ${p.group} 组还有评查人员，不能减少组数。请先调整人员的组别。`,
  'campaigns.no-such-group': (p: { groups: number }) =>
    `方案只设了 ${p.groups} 个组。请改选组别，或先在方案中增加组数。`,
  'campaigns.draw-too-small': (p: { size: number; least: number }) =>
    `按每层最少数至少要抽 ${p.least} 卷，方案只抽 ${p.size} 卷。请增加抽卷数，或减少每层最少数。`,
  'campaigns.nothing-to-draw': () => '范围内没有可抽的案卷，也没有推荐案卷。请放宽范围，或先列入推荐案卷。',
  'campaigns.not-committed': () => '还没有封存抽卷种子，不能抽卷。请先封存种子。',
  'campaigns.drawn-already': () => '这个批次已经抽过卷，种子已经公布，不能再抽。如需重新抽卷，请撤销本批次后另建批次。',
  'campaigns.not-drawn': () => '这个批次还没有抽卷，没有抽卷记录可以核验或导出。请先抽卷。',
  'campaigns.listed-already': () => '这个案卷已经在批次之中。请在案卷名单中查看。',
  'campaigns.not-listed': () => '这个案卷不在批次之中，或已经移出。请刷新后重试。',
  'campaigns.unchanged': () => '这个案卷的封卷清单与抽卷时一致，不需要确认变动。请刷新后重试。',
  'campaigns.dossier-changed': () => '这个案卷在抽卷之后有了变动，还不能评查。请组长确认变动，或把它移出批次。',
  'campaigns.dossier-gone': () => '这个案卷已经销毁，不能再评查。请组长把它移出批次。',
  'campaigns.person-unfit': () => '这位人员没有在用的评查账号，不能列入。请改选人员，或请安全管理员授予评查员角色。',
  'campaigns.member-already': () => '这位人员已经在批次之中。请调整他的组别和份额。',
  'campaigns.member-unknown': () => '批次中没有这位人员，或他已经移出。请刷新后重试。',
  'campaigns.nobody-left': (p: { numbers: readonly string[] }) =>
    `因回避或人手不足，${listed(p.numbers)}没有人可以评查，这次没有分派任何案卷。请增加评查人员，或把这些案卷移出批次。`,
  'campaigns.barred-unit': (p: { name: string }) =>
    `${p.name}与这个案卷的办案机关是同一单位，应当回避。请改派其他单位的评查人。`,
  'campaigns.barred-own': (p: { name: string }) =>
    `${p.name}是这个案卷的执法人员、送审人或法制审核人，应当回避。请改派其他评查人。`,
  'campaigns.barred-recused': (p: { name: string }) => `${p.name}已对这个案卷提出回避。请改派其他评查人。`,
  'campaigns.barred-other-seat': (p: { name: string }) =>
    `${p.name}已经担任这个案卷的另一位评查人，一案双评必须由两个人分别评查。请改派其他评查人。`,
  'campaigns.seat-single': () => '这个批次每卷只有一位评查人，没有第二个席位。请改派第一席。',
  'campaigns.seat-concluded': () => '这份评查已经办结，不能回避或改派。如有异议，请在结果中按异议程序办理。',
  'campaigns.assignment-unknown': () => '找不到这项评查任务。请刷新后重试。',
  'campaigns.not-yours': () => '这项评查任务不是分给您的。请在“我的任务”中办理自己的任务。',
  'campaigns.begun-already': () => '这项任务已经开始评查。请点“继续评查”。',
  'campaigns.not-open': () => '这项任务已经结束，不能再办理。请刷新后查看。',
  'campaigns.unassigned': (p: { seats: number }) => `还有 ${p.seats} 个评查席位没有分派，批次没有启动。请先分派完毕。`,
  'campaigns.still-open': (p: { seats: number }) =>
    `还有 ${p.seats} 份评查没有办结，批次不能结束。请督促办结，或把相应案卷移出批次。`,
} as const

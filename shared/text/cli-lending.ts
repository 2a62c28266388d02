// What the command line says about lending.
import { loanFilters } from '../contract/lending.ts'

export const loanHelp = {
  summary: '借阅利用：申请、审批、制作带水印的副本、归还、登记簿',
  request: '申请借阅：本单位人员为自己申请，或代外来借阅人申请',
  approve: '批准一次借阅；写明 --decline 即不批准',
  copy: '为已批准的借阅制作一份带水印、有编号的副本并取出（档案员）',
  return: '登记归还',
  list: '列出借阅登记，可另存登记簿',
  dossier: '案卷编号',
  loan: '借阅编号（如 借阅〔2026〕3号）或其标识',
  kind: '借阅人类别的代码，见 anjuan call lending.rules',
  reason: '事由',
  way: '方式：read（阅览）copy（复制）',
  name: '外来借阅人姓名',
  unit: '外来借阅人单位',
  paper: '借阅人出示的证件或函件：代码=编号，可写多次',
  item: '要借的材料编号，可写多次；不写即正卷全部',
  note: '意见',
  decline: '不批准的理由',
  copiedItem: '材料编号',
  from: '音像片段从第几秒起',
  to: '音像片段到第几秒止',
  original: '有遮蔽副本时仍用原件',
  out: '把副本存到这个文件',
  returnNote: '归还情况',
  filter: `筛选：${loanFilters.join(' ')}`,
  csv: '把登记簿（CSV）存到这个文件',
  pdf: '把登记簿（PDF）存到这个文件',
  example: 'anjuan loan request 0199… --kind party --name 张三 --paper id-card=5300… --reason 申请复议 --user handler',
  ruleNote: '审批人由借阅规则规定，不能审批自己的申请。',
} as const

export const loanSaid = {
  requested: (of: { number: string; approvers: string }) => `已申请：${of.number}，待${of.approvers}审批。`,
  approved: (of: { number: string; dueOn: string }) => `已批准：${of.number}，应于 ${of.dueOn} 前归还。`,
  declined: (number: string) => `未批准：${number}。`,
  copied: (of: { number: string; sha256: string }) => `已制作副本 ${of.number}，SHA-256：${of.sha256}`,
  returned: (number: string) => `已归还：${number}。`,
  head: ['借阅编号', '状态', '借阅人', '单位', '方式', '应还日期', '案卷'],
  sum: (of: { total: number; shown: number }) =>
    of.shown < of.total ? `共 ${of.total} 条，列出 ${of.shown} 条。` : `共 ${of.total} 条。`,
} as const

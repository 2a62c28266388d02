// Chinese names of what a catalogue of major decisions speaks of.
import type {
  AgencyLevel,
  AmountOf,
  CaseFlag,
  Deviation,
  Measure,
  PartyKind,
  Procedure,
} from '../rules/pack-major-decision.ts'

export const measureWords: Readonly<Record<Measure, string>> = {
  warning: '警告',
  criticism: '通报批评',
  fine: '罚款',
  'confiscate-gains': '没收违法所得',
  'confiscate-goods': '没收非法财物',
  'suspend-licence': '暂扣许可证件',
  downgrade: '降低资质等级',
  'revoke-licence': '吊销许可证件',
  'restrict-business': '限制开展生产经营活动',
  'stop-production': '责令停产停业',
  'stop-for-rectification': '责令停业整顿',
  close: '责令关闭',
  'bar-from-trade': '限制从业',
  detention: '行政拘留',
  seal: '查封',
  'seal-stopping-business': '查封致停产停业',
  seize: '扣押',
  freeze: '冻结',
  surcharge: '加处罚款或者滞纳金',
  'transfer-funds': '划拨',
  auction: '拍卖或者依法处理',
  demolition: '强制拆除',
  'substitute-performance': '代履行',
  restore: '排除妨碍、恢复原状',
  'licence-granted': '准予许可',
  'licence-refused': '不予许可',
  'licence-annulled': '撤销许可',
  'licence-withdrawn': '撤回许可',
  'licence-cancelled': '注销许可',
}

export const partyWords: Readonly<Record<PartyKind, string>> = {
  citizen: '公民',
  'individual-business': '个体工商户',
  organisation: '法人或者其他组织',
}

export const amountWords: Readonly<Record<AmountOf, string>> = {
  fine: '罚款',
  'illegal-gains': '违法所得',
  'goods-value': '非法财物价值',
}

export const procedureWords: Readonly<Record<Procedure, string>> = {
  ordinary: '普通程序',
  summary: '简易程序',
  urgent: '依法当场或者紧急作出',
}

export const levelWords: Readonly<Record<AgencyLevel, string>> = {
  township: '街道、乡镇',
  county: '县级',
  prefecture: '市级',
  province: '省级',
  nation: '国家级',
}

export const deviationWords: Readonly<Record<Deviation, string>> = {
  mitigated: '减轻处罚',
  lighter: '从轻处罚',
  heavier: '从重处罚',
  outside: '超出裁量基准',
}

export const flagWords: Readonly<Record<CaseFlag, string>> = {
  'public-interest': '涉及重大公共利益',
  'party-rights': '直接关系当事人重大权益',
  'third-party-rights': '直接关系第三人重大权益',
  complex: '案情疑难复杂、涉及多个法律关系',
  'social-impact': '可能造成重大社会影响或者引发社会风险',
  safety: '涉及公共安全',
  'unit-head-asks': '机关负责人认为应当审核',
  'other-by-law': '法律、法规规定的其他情形',
}

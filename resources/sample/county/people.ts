// The fictitious county: offices, people, companies. No name, code, place or telephone here belongs to anybody.
import { makeCitizenId, makeUscc } from '../papers/codes.ts'
import type { SampleOfficer, SampleParty } from '../types.ts'

export const COUNTY = '澜屏县'

export const FARM = '澜屏县农业农村局'
export const MARKET = '澜屏县市场监督管理局'
export const FOREST = '澜屏县林业和草原局'
export const GRAIN = '澜屏县发展和改革局'
export const FLOOD = '澜屏县防汛抗旱指挥部'
export const LAND = '澜屏县自然资源局'

const officer = (name: string, card: string): SampleOfficer => ({ name, card })

export const MU = officer('木禾川', '53990101001')
export const YUN = officer('云知夏', '53990101002')
export const SHI = officer('石见山', '53990101003')
export const FANG = officer('方准言', '53990102001')
export const ZHANG = officer('章循礼', '53990102002')
export const BAI = officer('柏望岭', '53990103001')
export const LIN = officer('林栖云', '53990103002')
export const GU = officer('谷思丰', '53990104001')
export const TIAN = officer('田亦耕', '53990104002')
export const JIANG = officer('江晏清', '53990105001')
export const LU = officer('陆安澜', '53990105002')
export const SHAN = officer('山知止', '53990106001')
export const WEN = officer('文疏朗', '53990106002')

/** 木禾川（53990101001）、云知夏（53990101002）. */
export const withCards = (...officers: readonly SampleOfficer[]): string =>
  officers.map(({ name, card }) => `${name}（执法证号${card}）`).join('、')

export const namesOf = (...officers: readonly SampleOfficer[]): string => officers.map(({ name }) => name).join('、')

export const HEMU: SampleParty = {
  kind: 'organisation',
  name: '澜屏县禾沐农资有限公司',
  code: makeUscc('91', 'MA00XG01'),
  address: '澜屏县禾口镇青田路18号',
  representative: '麦青禾',
}

export const FENGRANG: SampleParty = {
  kind: 'organisation',
  name: '澜屏县丰壤肥业经销有限公司',
  code: makeUscc('91', 'MA00XG02'),
  address: '澜屏县柳湾镇站前路6号',
  representative: '田伯野',
}

export const SONGTAO: SampleParty = {
  kind: 'organisation',
  name: '澜屏县云岭松涛林木种植专业合作社',
  code: makeUscc('93', 'MA00XG03'),
  address: '澜屏县松坪镇云岭村委会3号',
  representative: '松间照',
}

export const SANG: SampleParty = {
  kind: 'person',
  name: '桑陌良',
  code: makeCitizenId('19830214', '001'),
  address: '澜屏县云溪乡桑园村12号',
}

export const JINHE: SampleParty = {
  kind: 'organisation',
  name: '澜屏县金禾粮食购销有限公司',
  code: makeUscc('91', 'MA00XG05'),
  address: '澜屏县禾口镇仓前路2号',
  representative: '仓满囤',
}

export const LIXING: SampleParty = {
  kind: 'organisation',
  name: '澜屏县砺行工程机械租赁有限公司',
  code: makeUscc('91', 'MA00XG06'),
  address: '澜屏县柳湾镇工业园区9号',
  representative: '石磊行',
}

export const SONGYUE: SampleParty = {
  kind: 'person',
  name: '松月白',
  code: makeCitizenId('19760921', '004'),
  address: '澜屏县松坪镇云岭村8号',
}

export const YANJI: SampleParty = {
  kind: 'organisation',
  name: '澜屏县岩脊建材有限公司',
  code: makeUscc('91', 'MA00XG08'),
  address: '澜屏县松坪镇石岭路27号',
  representative: '岩松年',
}

/** A witness of the pesticide case: a farmer who bought two bottles. */
export const GUMAN = {
  name: '谷小满',
  code: makeCitizenId('19690518', '003'),
  address: '澜屏县禾口镇上田村21号',
} as const
/** The storekeeper of the fertiliser company. */
export const KUAN = {
  name: '况守仓',
  code: makeCitizenId('19880307', '002'),
  address: '澜屏县柳湾镇河东街5号',
} as const

export const idOf = {
  MAI: makeCitizenId('19790603', '005'),
  TIAN: makeCitizenId('19810911', '006'),
  YAN: makeCitizenId('19741122', '007'),
}

/** What every party is told before questions are put: 行政处罚法 §43, §44, §55. */
export const RIGHTS =
  '现依法向你询问。根据《中华人民共和国行政处罚法》第四十三条、第四十四条和第五十五条的规定，你有权要求我们出示执法证件；认为执法人员与案件有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避；有权进行陈述和申辩。同时，你应当如实回答询问，并协助调查，不得拒绝或者阻挠。你听清楚了吗？是否申请回避？'

/** Remedies at the end of a decision: 行政复议法(2023) §20, 行政诉讼法 §46. */
export const REMEDIES = `当事人如不服本决定，可以自收到本决定书之日起六十日内向${COUNTY}人民政府申请行政复议，也可以自收到本决定书之日起六个月内依法向人民法院提起行政诉讼。行政复议和行政诉讼期间，本决定不停止执行，法律另有规定的除外。`

export const LAPSE =
  '逾期不缴纳罚款的，依据《中华人民共和国行政处罚法》第七十二条第一款第（一）项的规定，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超过罚款的数额；逾期不申请行政复议、不提起行政诉讼，又不履行本决定的，本机关将依法申请人民法院强制执行。'

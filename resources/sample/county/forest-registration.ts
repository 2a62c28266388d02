// Dossier 7, 行政确认: first registration of a forest-land right. 不动产登记暂行条例 §16–21.

import { approval, body, closing, flush, form, receipt, type Source, small, table } from '../papers/source.ts'
import { hillside } from '../pictures/grounds.ts'
import { plotMap } from '../pictures/rooms.ts'
import type { DossierSource } from './dossier.ts'
import { LAND, namesOf, SHAN, SONGYUE, WEN, withCards } from './people.ts'

const PARTY = [
  [
    ['申请人', SONGYUE.name],
    ['公民身份号码', SONGYUE.code],
  ],
  [['住址', SONGYUE.address, 2]],
] as const
const RIGHT = [
  [['坐落', '澜屏县松坪镇云岭村06林班7小班', 2]],
  [['不动产单元号', '539999999JE06007L00000001', 2]],
  [
    ['权利类型', '林地承包经营权/林木所有权'],
    ['面积', '1.86公顷'],
  ],
  [
    ['林种', '用材林'],
    ['主要树种', '云南松'],
  ],
] as const

const sources: readonly Source[] = [
  {
    as: 'pdf',
    kind: 'confirmation-decision',
    title: '行政确认决定书',
    number: '澜自然资登〔2026〕63号',
    madeOn: '2026-08-07',
    description: '核准首次登记，记载于不动产登记簿。',
    agency: LAND,
    heading: '不动产登记核准通知书',
    seal: LAND,
    blocks: [
      flush(`${SONGYUE.name}：`),
      ...body(
        '你于2026年7月6日提出的林地承包经营权及林木所有权首次登记申请，本机关于当日受理。经查验申请材料、实地查看和公告，申请登记的不动产界址清楚、面积准确，权属来源合法，公告期内无人提出异议，不存在《不动产登记暂行条例》第二十二条规定的不予登记的情形。',
        '依据《不动产登记暂行条例》第五条第（三）项、第（四）项，第十八条，第二十一条的规定，准予登记，登记事项已于2026年8月7日记载于不动产登记簿，核发不动产权证书（证号：澜屏（虚构）不动产权第0000063号）。',
      ),
      form(...RIGHT),
      ...closing(LAND, '2026-08-07'),
    ],
  },
  receipt(
    {
      kind: 'service-receipt',
      title: '送达回证（登记核准通知书、权属证书）',
      madeOn: '2026-08-10',
      description: '窗口领取。',
    },
    {
      agency: LAND,
      cause: '林权类不动产首次登记',
      to: SONGYUE.name,
      papers: [
        ['不动产登记核准通知书', '澜自然资登〔2026〕63号'],
        ['不动产权证书', '第0000063号（虚构）'],
      ],
      place: '澜屏县不动产登记大厅',
      at: '2026年8月10日9时40分',
      signed: '松月白',
      senders: namesOf(SHAN, WEN),
    },
  ),
  {
    as: 'docx',
    kind: 'confirmation-application',
    title: '登记申请书',
    madeOn: '2026-07-06',
    description: '首次登记申请及材料清单。',
    paragraphs: [
      `申请人：松月白　　公民身份号码：${SONGYUE.code}`,
      '住址：澜屏县松坪镇云岭村8号　　联系电话：0000-6672008',
      '申请登记的不动产：澜屏县松坪镇云岭村06林班7小班，林地面积1.86公顷，用材林，主要树种云南松。',
      '申请登记的权利：林地承包经营权、林木所有权（首次登记）。',
      '登记原因：家庭承包取得，承包期自2008年10月1日至2058年9月30日。',
      '本人对申请材料的真实性负责。与四邻无权属争议。',
      '申请人：松月白　　2026年7月6日',
    ],
    table: [
      ['序号', '材料名称', '份数'],
      ['1', '登记申请书', '1'],
      ['2', '居民身份证复印件', '1'],
      ['3', '林地承包合同', '1'],
      ['4', '宗地图、界址点成果表', '1'],
      ['5', '四邻界址确认书', '1'],
    ],
  },
  {
    as: 'pdf',
    kind: 'acceptance-notice',
    title: '受理通知书',
    number: '澜自然资登受〔2026〕63号',
    madeOn: '2026-07-06',
    description: '材料齐全，予以受理。',
    agency: LAND,
    heading: '不动产登记受理通知书',
    seal: LAND,
    blocks: [
      flush(`${SONGYUE.name}：`),
      ...body(
        '你于2026年7月6日提交的林权类不动产首次登记申请，属于本机关登记职责范围，申请材料齐全，符合法定形式。依据《不动产登记暂行条例》第十七条第一款第（一）项的规定，予以受理。',
        '依据《不动产登记暂行条例》第二十条的规定，本机关将自受理之日起三十个工作日内办结登记手续。',
      ),
      ...closing(LAND, '2026-07-06'),
    ],
  },
  {
    as: 'pdf',
    kind: 'verification-record',
    title: '现场核查笔录',
    madeOn: '2026-07-14',
    description: '实地查看界址、地类和林木。',
    agency: LAND,
    heading: '实地查看笔录',
    foot: '情况属实。松月白 2026年7月14日',
    blocks: [
      form(
        [['查看时间', '2026年7月14日9时30分 至 2026年7月14日11时50分', 2]],
        [['查看地点', '松坪镇云岭村06林班7小班', 2]],
        [['查看人', withCards(SHAN, WEN), 2]],
        [
          ['记录人', '文疏朗'],
          ['在场人', '松月白、云岭村委会代表岭上青'],
        ],
      ),
      ...small(
        '查看人员出示工作证件和执法证件，说明查看目的。在场人确认身份，表示配合。',
        '一、逐点查看J1至J6共6个界址点，界桩埋设牢固，实测坐标与宗地图一致，误差在允许范围内。',
        '二、东邻防火道，南邻云岭水沟，西邻村集体林地，北邻山脊线；四邻代表均已在界址确认书上签名，现场未见争议。',
        '三、地上林木为人工云南松，树龄约16年，长势良好，与承包合同记载一致。',
        '四、未发现建筑物、开垦、采石等改变林地用途的情况。',
        '以上笔录我们已看过，与现场情况一致。',
        '在场人：«松月白»、«岭上青»　　«2026年7月14日»',
        '查看人：«山知止»、«文疏朗»　　记录人：«文疏朗»　　«2026年7月14日»',
      ),
    ],
  },
  {
    as: 'photo',
    kind: 'documentary-evidence',
    title: '宗地图（扫描件）',
    madeOn: '2026-07-14',
    description: '宗地图，界址点J1至J6（TIFF扫描件）。',
    type: 'tiff',
    scene: () => plotMap(),
    takenAt: '',
    caption: '宗地图　云岭村06林班7小班　测绘：山知止　检查：文疏朗',
  },
  {
    as: 'photo',
    kind: 'photo-evidence',
    title: '现场照片（06林班7小班）',
    madeOn: '2026-07-14',
    description: '宗地现状。拍摄人文疏朗。',
    type: 'jpg',
    scene: () => hillside(false),
    takenAt: '2026-07-14 10:12',
    caption: '照片1 云岭村06林班7小班现状　拍摄人：文疏朗',
  },
  {
    as: 'pdf',
    kind: 'other-material',
    title: '首次登记公告',
    number: '澜自然资登公〔2026〕27号',
    madeOn: '2026-07-16',
    description: '公告及公告期满无异议的记载。',
    agency: LAND,
    heading: '不动产首次登记公告',
    seal: LAND,
    blocks: [
      ...body(
        '经初步审定，本机关拟对下列不动产权利予以首次登记，现予公告。如有异议，请自本公告之日起十五个工作日内（2026年8月6日前）将异议书面材料送达本机关。逾期无人提出异议或者异议不成立的，本机关将予以登记。',
      ),
      table(
        [
          ['序号', 1],
          ['权利人', 2],
          ['权利类型', 5],
          ['坐落', 6],
          ['面积', 3],
        ],
        [['1', '松月白', '林地承包经营权/林木所有权', '松坪镇云岭村06林班7小班', '1.86公顷']],
      ),
      ...small(
        '公告地点：松坪镇人民政府、云岭村村务公开栏、县人民政府网站。',
        '公告期满记载：至2026年8月6日，未收到异议。',
        '记载人：«文疏朗»　　«2026年8月7日上午»',
      ),
      ...closing(LAND, '2026-07-16'),
    ],
  },
  approval(
    {
      kind: 'other-internal-material',
      title: '不动产登记审核表',
      agency: LAND,
      number: '澜自然资登审〔2026〕63号',
      madeOn: '2026-08-07',
      description: '初审、复审、核定意见。',
    },
    [
      ...PARTY,
      ...RIGHT,
      [['查验情况', '界址、面积与申请一致；权属来源为家庭承包合同；公告期满无异议；未发现权利限制。', 2]],
    ],
    [
      { label: '初审意见', text: '符合登记条件，建议登记。', names: '文疏朗', on: '2026-08-07' },
      { label: '复审意见', text: '同意。', names: '山知止', on: '2026-08-07' },
      { label: '核定意见', text: '准予登记。', names: '岱宗平', on: '2026-08-07' },
    ],
  ),
]

export const forestRegistration: DossierSource = {
  key: 'forest-registration',
  category: 'confirmation',
  state: 'closed',
  number: '澜自然资登〔2026〕63号',
  name: '松月白林权类不动产首次登记案',
  party: SONGYUE,
  agency: LAND,
  officers: [SHAN, WEN],
  dates: { filedOn: '2026-07-06', decidedOn: '2026-08-07', servedOn: '2026-08-10', closedOn: '2026-08-10' },
  summary: '林地承包经营权、林木所有权首次登记，公告十五个工作日无异议后登簿。',
  sources,
  defects: [],
}

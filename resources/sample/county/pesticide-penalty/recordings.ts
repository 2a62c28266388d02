// Dossier 1, 经营假农药: one inspection in three segments without a gap, the questioning, the serving of the notice.

import type { RecordingSource } from '../../papers/source.ts'
import { questioningRoom } from '../../pictures/rooms.ts'
import { UNIFORM } from '../../pictures/scene.ts'
import { pesticideShelves, shopFront, storeroom } from '../../pictures/shops.ts'
import { MU, YUN } from '../people.ts'

const EVENT = '2026年3月19日现场检查'
const DEVICE = 'DSJ20A0417'
const base = { format: 'mp4', device: DEVICE, card: MU.card, seconds: 14, sway: 'walking' } as const
const inspection = { as: 'recording', kind: 'site-inspection-recording', madeOn: '2026-03-19', event: EVENT } as const

export const recordings: readonly RecordingSource[] = [
  {
    ...inspection,
    segment: 1,
    title: '现场检查录像（一）门店外、亮证',
    description: '到达门店，说明时间、地点、人员和录制告知，出示执法证件。',
    clip: {
      ...base,
      startedAt: '2026-03-19T09:12:06',
      place: '禾口镇青田路18号 门店外',
      scene: () => shopFront('禾沐农资'),
      walkers: [
        { clothes: { coat: [168, 92, 84] }, x: 0.44, y: 0.93, height: 0.5, drift: 0.02 },
        { clothes: UNIFORM, x: 0.74, y: 1.06, height: 0.74, drift: 0.04 },
      ],
      lines: [
        {
          voice: 'officer',
          text: '现在是二〇二六年三月十九日上午九时十二分，我们在禾口镇青田路十八号，执法记录仪已经开启。',
        },
        { voice: 'officer', text: '我们是澜屏县农业农村局执法人员，这是我们的执法证件，请你确认。' },
        { voice: 'party', text: '看清楚了，我配合检查。' },
      ],
    },
  },
  {
    ...inspection,
    segment: 2,
    follows: true,
    title: '现场检查录像（二）门店货架',
    description: '检查货架，指认未附具标签的瓶装农药，清点数量。',
    clip: {
      ...base,
      startedAt: '2026-03-19T09:12:20',
      place: '门店内 第二组货架',
      scene: () => pesticideShelves(),
      walkers: [{ clothes: { coat: [168, 92, 84] }, x: 0.8, y: 1.12, height: 0.7, drift: 0.03 }],
      lines: [
        { voice: 'officer', text: '货架中层这十瓶，瓶身没有标签，也没有说明书，请问是什么产品？' },
        { voice: 'party', text: '是吡虫啉，杀虫的，标签还没有寄来。' },
        { voice: 'second', text: '已经清点，一共十瓶，拍照固定。' },
      ],
    },
  },
  {
    ...inspection,
    segment: 3,
    follows: true,
    title: '现场检查录像（三）库房清点、抽样封样',
    description: '库房开箱清点，抽样、封样，登记保存，检查结束。',
    clip: {
      ...base,
      startedAt: '2026-03-19T09:12:34',
      place: '门店北侧 库房',
      scene: () => storeroom(true),
      walkers: [{ clothes: UNIFORM, x: 0.52, y: 1.02, height: 0.62, drift: 0.05 }],
      lines: [
        { voice: 'officer', text: '库房四个纸箱，开箱清点，共七十六瓶，外观和货架上的一致。' },
        { voice: 'officer', text: '现在抽取六瓶，分三份封样，请你在封条上签字。' },
        { voice: 'party', text: '好的，数量没有错。' },
      ],
    },
  },
  {
    as: 'recording',
    kind: 'interview-recording',
    title: '询问录像（麦青禾）',
    madeOn: '2026-03-24',
    description: '询问室固定机位，表明身份、告知权利和询问过程。',
    clip: {
      format: 'mov',
      device: 'XWS-02',
      card: YUN.card,
      seconds: 20,
      sway: 'desk',
      startedAt: '2026-03-24T09:30:00',
      place: '询问室',
      scene: () => questioningRoom('询 问 室'),
      lines: [
        { voice: 'officer', text: '这是我们的执法证件，请你确认。你有权申请回避，有权陈述和申辩，听清楚了吗？' },
        { voice: 'party', text: '听清楚了，不申请回避。' },
        { voice: 'officer', text: '这批没有标签的农药，你是从哪里购进的？' },
        { voice: 'party', text: '三月一日，从一个开面包车的人那里买的，没有要票据。' },
      ],
    },
  },
  {
    as: 'recording',
    kind: 'notice-recording',
    title: '事先告知书送达录像',
    madeOn: '2026-04-29',
    description: '宣读拟处罚内容和权利，当事人签收。',
    clip: {
      format: 'avi',
      device: DEVICE,
      card: YUN.card,
      seconds: 14,
      sway: 'standing',
      startedAt: '2026-04-29T16:08:00',
      place: '禾口镇青田路18号 门店',
      scene: () => shopFront('禾沐农资'),
      walkers: [{ clothes: { coat: [168, 92, 84] }, x: 0.5, y: 1.04, height: 0.7, drift: 0.02 }],
      lines: [
        { voice: 'officer', text: '现向你送达行政处罚事先告知书，你有权陈述申辩，收到告知书后五日内有权要求听证。' },
        { voice: 'party', text: '知道了，在这里签字是吗。' },
      ],
    },
  },
]

// Dossier 2, 不合格肥料: an inspection with a gap after its second segment, the sampling (HEVC), a sound recording.
import type { RecordingSource } from '../../papers/source.ts'
import { questioningRoom } from '../../pictures/rooms.ts'
import { UNIFORM } from '../../pictures/scene.ts'
import { fertiliserStore, shopFront } from '../../pictures/shops.ts'
import { FANG, ZHANG } from '../people.ts'

const DEVICE = 'DSJ21B0206'
const inspection = {
  as: 'recording',
  kind: 'site-inspection-recording',
  madeOn: '2026-05-13',
  event: '2026年5月13日现场检查',
} as const
const clip = { format: 'mp4', device: DEVICE, card: FANG.card, seconds: 12, sway: 'walking' } as const
const owner = { coat: [92, 110, 128] } as const

export const recordings: readonly RecordingSource[] = [
  {
    ...inspection,
    segment: 1,
    title: '现场检查录像（一）门店、亮证',
    description: '到达门店，表明身份，出示执法证件，告知权利。',
    clip: {
      ...clip,
      startedAt: '2026-05-13T09:40:12',
      place: '柳湾镇站前路6号 门店外',
      scene: () => shopFront('丰壤肥业', [28, 70, 132]),
      walkers: [
        { clothes: owner, x: 0.4, y: 0.95, height: 0.52, drift: 0.02 },
        { clothes: UNIFORM, x: 0.78, y: 1.08, height: 0.76, drift: 0.03 },
      ],
      lines: [
        { voice: 'officer', text: '现在是二〇二六年五月十三日上午九时四十分，执法记录仪已开启。' },
        { voice: 'officer', text: '我们是市场监督管理局执法人员，请你确认执法证件。' },
        { voice: 'party', text: '看过了，请进。' },
      ],
    },
  },
  {
    ...inspection,
    segment: 2,
    follows: true,
    title: '现场检查录像（二）仓库查看',
    description: '进入仓库，查看第四垛肥料包装标识。',
    clip: {
      ...clip,
      startedAt: '2026-05-13T09:40:24',
      place: '北侧仓库',
      scene: () => fertiliserStore(),
      walkers: [{ clothes: owner, x: 0.62, y: 1.04, height: 0.66, drift: 0.05 }],
      lines: [
        { voice: 'officer', text: '这一垛标明总养分百分之四十五，批号和抽样的一致。' },
        { voice: 'party', text: '就是这一批，剩下的都在这里。' },
      ],
    },
  },
  {
    ...inspection,
    segment: 3,
    title: '现场检查录像（三）清点、提取台账',
    description: '清点库存40袋，提取销售台账。与上一段之间中断约六分半，未作说明。',
    clip: {
      ...clip,
      startedAt: '2026-05-13T09:47:05',
      place: '北侧仓库',
      scene: () => fertiliserStore(),
      walkers: [{ clothes: UNIFORM, x: 0.3, y: 1.06, height: 0.7, drift: 0.04 }],
      lines: [
        { voice: 'second', text: '清点完毕，共四十袋，价签一百六十元一袋。' },
        { voice: 'officer', text: '请提供销售台账，复印件由你签字确认。' },
      ],
    },
  },
  {
    as: 'recording',
    kind: 'sampling-recording',
    title: '监督抽样录像',
    madeOn: '2026-04-08',
    description: '随机抽取、缩分、封样过程（H.265）。',
    clip: {
      format: 'hevc',
      device: 'DSJ21B0209',
      card: ZHANG.card,
      seconds: 10,
      height: 720,
      sway: 'standing',
      startedAt: '2026-04-08T10:05:30',
      place: '成品仓库 抽样',
      scene: () => fertiliserStore(),
      walkers: [{ clothes: UNIFORM, x: 0.55, y: 1.05, height: 0.68, drift: 0.03 }],
      lines: [
        { voice: 'officer', text: '现在随机抽取十袋取样，缩分成三份，当场封样。' },
        { voice: 'party', text: '封条我签字了。' },
      ],
    },
  },
  {
    as: 'recording',
    kind: 'interview-recording',
    title: '询问录音（田伯野）',
    madeOn: '2026-05-15',
    description: '询问全程录音节选。',
    clip: {
      format: 'wav',
      device: 'LYB-07',
      card: ZHANG.card,
      seconds: 24,
      sway: 'desk',
      startedAt: '2026-05-15T09:00:00',
      place: '询问室',
      scene: () => questioningRoom('询 问 室'),
      lines: [
        { voice: 'officer', text: '这批肥料什么时间、从哪里购进？' },
        { voice: 'party', text: '今年三月六日，一个姓沃的人开货车来的，一百袋，每袋一百一十八元。' },
        { voice: 'second', text: '进货的时候有没有查验合格证明？' },
        { voice: 'party', text: '没有，袋子上印着合格，我就没有再要。' },
        { voice: 'officer', text: '收到不合格报告以后，有没有继续销售？' },
        { voice: 'party', text: '后来又卖了七袋，是我没有管好。' },
      ],
    },
  },
]

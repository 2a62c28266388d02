// Dossier 8, 擅自改变林地用途: the survey and the hearing.
import type { RecordingSource } from '../../papers/source.ts'
import { hillside } from '../../pictures/grounds.ts'
import { hearingRoom } from '../../pictures/rooms.ts'
import { UNIFORM } from '../../pictures/scene.ts'
import { LIN } from '../people.ts'

export const recordings: readonly RecordingSource[] = [
  {
    as: 'recording',
    kind: 'site-inspection-recording',
    title: '现场勘验录像',
    madeOn: '2026-09-08',
    description: '亮证、指认范围、测量拐点。',
    clip: {
      format: 'mp4',
      device: 'DSJ20B0308',
      card: LIN.card,
      seconds: 14,
      sway: 'walking',
      startedAt: '2026-09-08T09:31:00',
      place: '石岭村03林班5小班',
      scene: () => hillside(true),
      walkers: [
        { clothes: UNIFORM, x: 0.28, y: 1.04, height: 0.62, drift: 0.05 },
        { clothes: { coat: [140, 120, 96] }, x: 0.72, y: 0.96, height: 0.52, drift: 0.02 },
      ],
      lines: [
        { voice: 'officer', text: '现在对石岭村三林班五小班进行勘验，请看执法证件。' },
        { voice: 'party', text: '看过了，这块地是我们公司六月份推平的。' },
      ],
    },
  },
  {
    as: 'recording',
    kind: 'hearing-recording',
    title: '听证录音',
    madeOn: '2026-10-23',
    description: '听证会录音节选，主持人宣布组成人员和权利义务。',
    clip: {
      format: 'mp3',
      device: 'LYB-11',
      card: LIN.card,
      seconds: 28,
      sway: 'desk',
      startedAt: '2026-10-23T09:00:00',
      place: '二楼会议室',
      scene: () => hearingRoom(),
      lines: [
        { voice: 'officer', text: '现在举行听证会，由我柏望岭担任主持人，江听澜担任记录员。当事人是否申请回避？' },
        { voice: 'party', text: '不申请回避。' },
        { voice: 'second', text: '经鉴定，恢复费用两万八千六百元，建议处一点五倍罚款。' },
        { voice: 'party', text: '我们认为客土一项没有必要，砂石料十月二十日已经清运完毕，请求从轻。' },
      ],
    },
  },
  {
    as: 'recording',
    kind: 'hearing-recording',
    title: '听证录像（质证）',
    madeOn: '2026-10-23',
    description: '会议室固定机位，质证环节。',
    clip: {
      format: 'mp4',
      device: 'HYS-02',
      card: LIN.card,
      seconds: 12,
      sway: 'desk',
      startedAt: '2026-10-23T09:24:00',
      place: '二楼会议室',
      scene: () => hearingRoom(),
      lines: [{ voice: 'party', text: '对勘验笔录没有异议，对鉴定的恢复费用有异议。' }],
    },
  },
]

// A made-up body-camera recording with everything that can be known of it: what the evidence statement is fed in its tests.
import { createHash } from 'node:crypto'
import type { CustodyEntry } from '#main/opinions/custody.ts'
import type { EvidenceStatementData, PrintedMark } from '#main/opinions/templates/index.ts'
import type { JournalEvent } from '#shared/contract/journal-events.ts'
import { CaptureFacts } from '#shared/contract/recordings.ts'
import { dossier, journalHash, manifestSha256 } from './cases.ts'

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const itemId = '0198f0aa-7c11-7b6e-8f00-2c1d5a7e9c01'
export const recordingSha256 = hashOf('recording')

const item: EvidenceStatementData['recording']['item'] = {
  id: itemId,
  dossierId: dossier.id,
  kind: 'recording',
  supplementId: null,
  volume: 'main',
  position: 7,
  title: '现场检查执法记录仪录像（污水处理站）',
  paperKind: null,
  madeOn: '2026-03-05',
  pages: null,
  originalName: 'D0123_2500010017_20260305101031_0001.mp4',
  mime: 'video/mp4',
  sizeBytes: 1_834_221_056,
  sha256: recordingSha256,
  viewing: 'video',
  objectId: 'a'.repeat(32),
  viewObjectId: null,
  media: {
    durationMs: 1_800_120,
    container: 'mov,mp4,m4a,3gp,3g2,mj2',
    videoCodec: 'h264',
    audioCodec: 'aac',
    width: 1920,
    height: 1080,
    framesPerSecond: 29.97,
    recordedAt: '2026-03-05T02:10:31.000Z',
    playing: 'original',
    flaw: null,
  },
  derivation: null,
  outsideSeal: false,
  remarks: [],
  filedAt: '2026-03-06T01:12:00.000Z',
  filedBy: '和丽春',
}

const capture: EvidenceStatementData['recording']['capture'] = {
  ...CaptureFacts.parse({
    deviceNumber: 'D0123',
    deviceModel: 'DSJ-V8',
    manufacturer: '云山警用装备',
    officerNumber: '2500010017',
    officerName: '喆堃',
    department: '生态环境综合行政执法大队',
    stationNumber: 'CJ-02',
    fileNumber: '530000-20260305-000481',
    place: '南溪镇污水处理站',
    startedAt: '2026-03-05T02:10:31.000Z',
    from: 'index',
  }),
  offsetMs: 125_000,
  correctedAt: '2026-03-05T02:12:36.000Z',
  corrections: [
    {
      offsetMs: 120_000,
      reason: '与授时中心时间比对，记录仪慢两分钟。',
      by: '和丽春',
      at: '2026-03-06T02:00:00.000Z',
    },
    { offsetMs: 125_000, reason: '复核：以基站授时为准。', by: '余承办', at: '2026-03-07T02:00:00.000Z' },
  ],
  readings: [
    {
      id: itemId,
      atMs: 12_000,
      burnedIn: '2026-03-05T02:10:43.000Z',
      how: 'confirmed',
      by: '和丽春',
      at: '2026-03-06T02:03:00.000Z',
    },
    {
      id: itemId,
      atMs: 1_500_000,
      burnedIn: '2026-03-05T02:35:34.000Z',
      how: 'typed',
      by: '余承办',
      at: '2026-03-07T02:03:00.000Z',
    },
  ],
}

export const technical: NonNullable<EvidenceStatementData['recording']['technical']> = {
  format: { name: 'mov,mp4,m4a,3gp,3g2,mj2', description: 'QuickTime / MOV' },
  durationMs: 1_800_120,
  statedDurationMs: null,
  frames: 53_950,
  streams: 2,
  video: {
    codec: 'h264',
    profile: 'High',
    colourSpace: 'bt709',
    widthPx: 1920,
    heightPx: 1080,
    framesPerSecond: 29.97,
    variableFrameRate: true,
    bitRate: 8_000_000,
    chromaSubsampling: '4:2:0',
    bitsPerSample: 8,
    aspectRatio: '16:9',
    rotation: 90,
  },
  audio: { codec: 'aac', bitRate: 128_000, sampleRate: 48_000, bitsPerSample: null, channels: 1 },
  readBy: 'ffprobe 7.1',
}

const people: readonly [string, string][] = [
  ['archivist', '和丽春'],
  ['inspector', '木增福'],
  ['handler', '余承办'],
]

/** Filed, sealed, and viewed and marked again and again. */
export function custodyCase(views = 12): CustodyEntry[] {
  const events: readonly JournalEvent[] = ['recording.viewed', 'object.viewed', 'mark.added', 'mark.changed']
  const entries: [JournalEvent, number, CustodyEntry['outcome']][] = [
    ['item.filed', 0, 'done'],
    ['recording.copied', -1, 'done'],
    ['recording.clock-corrected', 0, 'done'],
    ...Array.from({ length: views }, (_, at): [JournalEvent, number, CustodyEntry['outcome']] => [
      events[at % events.length] ?? 'recording.viewed',
      at % 3,
      'done',
    ]),
    ['item.withdrawn', 2, 'refused'],
    ['recording.clip-requested', 2, 'done'],
    ['recording.clip-filed', -1, 'done'],
    ['dossier.sealed', 0, 'done'],
  ]
  return entries.map(([event, by, outcome], at) => {
    const [who = 'system', name = 'system'] = people[by] ?? []
    const instant = new Date(Date.parse('2026-03-06T01:12:00Z') + at * 3_725_000)
    return {
      position: 4100 + at * 7,
      at: instant.toISOString(),
      who,
      name,
      event,
      subject: itemId,
      outcome,
      detail: outcome === 'refused' ? { code: 'dossier.sealed' } : {},
      hash: hashOf(`entry ${at}`),
    }
  })
}

export type MarkPictures = (at: number) => PrintedMark['picture']

const words = [
  '执法人员出示执法证件，告知陈述申辩权利。',
  '排放口 DW001 正在外排废水，采样人员在采样点位采集水样 3 瓶，当事人在场见证。',
  '',
  '当事人口头陈述：设备从 2026 年 1 月起未运行，排污许可证正在申请办理中，尚未取得；执法人员当场告知其应当立即停止排放。',
]

export function marksCase(count: number, pictures: MarkPictures = () => null): PrintedMark[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `0198f0aa-7c11-7b6e-8f00-${String(at).padStart(12, '0')}`,
    startMs: at * 41_000 + 7_000,
    endMs: at % 2 === 0 ? null : at * 41_000 + 39_000,
    category: 'procedure',
    categoryTitle: ['出示证件', '采样取证', '当事人陈述申辩'][at % 3] ?? '',
    text: words[at % words.length] ?? '',
    madeBy: people[at % 3]?.[1] ?? '',
    madeAt: '2026-03-08T02:03:00.000Z',
    comments:
      at % 5 === 1 ? [{ text: '与现场检查笔录第 3 页一致。', by: '杨法明', at: '2026-03-09T06:00:00.000Z' }] : [],
    picture: pictures(at),
  }))
}

const said: readonly [string, string][] = [
  ['执法人员 喆堃', '您好，我们是云山县生态环境局执法人员，这是我们的执法证件，请您查看。'],
  ['当事人', '看清楚了。'],
  ['执法人员 欧阳垚昇', '今天依法对你单位污水处理站进行检查，请你配合；你有权申请回避，也有权陈述和申辩。'],
  ['', '（设备噪声，约十秒）'],
]

export function transcriptCase(lines: number): NonNullable<EvidenceStatementData['transcript']> {
  return {
    version: 3,
    savedBy: '和丽春',
    savedAt: '2026-03-08T03:00:00.000Z',
    lines: Array.from({ length: lines }, (_, at) => {
      const [speaker = '', text = ''] = said[at % said.length] ?? []
      return { startMs: at * 5_500, endMs: at * 5_500 + 5_000, speaker, text: `${text}〔${at + 1}〕` }
    }),
  }
}

type Change = Omit<Partial<EvidenceStatementData>, 'recording' | 'body'> & {
  recording?: Partial<EvidenceStatementData['recording']>
  item?: Partial<EvidenceStatementData['recording']['item']>
  body?: Partial<EvidenceStatementData['body']>
}

export function statementCase({ recording, item: itemChange, body, ...more }: Change = {}): EvidenceStatementData {
  return {
    agency: '云山县生态环境局',
    number: '音像说明〔2026〕3号',
    dossier,
    recording: {
      item: { ...item, ...itemChange },
      capture,
      technical,
      dockFileId: '0198f0aa-7c11-7b6e-8f00-2c1d5a7e9d77',
      ...recording,
    },
    body: {
      method:
        '由执法记录仪（云山警用装备 DSJ-V8，设备编号 D0123）录制，原始文件经采集工作站（编号 CJ-02）导入；归入时加密存储、计算散列值并回读校验，未作剪辑和转码。',
      madeAt: '2026-03-05 10:12:36 开始（设备时钟为 2026-03-05 10:10:31，校正：加 2 分 5 秒），时长 00:30:00',
      producer: '喆堃（2500010017）',
      proves:
        '证明执法人员于2026年3月5日对当事人污水处理站进行现场检查时，当事人正在向南溪排放处理后的废水，且未取得排污许可证。',
      original:
        '原始载体为执法记录仪（云山警用装备 DSJ-V8，设备编号 D0123）的存储介质；原始文件加密存于本存档，案卷《云山县清源水务有限公司未依法取得排污许可证排放水污染物案》正卷第 7 件。',
      note: '',
      withTranscript: true,
      withMarks: true,
      ...body,
    },
    custody: custodyCase(60),
    derived: [
      {
        id: 'clip',
        title: '排放口采样片段',
        what: '片段，流复制',
        recipe: 'stream-copy -ss 120.000 -to 180.000 -c copy',
        place: '00:02:00–00:03:00',
        sha256: hashOf('clip'),
      },
      {
        id: 'snapshot',
        title: '排放口截图（卷外）',
        what: '截图，按原始像素截取',
        recipe: 'frame png',
        place: '00:02:11',
        sha256: hashOf('snapshot'),
      },
    ],
    marks: marksCase(4),
    mostPictures: 60,
    transcript: transcriptCase(8),
    maker: '和丽春',
    binding: {
      archiveId: '0198f0aa-7c11-7b6e-8f00-2c1d5a7e9bff',
      manifestSha256,
      of: 'filing',
      journal: { position: 4821, hash: journalHash },
      recording: { itemId, sha256: recordingSha256 },
    },
    composedAt: new Date('2026-03-10T04:00:00Z'),
    ...more,
  }
}

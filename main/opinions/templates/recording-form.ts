// The box that says which recording a statement is about, and the clock of the device that made it.
import type { Item, RecordingFlaw } from '#shared/contract/dossiers.ts'
import type { Capture, Technical } from '#shared/contract/recordings.ts'
import { lengthText, offsetText } from '#shared/text/clock.ts'
import { anchorText, momentText } from '#shared/text/evidence.ts'
import { recipeWords } from '#shared/text/extracts.ts'
import { instantText } from '#shared/text/instant.ts'
import { viewingNames, volumeNames } from '#shared/text/states.ts'
import type { Block, FormField } from '../../printing/index.ts'
import { grouped } from './binding.ts'

export interface RecordingShown {
  readonly item: Item
  readonly capture: Capture
  readonly technical: Technical | null
  /** Of the collection dock's own book here; null when it came another way. */
  readonly dockFileId: string | null
}

/** What a flaw means for whoever plays the recording; it was filed with it, not made here. */
const flawWords: Readonly<Record<RecordingFlaw, string>> = {
  truncated: '文件不完整，可能没有拷贝完或录制时断电。',
  damaged: '文件已损坏，或格式无法识别。',
  'too-large': '解析时占用资源异常，未能读出技术参数。',
  'too-slow': '长时间无法解析，未能读出技术参数。',
  'too-many-streams': '文件所含的音视频流过多，未能读出技术参数。',
  empty: '文件没有可播放的内容。',
  'no-decoder': '本机没有能够解码的组件，未能读出画面和声音。',
  'duration-lies': '文件记载的时长与实际可播放的时长不一致。',
  'not-probed': '归入时未能识别技术参数。',
}

export function recordingRows(shown: RecordingShown): FormField[][] {
  const { item, capture, dockFileId } = shown
  const place = item.outsideSeal ? '卷外' : `${volumeNames[item.volume]}第 ${item.position} 件`
  const rows: FormField[][] = [
    [{ label: '题名', value: item.title }],
    [{ label: '原始文件名', value: item.originalName }],
    [
      { label: '种类', value: viewingNames[item.viewing] },
      { label: '卷内位置', value: place },
    ],
    [{ label: '格式', value: formatWords(shown) }],
    [
      { label: '画面', value: pictureWords(shown) },
      { label: '声音', value: soundWords(shown) },
    ],
    [
      { label: '时长', value: durationWords(shown) },
      { label: '文件大小', value: `${item.sizeBytes.toLocaleString('en-US')} 字节` },
    ],
    [{ label: '原件 SHA-256', value: grouped(item.sha256) }],
    [
      { label: '录制设备', value: deviceWords(capture) },
      { label: '录制人员', value: officerWords(capture) },
    ],
  ]
  if (capture.place !== null) rows.push([{ label: '录制地点', value: capture.place }])
  const numbers = [
    capture.fileNumber === null ? '' : `采集站文件编号 ${capture.fileNumber}`,
    dockFileId === null ? '' : `本存档采集编号 ${dockFileId}`,
  ].filter((word) => word !== '')
  if (numbers.length > 0) rows.push([{ label: '采集编号', value: numbers.join('\n') }])
  rows.push([{ label: '归入', value: `${instantText(item.filedAt, 'second')}，${item.filedBy}` }])
  if (item.derivation !== null) {
    const { title, sha256, recipe } = item.derivation
    const from = anchorText({ on: 'moment', ...item.derivation }, title)
    rows.push([
      { label: '截取自', value: `${from}\n截取办法：${recipeWords(recipe)}\n原件 SHA-256：${grouped(sha256)}` },
    ])
  }
  const flaw = item.media?.flaw ?? null
  if (flaw !== null) rows.push([{ label: '归入时的缺陷', value: flawWords[flaw] }])
  return rows
}

function formatWords({ item, technical }: RecordingShown): string {
  const format = technical?.format.description ?? technical?.format.name ?? item.media?.container ?? '未能识别'
  return format === item.mime ? format : `${format}（${item.mime}）`
}

function pictureWords({ item: { media }, technical }: RecordingShown): string {
  const codec = technical?.video?.codec ?? media?.videoCodec ?? null
  if (codec === null) return media === null ? '未能识别' : '无'
  const width = technical?.video?.widthPx ?? media?.width ?? null
  const height = technical?.video?.heightPx ?? media?.height ?? null
  const rate = technical?.video?.framesPerSecond ?? media?.framesPerSecond ?? null
  const rotation = technical?.video?.rotation ?? 0
  return [
    [codec, technical?.video?.profile ?? ''].filter((word) => word !== '').join(' '),
    width === null || height === null ? '' : `${width}×${height} 像素`,
    rate === null ? '' : `${Number(rate.toFixed(3))} 帧/秒`,
    technical?.video?.variableFrameRate === true ? '帧率可变' : '',
    rotation === 0 ? '' : `记载旋转 ${rotation}°`,
  ]
    .filter((word) => word !== '')
    .join('，')
}

function soundWords({ item: { media }, technical }: RecordingShown): string {
  const codec = technical?.audio?.codec ?? media?.audioCodec ?? null
  if (codec === null) return media === null ? '未能识别' : '无'
  const { sampleRate = null, channels = null } = technical?.audio ?? {}
  return [codec, sampleRate === null ? '' : `${sampleRate} 赫兹`, channels === null ? '' : `${channels} 声道`]
    .filter((word) => word !== '')
    .join('，')
}

function durationWords({ item: { media }, technical }: RecordingShown): string {
  const durationMs = media?.durationMs ?? technical?.durationMs ?? 0
  const stated = technical?.statedDurationMs ?? null
  const claim = stated === null || stated === durationMs ? '' : `文件记载为 ${momentText(stated)}`
  const found =
    durationMs === 0 ? '未能识别' : `${momentText(durationMs)}（${durationMs.toLocaleString('en-US')} 毫秒）`
  return [found, claim].filter((line) => line !== '').join('\n')
}

function deviceWords({ manufacturer, deviceModel, deviceNumber }: Capture): string {
  const model = [manufacturer, deviceModel].filter((word) => word !== null).join(' ')
  return [model, deviceNumber ?? ''].filter((word) => word !== '').join('\n') || '未记载'
}

function officerWords({ officerName, officerNumber, department }: Capture): string {
  const who = [officerName, officerNumber === null ? null : `编号 ${officerNumber}`, department]
  return who.filter((word) => word !== null).join('\n') || '未记载'
}

/** Device time, what was added to it and why, and what the picture itself shows. */
export function clockBlocks({ capture }: RecordingShown): Block[] {
  const { from, startedAt, correctedAt, offsetMs, corrections, readings } = capture
  const rows: FormField[][] =
    startedAt === null || correctedAt === null
      ? [[{ label: '开始时间', value: '未记载' }]]
      : [
          [
            { label: from === 'container' ? '文件内记载' : '设备时钟', value: instantText(startedAt, 'second') },
            { label: '校正', value: offsetMs === 0 ? '未作校正' : offsetText(offsetMs) },
          ],
          [{ label: '校正后', value: instantText(correctedAt, 'second') }],
        ]
  const blocks: Block[] = [{ type: 'fields', rows }]
  if (corrections.length > 0) {
    blocks.push({
      type: 'table',
      columns: [
        { title: '校正时间', width: 27, align: 'center' },
        { title: '校正人', width: 18 },
        { title: '时钟', width: 20, align: 'center' },
        { title: '理由', width: 43 },
      ],
      rows: corrections.map(({ at, by, offsetMs: added, reason }) => [
        instantText(at, 'second'),
        by,
        offsetText(added),
        reason,
      ]),
    })
  }
  if (readings.length > 0) {
    blocks.push({
      type: 'table',
      columns: [
        { title: '位置', width: 13, align: 'center' },
        { title: '画面所示时间', width: 27, align: 'center' },
        { title: '比设备时钟', width: 19, align: 'center' },
        { title: '登记', width: 49 },
      ],
      rows: readings.map((reading) => readingRow(reading, startedAt)),
    })
  }
  return blocks
}

function readingRow(reading: Capture['readings'][number], startedAt: string | null): string[] {
  const { atMs, burnedIn, how, by, at } = reading
  return [
    momentText(atMs),
    instantText(burnedIn, 'second'),
    startedAt === null ? '—' : driftText(Date.parse(burnedIn) - (Date.parse(startedAt) + atMs)),
    `${by} ${how === 'typed' ? '读出并录入' : '核对确认'}，${instantText(at)}`,
  ]
}

/** Burned-in time has seconds only, so less than one is no difference. */
function driftText(ms: number): string {
  if (Math.abs(ms) < 1000) return '一致'
  return ms > 0 ? `快 ${lengthText(ms)}` : `慢 ${lengthText(ms)}`
}

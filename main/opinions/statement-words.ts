// The first words of an evidence statement: what the archive knows of the recording, and nothing it does not.
import type { Item } from '#shared/contract/dossiers.ts'
import type { Capture } from '#shared/contract/recordings.ts'
import type { StatementBody } from '#shared/contract/statements.ts'
import { offsetText } from '#shared/text/clock.ts'
import { anchorText, momentText } from '#shared/text/evidence.ts'
import { recipeWords } from '#shared/text/extracts.ts'
import { instantText } from '#shared/text/instant.ts'
import { volumeNames } from '#shared/text/states.ts'

export interface KnownRecording {
  readonly item: Item
  readonly dossierTitle: string
  readonly capture: Capture
  /** Whether it was taken from a collection dock (采集工作站). */
  readonly fromDock: boolean
}

export function firstWords(known: KnownRecording): StatementBody {
  return {
    method: method(known),
    madeAt: madeAt(known).slice(0, 200),
    producer: producer(known).slice(0, 200),
    proves: '',
    original: original(known).slice(0, 500),
    note: '',
    withTranscript: true,
    withMarks: true,
  }
}

/** “执法记录仪” only where an index of a dock lists it: other sources do not say what kind of device it was. */
function deviceWords({ from, manufacturer, deviceModel, deviceNumber }: Capture): string | null {
  const facts = [
    [manufacturer, deviceModel].filter((word) => word !== null).join(' '),
    deviceNumber === null ? '' : `设备编号 ${deviceNumber}`,
  ].filter((word) => word !== '')
  if (facts.length === 0) return null
  return `${from === 'index' ? '执法记录仪' : '录制设备'}（${facts.join('，')}）`
}

function method({ item, capture, fromDock }: KnownRecording): string {
  const { derivation } = item
  if (derivation !== null) {
    const from = anchorText({ on: 'moment', ...derivation }, `《${derivation.title}》`)
    return `截取自${from}，截取办法：${recipeWords(derivation.recipe)}。原件未作改动。`
  }
  const device = deviceWords(capture)
  const station = capture.stationNumber === null ? '采集工作站' : `采集工作站（编号 ${capture.stationNumber}）`
  const recorded = device === null ? '' : `由${device}录制，`
  const arrived = fromDock ? `原始文件经${station}导入` : '原始文件由人员归入案卷'
  return `${recorded}${arrived}；归入时加密存储、计算散列值并回读校验，未作剪辑和转码。`
}

function madeAt({ item, capture }: KnownRecording): string {
  if (item.derivation !== null) return ''
  const durationMs = item.media?.durationMs ?? 0
  const length = durationMs > 0 ? `，时长 ${momentText(durationMs)}` : ''
  const { startedAt, correctedAt, offsetMs } = capture
  if (startedAt !== null && correctedAt !== null) {
    const source = capture.from === 'container' ? '文件内记载' : '设备时钟'
    const own =
      offsetMs === 0
        ? `（${source}，未经校正）`
        : `（${source}为 ${instantText(startedAt, 'second')}，校正：${offsetText(offsetMs)}）`
    return `${instantText(correctedAt, 'second')} 开始${own}${length}`
  }
  return ''
}

function producer({ capture: { officerName, officerNumber } }: KnownRecording): string {
  if (officerName === null) return officerNumber === null ? '' : `执法人员编号 ${officerNumber}`
  return officerNumber === null ? officerName : `${officerName}（${officerNumber}）`
}

function original({ item, capture, dossierTitle }: KnownRecording): string {
  const place = item.outsideSeal ? '卷外' : `${volumeNames[item.volume]}第 ${item.position} 件`
  const kept = `原始文件加密存于本存档，案卷《${dossierTitle}》${place}。`
  const device = item.derivation === null ? deviceWords(capture) : null
  return device === null ? kept : `原始载体为${device}的存储介质；${kept}`
}

// The words that the sheets of a dossier (卷皮、卷内目录、备考表) bear beside those of the office's form.
import type { SheetKind } from '../contract/sheets.ts'

export const sheetNames: Readonly<Record<SheetKind, string>> = {
  cover: '卷皮',
  catalogue: '卷内目录',
  remarks: '卷内备考表',
}

/** 永久、30年、10年 are the national periods; a code of another rule is shown as it is. */
const periodNames: Readonly<Record<string, string>> = { Y: '永久', D30: '30年', D10: '10年' }

const volumeWords = { main: '正卷', restricted: '副卷' } as const

const noteWords = {
  oversize: '为折叠大幅页',
  blank: '为空白页，不编页号',
  damaged: '破损',
  missing: '缺失',
  other: '有情况需说明',
} as const

const shortNotes = { oversize: '大幅', blank: '空白', damaged: '破损', missing: '缺失', other: '见备考表' } as const

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 补充归档一, 补充归档十二. */
export function supplementName(number: number): string {
  return `补充归档${countWord(number)}`
}

/** Up to ninety-nine; beyond it Arabic digits. */
export function countWord(number: number): string {
  if (number < 1 || number > 99) return String(number)
  const [ten, one] = [Math.floor(number / 10), number % 10]
  const tens = ten === 0 ? '' : `${ten === 1 ? '' : digits[ten]}十`
  return `${tens}${one === 0 ? '' : digits[one]}`
}

export const sheetText = {
  period: (code: string) => periodNames[code] ?? code,
  volume: volumeWords,
  volumeLine: (volume: keyof typeof volumeWords, count: number) => `${volumeWords[volume]}（${count} 件）`,
  supplementTitle: (number: number) => `${supplementName(number)}目录`,
  contents: (p: { papers: number; pages: number; recordings: number; time: string }) =>
    p.recordings === 0
      ? `共 ${p.papers} 件 ${p.pages} 页`
      : `共 ${p.papers} 件 ${p.pages} 页，音像 ${p.recordings} 段 ${p.time}`,
  year: (day: string) => `${day.slice(0, 4)}年`,
  day: (day: string) => {
    const [year, month, date] = day.split('-').map(Number)
    return `${year}年${month}月${date}日`
  },
  caseDays: (from: string, to: string) => `${from}至${to}`,
  count: { papers: '件', pages: '页', recordings: '段' },
  pages: (from: number, to: number) => (from === to ? String(from) : `${from}-${to}`),
  party: (name: string, code: string | null) => (code === null ? name : `${name}（${code}）`),
  /** 备注 column. */
  remark: (kind: keyof typeof shortNotes, page: number | null) =>
    page === null ? shortNotes[kind] : `第${page}页${shortNotes[kind]}`,
  unreadable: '音像原件有损坏',
  /** One line of the remarks sheet. */
  noted: (p: {
    volume: keyof typeof volumeWords
    position: number
    title: string
    page: number | null
    kind: keyof typeof noteWords
    note: string
  }) => {
    const place = `${volumeWords[p.volume]}第 ${p.position} 件《${p.title}》${p.page === null ? '' : `第 ${p.page} 页`}`
    return `${place}${noteWords[p.kind]}${p.note === '' ? '' : `：${p.note}`}`.replace(/。?$/u, '。')
  },
  damagedRecording: (p: { volume: keyof typeof volumeWords; position: number; title: string }) =>
    `${volumeWords[p.volume]}第 ${p.position} 件《${p.title}》的音像原件有损坏，按原样归入。`,
  supplementLine: (p: {
    number: number
    sealedOn: string
    by: string
    contents: string
    reason: string
    sha256: string
  }) =>
    `${supplementName(p.number)}：${p.sealedOn}由${p.by}补充归档，${p.contents}。原因：${p.reason.replace(/。$/u, '')}。清单 SHA-256：${p.sha256}。`,
  nothingNoted: '无缺损、修改、补充、移出、销毁情况登记。',
  note: {
    open: (form: string) => `尚未封存，内容可能变动 · ${form}`,
    sealed: (sha256: string) => `封存清单 SHA-256：${sha256}`,
  },
  archivalCode: '档号',
  file: (dossier: string, kind: SheetKind, supplement: number | null) =>
    `${dossier}-${supplement === null ? '' : `${supplementName(supplement)}-`}${sheetNames[kind]}.pdf`,
} as const

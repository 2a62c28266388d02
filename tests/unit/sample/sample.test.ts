// The sample county as a caller gets it: real files, judged by ffprobe and poppler, against the description they come with.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { categoryWords } from '#shared/rules/category.ts'
import { checkCitizenId, checkCreditCode, parsePaperNumber } from '#shared/rules/codes.ts'
import { daysBetween } from '#shared/rules/day.ts'
import { PaperKindsPack, WorkCalendarPack } from '#shared/rules/pack.ts'
import type { TermResult } from '#shared/rules/terms.ts'
import { createWorkCalendar } from '#shared/rules/work-calendar.ts'
import { makeSample, type SampleCounty, type SampleItem } from '../../../resources/sample/make-sample.ts'
import { termOf } from '../../support/shipped-terms.ts'
import { readZipEntry } from './read-zip.ts'

const run = promisify(execFile)
const rulebook = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../resources/rulebook/${name}.json`, import.meta.url), 'utf8'))
const calendar = createWorkCalendar(WorkCalendarPack.parse(rulebook('cn-work-calendar')))
const kinds = PaperKindsPack.parse(rulebook('paper-kinds')).kinds

let folder = ''
let county: SampleCounty
const messages: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sample-'))
  county = await makeSample({ folder, clips: 'small', onProgress: (message) => messages.push(message) })
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pathOf = (item: SampleItem): string => join(folder, item.path)
const items = (): SampleItem[] => county.dossiers.flatMap((dossier) => dossier.items)
const dossier = (key: string) => {
  const found = county.dossiers.find((one) => one.key === key)
  if (found === undefined) throw new Error(`no dossier ${key}`)
  return found
}
const item = (key: string, title: string): SampleItem => {
  const found = dossier(key).items.find((one) => one.title === title)
  if (found === undefined) throw new Error(`no item ${title}`)
  return found
}
const dueOn = (term: TermResult): string => (term.state === 'known' ? term.dueOn : 'unknown')

/** The words of each page. */
async function pagesOf(one: SampleItem): Promise<string[]> {
  const { stdout } = await run('pdftotext', ['-layout', pathOf(one), '-'])
  return stdout.split('\f').slice(0, -1)
}
const wordsOf = async (one: SampleItem): Promise<string> => (await pagesOf(one)).join('').replaceAll(/\s/g, '')

interface Probe {
  readonly streams: readonly { readonly codec_name: string; readonly width?: number }[]
  readonly format: { readonly format_name: string; readonly duration?: string }
}
async function probe(one: SampleItem): Promise<Probe> {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-show_streams', '-show_format', '-of', 'json', pathOf(one)])
  return JSON.parse(stdout)
}

describe('the description', () => {
  test('covers all six categories, with two closed penalties and one pending', () => {
    expect(new Set(county.dossiers.map(({ category }) => category))).toEqual(new Set(Object.keys(categoryWords)))
    const penalties = county.dossiers.filter(({ category }) => category === 'penalty').map(({ state }) => state)
    expect(penalties).toEqual(['closed', 'closed', 'pending'])
    const rich = dossier('pesticide-penalty').items
    expect(rich.filter(({ recording }) => recording === undefined).length).toBeGreaterThanOrEqual(18)
    expect(rich.filter(({ recording }) => recording !== undefined)).toHaveLength(5)
    expect(rich.some(({ volume }) => volume === 'restricted')).toBe(true)
  })

  test('gives parties codes that pass their check and a region that does not exist', () => {
    for (const { party } of county.dossiers) {
      const check = party.kind === 'organisation' ? checkCreditCode(party.code) : checkCitizenId(party.code)
      expect(check).toEqual({ state: 'valid', code: party.code })
      expect(party.kind === 'organisation' ? party.code.slice(2, 8) : party.code.slice(0, 6)).toBe('539999')
    }
  })

  test('gives every dossier a readable number of its own', () => {
    const numbers = county.dossiers.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const number of numbers) expect(parsePaperNumber(number)).toMatchObject({ state: 'valid', text: number })
  })

  test('names kinds of the rulebook, fit for the category, the medium and the volume', () => {
    for (const one of county.dossiers) {
      for (const { paperKind, title, volume, recording } of one.items) {
        const kind = kinds.find(({ code }) => code === paperKind)
        expect(kind, `${title}: ${paperKind}`).toBeDefined()
        expect(kind?.categories, title).toContain(categoryWords[one.category])
        expect(kind?.medium, title).toBe(recording === undefined ? 'paper' : 'recording')
        expect(kind?.volume, title).toBe(volume)
      }
    }
  })

  test('lists the main volume first, then the restricted one, then recordings, under distinct titles', () => {
    for (const one of county.dossiers) {
      const rank = one.items.map(({ volume, recording }) => (recording !== undefined ? 2 : volume === 'main' ? 0 : 1))
      expect(rank).toEqual(rank.toSorted((a, b) => a - b))
      expect(new Set(one.items.map(({ title }) => title)).size).toBe(one.items.length)
    }
  })

  test('reports each step in Chinese', () => {
    expect(messages).toContain('已生成音视频：询问录音（田伯野）')
    expect(messages.filter((message) => message.startsWith('已生成文书：'))).toHaveLength(county.dossiers.length)
  })
})

describe('the files', () => {
  test('are all there, within forty megabytes, with nothing else left behind', async () => {
    const sizes = items().map((one) => statSync(pathOf(one)).size)
    expect(Math.min(...sizes)).toBeGreaterThan(1000)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(40e6)
    const { stdout } = await run('find', [folder, '-type', 'f'])
    expect(stdout.trim().split('\n')).toHaveLength(items().length)
  })

  test('carry the note on every page of every PDF, and as many pages as promised', async () => {
    for (const one of items().filter(({ path }) => path.endsWith('.pdf'))) {
      const pages = await pagesOf(one)
      expect(pages, one.title).toHaveLength(one.pages ?? 0)
      for (const page of pages) expect(page, one.title).toContain(county.note)
    }
  })

  test('carry the note in the footer of every Word file', () => {
    const files = items().filter(({ path }) => path.endsWith('.docx'))
    expect(files.length).toBeGreaterThanOrEqual(4)
    for (const one of files) {
      const bytes = readFileSync(pathOf(one))
      expect(readZipEntry(bytes, 'word/footer1.xml')).toContain(county.note)
      expect(readZipEntry(bytes, 'word/document.xml')).toContain(one.title)
    }
  })

  test('are pictures of the kind their ending says', async () => {
    const codecs = { '.jpg': 'mjpeg', '.png': 'png', '.tiff': 'tiff' } as const
    for (const [ending, codec] of Object.entries(codecs)) {
      const pictures = items().filter(({ path }) => path.endsWith(ending))
      expect(pictures.length, ending).toBeGreaterThan(0)
      for (const one of pictures)
        expect((await probe(one)).streams[0]).toMatchObject({ codec_name: codec, width: 1280 })
    }
  })

  test('are recordings of every kind a card holds, as long as promised', async () => {
    const seen = new Set<string>()
    for (const one of items()) {
      if (one.recording === undefined) continue
      const { streams, format } = await probe(one)
      const ending = one.path.split('.').at(-1)
      seen.add([ending, ...streams.map(({ codec_name }) => codec_name)].join(' '))
      expect(Math.abs(Number(format.duration) - one.recording.seconds), one.title).toBeLessThan(0.2)
    }
    expect([...seen].toSorted()).toEqual([
      'avi mjpeg pcm_s16le',
      'mkv h264 aac',
      'mov h264 aac',
      'mp3 mp3',
      'mp4 h264 aac',
      'mp4 hevc aac',
      'wav pcm_s16le',
    ])
  })

  test('are named by device, officer, begin and segment', () => {
    for (const { path, recording } of items()) {
      if (recording === undefined) continue
      const begin = recording.startedAt.replaceAll(/[-:T]/g, '')
      expect(path).toMatch(new RegExp(`/${recording.device}_${recording.card}_${begin}_\\d{3}\\.[a-z0-9]+$`))
    }
  })
})

describe('the planted defects', () => {
  test('point at items and pages that exist', () => {
    expect(county.defects.length).toBeGreaterThanOrEqual(6)
    for (const { dossier: key, where } of county.defects) {
      const found = item(key, where.itemTitle)
      if (where.second !== undefined) expect(where.second).toBeLessThan(found.recording?.seconds ?? 0)
    }
  })

  test('a decision before the five working days for a hearing are over (V-14), though five natural days are', async () => {
    const { noticeOn = '', decidedOn = '' } = dossier('pesticide-penalty').dates
    const due = dueOn(termOf('hearing-term-passed', noticeOn, calendar))
    expect(due).toBe('2026-05-09')
    expect(decidedOn < due).toBe(true)
    expect(daysBetween(noticeOn, decidedOn)).toBeGreaterThan(5)
    const { where } = county.defects.find(({ code }) => code === 'notice-in-natural-days') ?? { where: null }
    const page = (await pagesOf(item('pesticide-penalty', where?.itemTitle ?? '')))[(where?.page ?? 0) - 1]
    expect(page?.replaceAll(/\s/g, '')).toContain('截至2026年5月4日，当事人未在规定期限内提出陈述')
  })

  test('a decision dated before its legal review (V-19)', async () => {
    const { decidedOn = '', reviewedOn = '' } = dossier('pesticide-penalty').dates
    expect(decidedOn < reviewedOn).toBe(true)
    expect(await wordsOf(item('pesticide-penalty', '行政处罚决定书'))).toContain('2026年5月6日')
    expect(await wordsOf(item('pesticide-penalty', '法制审核意见书'))).toContain('2026年5月8日')
  })

  test('a questioning by one officer alone (B-12), beside one by two', async () => {
    const alone = await wordsOf(item('pesticide-penalty', '询问笔录（谷小满）'))
    expect(alone).toContain('木禾川')
    expect(alone).not.toContain('云知夏')
    expect(await wordsOf(item('pesticide-penalty', '询问笔录（麦青禾）'))).toContain('询问人：木禾川、云知夏')
  })

  test('a record whose third page is gone (B-5): its own numbers and those of the volume jump', async () => {
    const pages = await pagesOf(item('fertiliser-penalty', '询问笔录（田伯野）'))
    expect(pages.map((page) => /— *(\d+) *—/.exec(page)?.[1])).toEqual(['1', '2', '4'])
    const [first = 0, second = 0, third = 0] = pages.map((page) => Number(/\b(\d{3})\b/.exec(page)?.[1]))
    expect([second - first, third - second]).toEqual([1, 2])
  })

  test('a questioning without a word of the card being shown (B-9), beside one with it', async () => {
    expect(await wordsOf(item('fertiliser-penalty', '询问笔录（况守仓）'))).not.toContain('证件')
    expect(await wordsOf(item('fertiliser-penalty', '询问笔录（田伯野）'))).toContain('这是我们的执法证件')
  })

  test('one gap between two segments of one event, and none anywhere else', () => {
    const gaps: { key: string; seconds: number }[] = []
    for (const { key, items: all } of county.dossiers) {
      const segments = all.flatMap(({ recording }) => (recording?.event === undefined ? [] : [recording]))
      for (const [index, next] of segments.slice(1).entries()) {
        const before = segments[index]
        if (before === undefined || before.event !== next.event) continue
        const end = Date.parse(`${before.startedAt}Z`) / 1000 + before.seconds
        gaps.push({ key, seconds: Date.parse(`${next.startedAt}Z`) / 1000 - end })
      }
    }
    expect(gaps.filter(({ seconds }) => seconds === 0)).toHaveLength(3)
    const open = gaps.filter(({ seconds }) => seconds !== 0)
    expect(open).toHaveLength(1)
    expect(open[0]).toMatchObject({ key: 'fertiliser-penalty' })
    expect(open[0]?.seconds).toBeGreaterThan(300)
  })

  test('a hearing chaired by one of the investigators, for the legal reviewer', async () => {
    const { officers } = dossier('forest-land-penalty')
    const chair = /主持人(柏望岭)/.exec(await wordsOf(item('forest-land-penalty', '听证笔录')))?.[1]
    expect(officers.map(({ name }) => name)).toContain(chair)
  })
})

describe('what is meant to be in order', () => {
  test('the second penalty waits for the hearing term and follows its legal review', () => {
    const { noticeOn = '', decidedOn = '', reviewedOn = '' } = dossier('fertiliser-penalty').dates
    expect(dueOn(termOf('hearing-term-passed', noticeOn, calendar))).toBe('2026-06-17')
    expect(decidedOn > '2026-06-17').toBe(true)
    expect(reviewedOn < decidedOn).toBe(true)
  })

  test('registered goods are disposed of within seven working days, and the hearing is announced seven ahead', () => {
    const registered = item('pesticide-penalty', '证据先行登记保存通知书').madeOn
    const disposed = item('pesticide-penalty', '先行登记保存物品处理通知书').madeOn
    expect(disposed <= dueOn(termOf('registration-7-days', registered, calendar))).toBe(true)
    const announced = item('forest-land-penalty', '行政处罚听证通知书').madeOn
    expect(
      item('forest-land-penalty', '听证笔录').madeOn >= dueOn(termOf('hearing-notice-term', announced, calendar)),
    ).toBe(true)
  })

  test('each act happens in the order of its dates', () => {
    for (const { key, dates } of county.dossiers) {
      const { filedOn, noticeOn = filedOn, decidedOn = noticeOn, servedOn = decidedOn, closedOn = servedOn } = dates
      const course = [filedOn, noticeOn, decidedOn, servedOn, closedOn]
      expect(course, key).toEqual(course.toSorted())
    }
  })
})

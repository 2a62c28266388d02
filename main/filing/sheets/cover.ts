// 卷皮: the cover, by the office's form for the category.
import { categoryWords } from '#shared/rules/category.ts'
import type { Cover, CoverField } from '#shared/rules/pack-sheets.ts'
import { sheetText } from '#shared/text/sheets.ts'
import { categoryNames } from '#shared/text/states.ts'
import type { Block, FormField } from '../../printing/index.ts'
import type { SheetData } from './data.ts'
import { durationText } from './duration.ts'

export function coverBlocks(data: SheetData): Block[] {
  const cover = coverOf(data)
  return [
    { type: 'space', mm: 22 },
    { type: 'title', text: data.facts.agency },
    { type: 'space', mm: 14 },
    { type: 'title', text: cover.title, size: 'cover' },
    { type: 'space', mm: 20 },
    { type: 'fields', size: 'cover', rows: cover.rows.map((row) => row.map((field) => toField(data, field))) },
  ]
}

/** Consistent packs have one for every category. */
export function coverOf({ facts, form }: Pick<SheetData, 'facts' | 'form'>): Cover {
  const word = categoryWords[facts.category]
  const cover = form.covers.find(({ categories }) => categories.includes(word)) ?? form.covers[0]
  if (cover === undefined) throw new Error('a sheet format without covers')
  return cover
}

function toField(data: SheetData, field: CoverField): FormField {
  return { label: field.label, value: values[field.source](data, field.code), span: field.span }
}

/** Empty where nothing is known yet: the line stays blank, to be written by hand. */
const values: Readonly<Record<CoverField['source'], (data: SheetData, code: string) => string>> = {
  title: ({ facts }) => facts.title,
  number: ({ facts }) => facts.number ?? '',
  agency: ({ facts }) => facts.agency,
  party: ({ facts: { party } }) => sheetText.party(party.name, party.kind === 'organisation' ? party.code : null),
  officers: ({ facts }) => facts.officers.map(({ name }) => name).join('、'),
  category: ({ facts }) => categoryNames[facts.category],
  year({ facts: { dates } }) {
    const day = dates.closedOn ?? dates.decidedOn ?? dates.filedOn
    return day === null ? '' : sheetText.year(day)
  },
  'filed-on': ({ facts }) => dayText(facts.dates.filedOn),
  'decided-on': ({ facts }) => dayText(facts.dates.decidedOn),
  'served-on': ({ facts }) => dayText(facts.dates.servedOn),
  'closed-on': ({ facts }) => dayText(facts.dates.closedOn),
  'case-days': ({ facts: { dates } }) =>
    dates.filedOn === null && dates.closedOn === null
      ? ''
      : sheetText.caseDays(dayText(dates.filedOn), dayText(dates.closedOn)),
  period: ({ period }) => (period === null ? '' : sheetText.period(period)),
  'archival-code': ({ archivalCode }) => archivalCode ?? '',
  contents(data) {
    const sums = data.sums(null)
    return sheetText.contents({ ...sums, time: durationText(sums.recordingMs) })
  },
  'sealed-on': ({ sealedOn }) => dayText(sealedOn),
  typed: ({ remarks }, code) => remarks.typed[code] ?? '',
}

function dayText(day: string | null): string {
  return day === null ? '' : sheetText.day(day)
}

// One reader for each form an index may have. Each adds the records it finds; what is no index throws.
import { parse } from 'csv-parse/sync'
import { XMLParser } from 'fast-xml-parser'
import { readForeignSqlite } from '#main/store/foreign-sqlite.ts'
import type { Records } from './records.ts'

/** Names under which an index keeps its list, where it is not the list itself. */
const lists = ['records', 'data', 'files', 'list', 'rows']
const deepest = 40

export function readJson(text: string, records: Records): void {
  const found = listIn(JSON.parse(text), 0)
  if (found === null) throw new Error('no list')
  for (const one of found) if (isObject(one)) records.add(Object.entries(one))
}

/** `{"data": {"list": [...]}}` is as common as the bare list. */
function listIn(value: unknown, depth: number): readonly unknown[] | null {
  if (Array.isArray(value)) return value
  if (!isObject(value) || depth > 3) return null
  for (const [name, inner] of Object.entries(value)) {
    if (!lists.includes(name.toLowerCase())) continue
    const found = listIn(inner, depth + 1)
    if (found !== null) return found
  }
  return null
}

export function readCsv(text: string, records: Records): void {
  const [first = ''] = text.split(/\r?\n/, 1)
  const rows = parse(text, {
    bom: true,
    delimiter: [',', ';', '\t'].reduce((best, one) => (count(first, one) > count(first, best) ? one : best)),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: 256 * 1024,
  }) as string[][]
  const [head, ...rest] = rows
  if (head === undefined || !records.namesFile(head)) throw new Error('no head that names files')
  for (const row of rest) records.add(head.map((name, at) => [name, row[at]] as const))
}

const count = (text: string, part: string): number => text.split(part).length

/** Entities are not expanded: a document may define some that grow without end. */
export function readXml(text: string, records: Records): void {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    processEntities: false,
    parseTagValue: false,
    parseAttributeValue: false,
    removeNSPrefix: true,
    textNodeName: '#text',
  })
  const before = records.records.length
  gather(parser.parse(text, true), records, 0)
  if (records.records.length === before) throw new Error('no records')
}

/** Every element is a record that has a file's name among its own elements or attributes. */
function gather(value: unknown, records: Records, depth: number): void {
  if (depth > deepest) throw new Error('too deep')
  if (Array.isArray(value)) for (const one of value) gather(one, records, depth + 1)
  if (!isObject(value) || Array.isArray(value)) return
  const entries = Object.entries(value).map(([name, inner]) => [name, plainText(inner)] as const)
  if (records.namesFile(entries.flatMap(([name, inner]) => (inner === null ? [] : [name])))) {
    records.add(entries)
    return
  }
  for (const inner of Object.values(value)) gather(inner, records, depth + 1)
}

function plainText(value: unknown): string | null {
  const text = isObject(value) && !Array.isArray(value) ? value['#text'] : value
  return typeof text === 'string' ? unescaped(text) : null
}

const marks: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five marks of XML itself and characters by number; nothing that a document defines. */
function unescaped(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, mark) => {
    if (mark !== undefined) return marks[String(mark).toLowerCase()] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole
  })
}

export function readSqlite(file: Buffer, records: Records, mostRecords: number): void {
  const table = readForeignSqlite(file, records.isField, { tables: 200, columns: 64, rows: mostRecords })
  if (table === null || !records.namesFile(table.columns)) throw new Error('no table that names files')
  for (const row of table.rows) records.add(table.columns.map((name, at) => [name, row[at]] as const))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

// 案卷目录.XML and 文件目录.XML, exactly as the schema has them; nothing a document defines is expanded.
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { RemoteBytes } from '#main/jobs/serve-child.ts'
import { readAll } from './read-all.ts'

export type CatalogueAnswer =
  | { readonly state: 'read'; readonly root: string; readonly paths: readonly string[] }
  | { readonly state: 'malformed' | 'entities' | 'form' }

const columns = ['顺序号', '档号', '责任者', '题名', '日期', '密级', '电子档案名称', '备注']
const elements: Readonly<Record<string, string>> = { 案卷目录: '案卷', 文件目录: '文件' }

export async function readCatalogue(bytes: RemoteBytes): Promise<CatalogueAnswer> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readAll(bytes))
  } catch {
    return { state: 'malformed' }
  }
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return { state: 'entities' }
  if (XMLValidator.validate(text) !== true) return { state: 'malformed' }
  const parser = new XMLParser({
    ignoreAttributes: false,
    processEntities: false,
    parseTagValue: false,
    trimValues: false,
    ignoreDeclaration: true,
    isArray: (name) => name === '案卷' || name === '文件',
  })
  return rowsOf(parser.parse(text) as Record<string, unknown>)
}

function rowsOf(document: Record<string, unknown>): CatalogueAnswer {
  const [[root, content] = ['', null], second] = Object.entries(document).filter(([name]) => name !== '#text')
  const element = elements[root]
  if (element === undefined || second !== undefined) return { state: 'form' }
  const inside = content === '' ? {} : content
  if (typeof inside !== 'object' || inside === null) return { state: 'form' }
  const others = Object.keys(inside).filter((name) => name !== element && !isBlank(inside, name))
  const rows = (Reflect.get(inside, element) ?? []) as unknown[]
  if (others.length > 0 || !Array.isArray(rows)) return { state: 'form' }
  const paths: string[] = []
  for (const [at, row] of rows.entries()) {
    if (typeof row !== 'object' || row === null) return { state: 'form' }
    const names = Object.keys(row).filter((name) => !isBlank(row, name))
    const values = columns.map((name) => Reflect.get(row, name) as unknown)
    if (names.join() !== columns.join() || values.some((value) => typeof value !== 'string')) return { state: 'form' }
    if (values[0] !== String(at + 1)) return { state: 'form' }
    paths.push(unescaped(String(values[6])))
  }
  return { state: 'read', root, paths }
}

const isBlank = (value: object, name: string): boolean =>
  name === '#text' && String(Reflect.get(value, name)).trim() === ''

const marks: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => marks[name] ?? whole)
}

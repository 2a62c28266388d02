// 案卷目录.XML and 文件目录.XML of the transfer layout: the elements that 档发〔2012〕7号 gives, in UTF-8.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type PackageDescription, packedItems } from '#shared/rules/package-description.ts'
import { dayOf } from '#shared/text/instant.ts'

type Row = readonly (readonly [string, string])[]

/** One row for each dossier. */
export function dossierCatalogue({ dossiers }: PackageDescription): string {
  return catalogue(
    '案卷目录',
    '案卷',
    dossiers.map(({ archivalCode, facts, sealedAt, folder }, at) =>
      row(at, {
        code: archivalCode ?? '',
        by: facts.agency,
        title: facts.title,
        on: facts.dates.closedOn ?? dayOf(sealedAt),
        path: folder,
        note: facts.number ?? '',
      }),
    ),
  )
}

/** One row for each paper and recording. */
export function fileCatalogue({ dossiers }: PackageDescription): string {
  const rows = dossiers.flatMap((dossier) =>
    packedItems(dossier).map((item) => ({
      code: dossier.archivalCode ?? '',
      by: dossier.facts.agency,
      title: item.title,
      on: item.madeOn ?? '',
      path: item.path,
      note: item.remarks.join(' '),
    })),
  )
  return catalogue(
    '文件目录',
    '文件',
    rows.map((one, at) => row(at, one)),
  )
}

function row(
  at: number,
  facts: { code: string; by: string; title: string; on: string; path: string; note: string },
): Row {
  return [
    ['顺序号', String(at + 1)],
    ['档号', facts.code],
    ['责任者', facts.by],
    ['题名', facts.title],
    // 日期 YYYYMMDD, as catalogues of records state it (DA/T 22).
    ['日期', facts.on.replaceAll('-', '')],
    // Dossiers of this desk bear no classification of state secrets.
    ['密级', ''],
    ['电子档案名称', facts.path],
    ['备注', facts.note],
  ]
}

function catalogue(root: string, element: string, rows: readonly Row[]): string {
  const body = rows.map(
    (one) =>
      `  <${element}>\n${one.map(([name, value]) => `    <${name}>${xmlText(value)}</${name}>\n`).join('')}  </${element}>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>\n${body.join('')}</${root}>\n`
}

/** What XML 1.0 cannot hold (control characters) goes; the rest is kept to the character. */
function xmlText(value: string): string {
  return value
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
}

/** The schema that a form of XML follows; it goes along with it. */
export function schemaText(name: 'transfer-catalogue' | 'eep-profile'): Promise<string> {
  return readFile(join(schemasFolder(), `${name}.xsd`), 'utf8')
}

/** Walks up from this file, because source and bundle lie at different depths under the folder that has `resources`. */
function schemasFolder(): string {
  let at = import.meta.dirname
  for (;;) {
    const folder = join(at, 'resources', 'schemas')
    if (existsSync(folder)) return folder
    if (dirname(at) === at) throw new Error('resources/schemas not found')
    at = dirname(at)
  }
}

// Metadata as a file: XML in the groups of the scheme, and a table for spreadsheets (RFC 4180, UTF-8 with a mark).
import { metadataSourceNames } from '#shared/rules/metadata-words.ts'
import { element, xmlText } from '#shared/rules/xml-text.ts'
import { metadataFileText as words } from '#shared/text/archival.ts'
import type { DescribedRecord } from './metadata.ts'

export function metadataXml(
  records: readonly DescribedRecord[],
  schemes: readonly { readonly title: string; readonly sha256: string }[],
): string {
  const root = element('元数据', [
    ...schemes.map(({ title, sha256 }) => element('元数据方案', title, [['SHA-256', sha256]])),
    ...records.map(({ item, values, level }) =>
      element(
        words.levels[level],
        [...Map.groupBy(values, (one) => one.element.group)].map(([group, own]) =>
          element(
            group,
            own.map(({ element: { name, code }, value }) => element(name, value, [['代码', code]])),
          ),
        ),
        item === null ? [] : [['编号', item.id]],
      ),
    ),
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlText(root)}\n`
}

export function metadataCsv(records: readonly DescribedRecord[]): string {
  const rows = records.flatMap(({ item, level, values }) =>
    values.map(({ element: { group, name, code, from }, value }) => [
      words.levels[level],
      item?.title ?? '',
      group,
      name,
      code,
      value,
      from === null ? words.written : metadataSourceNames[from],
    ]),
  )
  return `\ufeff${[words.columns, ...rows].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/** A value that a spreadsheet would take for a formula gets an apostrophe before it. */
function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

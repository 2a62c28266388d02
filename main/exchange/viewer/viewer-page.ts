// 查看.html: one file that shows a package in any browser, from the disk, with no network, and checks its hashes.
import type { PackageDescription, PackedDossier, PackedItem } from '#shared/rules/package-description.ts'
import { instantText } from '#shared/text/instant.ts'
import { packageFiles } from '#shared/text/package-files.ts'
import { viewerText } from '#shared/text/package-viewer.ts'
import type { FormLayout } from '../make/forms.ts'
import type { WrittenFile } from '../make/package-writer.ts'
import { viewerScript } from './viewer-script.ts'
import { viewerStyle } from './viewer-style.ts'

/** Nothing from elsewhere: not even a picture of another address could be loaded. */
const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "script-src 'unsafe-inline'",
  "img-src 'self' file: blob:",
  "media-src 'self' file: blob:",
  "frame-src 'self' file:",
  "object-src 'self' file:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

export function viewerPage(description: PackageDescription, files: readonly WrittenFile[], layout: FormLayout): string {
  const { number, agency, madeAt, title, dossiers } = description
  const data = {
    number,
    agency,
    madeAt: instantText(madeAt),
    title,
    list: layout.list,
    dossiers: dossiers.map(dossierData),
    files: files.map(({ path, sizeBytes, sha256 }) => [path, sizeBytes, sha256]),
    /** Written after this page, so it cannot know their hashes; they are no strangers either. */
    beside: besideOf(layout),
    text: viewerText,
  }
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${viewerStyle}</style>`,
    '</head>',
    '<body>',
    `<script id="package" type="application/json">${inScript(data)}</script>`,
    '<div id="desk"></div>',
    `<script>${viewerScript}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

const dossierData = (dossier: PackedDossier) => ({
  title: dossier.facts.title,
  number: dossier.archivalCode ?? dossier.facts.number,
  items: dossier.items.map(itemData),
  supplements: dossier.supplements.map(({ number, items }) => ({ number, items: items.map(itemData) })),
  sheets: dossier.sheets.map(({ kind, path, pages, supplement }) => ({
    title:
      supplement === null
        ? packageFiles.sheets[kind]
        : `${packageFiles.supplement(supplement)} ${packageFiles.sheets[kind]}`,
    path,
    pages,
    mime: 'application/pdf',
  })),
})

const itemData = ({ title, volume, path, pages, madeOn, mime, durationMs }: PackedItem) => ({
  title,
  volume,
  path,
  pages,
  madeOn,
  mime,
  durationMs,
})

/** Every file that is neither listed nor unknown. */
function besideOf(layout: FormLayout): string[] {
  const folder = layout.list.slice(0, layout.list.lastIndexOf('/') + 1)
  const tags = ['bagit.txt', 'bag-info.txt', 'manifest-sha512.txt', 'tagmanifest-sha256.txt', 'tagmanifest-sha512.txt']
  const own = layout.base === '' ? [`${folder}${packageFiles.sha512}`] : tags
  return [layout.list, layout.receiptJson, layout.receiptPdf, packageFiles.viewer, ...own]
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** No word of a case can end the script element it lies in. */
function inScript(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')
}

// Small files made on the spot: real ones through ffmpeg and qpdf, hostile ones by hand.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'

/** A folder that lives as long as `use`. */
export function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What ffmpeg writes to `name` with these arguments. */
export function madeByFfmpeg(name: string, ...args: string[]): Uint8Array {
  return inFolder((folder) => {
    const file = join(folder, name)
    execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args, file], { timeout: 60_000 })
    return readFileSync(file)
  })
}

export function throughQpdf(pdf: Uint8Array, ...args: string[]): Uint8Array {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'in.pdf'), pdf)
    execFileSync('qpdf', [join(folder, 'in.pdf'), ...args, join(folder, 'out.pdf')])
    return readFileSync(join(folder, 'out.pdf'))
  })
}

/** A PDF from its objects (1-based), the first being the catalogue. */
export function pdfOf(objects: readonly string[]): Uint8Array {
  let body = '%PDF-1.7\n'
  const places: number[] = []
  objects.forEach((object, at) => {
    places.push(Buffer.byteLength(body, 'latin1'))
    body += `${at + 1} 0 obj\n${object}\nendobj\n`
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const tableAt = Buffer.byteLength(body, 'latin1')
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${tableAt}\n%%EOF\n`
  return Buffer.from(body, 'latin1')
}

/** `pages` A4 pages with a black square at the given place (PDF points, from the bottom left), in Helvetica words. */
export function plainPdf(pages: number): Uint8Array {
  const content = '0 0 0 rg 100 600 80 80 re f BT /F1 24 Tf 100 500 Td (Page) Tj ET'
  const kids = Array.from({ length: pages }, (_, at) => `${at + 5} 0 R`).join(' ')
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ...Array.from({ length: pages }, () => '<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>'),
  ])
}

export interface ZipEntry {
  readonly name: string
  readonly content: Buffer
  /** Lies about the unpacked size. */
  readonly claimedBytes?: number
}

export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, claimedBytes } of entries) {
    const packed = deflateRawSync(content)
    const nameBytes = Buffer.from(name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(claimedBytes ?? content.length, 18)
    shared.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, nameBytes, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), shared, rest, nameBytes]))
    locals.push(local)
    at += local.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, ...directory, end])
}

const contentTypes = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
export const documentXml = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>询问笔录</w:t></w:r></w:p></w:body></w:document>`

export function docxOf(more: readonly ZipEntry[] = [], document = documentXml): Uint8Array {
  return zipOf([
    { name: '[Content_Types].xml', content: Buffer.from(contentTypes) },
    { name: 'word/document.xml', content: Buffer.from(document) },
    ...more,
  ])
}

// Hand-made PDFs that office scanners and old typesetters make: Chinese without its font, JBIG2 and JPEG 2000 scans.
import { jbig2 } from './ui-gallery-jbig2.ts'

type Part = string | Buffer

/** Numbers the objects from 1 and writes the cross-reference table. Object 1 must be the catalogue. */
function writePdf(objects: readonly Part[]): Buffer {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const offsets: number[] = []
  let length = pieces[0]?.length ?? 0
  const push = (part: Part) => {
    const piece = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
    pieces.push(piece)
    length += piece.length
  }
  objects.forEach((object, index) => {
    offsets.push(length)
    push(`${index + 1} 0 obj\n`)
    push(object)
    push('\nendobj\n')
  })
  const start = length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`)
  push(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`)
  return Buffer.concat(pieces)
}

function stream(entries: string, data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`, 'latin1'),
    data,
    Buffer.from('\nendstream', 'latin1'),
  ])
}

function ucs2(text: string): string {
  return `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
}

type Line = { text: string; x: number; y: number; size: number }

function lines(page: readonly Line[]): Buffer {
  return Buffer.from(
    page.map(({ text, x, y, size }) => `BT /F1 ${size} Tf ${x} ${y} Td ${ucs2(text)} Tj ET`).join('\n'),
  )
}

/** Names 宋体 without embedding it: pdf.js needs its character maps and a font of this machine. */
export function typedPdf(pages: readonly (readonly Line[])[]): Buffer {
  const first = 6
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(' ')
  const font = [
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 /ItalicAngle 0 /FontBBox [-25 -254 1000 880] >>',
  ]
  return writePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...font,
    ...pages.flatMap((page, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + index * 2 + 1} 0 R >>`,
      stream('', lines(page)),
    ]),
  ])
}

export type Scan = { gray: Uint8Array; width: number; height: number; jp2: Buffer }

/** Page 1 is JBIG2, page 2 JPEG 2000 lying on its side, turned upright by /Rotate. */
export function scannedPdf({ gray, width, height, jp2 }: Scan): Buffer {
  const black = gray.map((value) => (value < 128 ? 1 : 0))
  const size = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height}`
  const page = (image: number, content: number, turn: string) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${turn} /Resources << /XObject << /I ${image} 0 R >> >> /Contents ${content} 0 R >>`
  const draw = stream('', Buffer.from('q 595 0 0 842 0 0 cm /I Do Q'))
  return writePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    page(6, 5, ''),
    page(7, 5, '/Rotate 90'),
    draw,
    stream(`${size} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode`, jbig2(black, width, height)),
    stream(`${size} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /JPXDecode`, jp2),
  ])
}

const decision = [
  '当事人：示例县向阳养殖场',
  '统一社会信用代码：91530000MA6K000000',
  '法定代表人：赵××',
  '　　经查，当事人于2026年8月3日在示例县永春乡使用未附具检疫证明的',
  '仔猪35头，货值金额12,000.00元。本机关于2026年8月6日现场检查，制作',
  '现场检查笔录1份，拍摄现场照片6张，摄录音视频3段，时长41分07秒。',
  '　　本机关于2026年8月12日依法向当事人送达行政处罚事先告知书，告知',
  '当事人享有陈述、申辩的权利。当事人在法定期限内未提出陈述、申辩。',
  '　　以上事实有下列证据证明：',
  '　　1. 现场检查（勘验）笔录1份，证明违法行为发生的时间和地点；',
  '　　2. 询问笔录2份，证明当事人知道应当附具检疫证明；',
  '　　3. 现场照片6张、执法录像3段，证明仔猪的数量和来源。',
  '　　依照《中华人民共和国动物防疫法》的规定，决定如下：',
  '　　罚款人民币壹万贰仟元整（12,000.00元）。',
] as const

/** Four pages of a made-up decision. */
export function decisionPages(): readonly (readonly Line[])[] {
  return [1, 2, 3, 4].map((page) => [
    { text: '示例县农业农村局', x: 217, y: 770, size: 20 },
    { text: '行政处罚决定书', x: 206, y: 736, size: 26 },
    { text: '示农（兽药）罚〔2026〕12号', x: 208, y: 700, size: 14 },
    ...decision.map((text, index) => ({ text, x: 78, y: 660 - index * 27, size: 14 })),
    { text: '示例县农业农村局', x: 385, y: 190, size: 14 },
    { text: '2026年8月20日', x: 395, y: 164, size: 14 },
    { text: `—  ${page}  —`, x: 278, y: 60, size: 12 },
    { text: '本文书为软件测试虚构', x: 230, y: 36, size: 10 },
  ])
}

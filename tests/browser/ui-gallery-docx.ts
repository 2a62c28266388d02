// A small Word document, partly ill-natured: a script link, a picture from the network, beside honest text and a table.
import { crc32 } from 'node:zlib'

export function letterDocx(picture: Buffer): Buffer {
  return zip([
    ['[Content_Types].xml', Buffer.from(contentTypes)],
    ['_rels/.rels', Buffer.from(packageLinks)],
    ['word/document.xml', Buffer.from(body)],
    ['word/_rels/document.xml.rels', Buffer.from(links)],
    ['word/media/seal.png', picture],
  ])
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

const contentTypes = `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`

const packageLinks = `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`

const links = `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="p1" Type="${office}/image" Target="media/seal.png"/><Relationship Id="p2" Type="${office}/image" Target="https://tracker.invalid/pixel.png" TargetMode="External"/><Relationship Id="l1" Type="${office}/hyperlink" Target="javascript:window.stolen=1" TargetMode="External"/></Relationships>`

const space =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'

function paragraph(text: string, { size = 32, bold = false, align = 'both' } = {}): string {
  return `<w:p><w:pPr><w:jc w:val="${align}"/><w:spacing w:line="560" w:lineRule="exact"/></w:pPr><w:r><w:rPr>${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

function drawing(id: string): string {
  return `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="714375"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill><pic:spPr><a:xfrm><a:ext cx="1270000" cy="714375"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
}

function table(rows: readonly (readonly string[])[]): string {
  const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="6" w:color="000000"/>`)
    .join('')
  const cells = rows
    .map(
      (row) =>
        `<w:tr>${row.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="2900" w:type="dxa"/></w:tcPr>${paragraph(cell, { size: 28 })}</w:tc>`).join('')}</w:tr>`,
    )
    .join('')
  return `<w:tbl><w:tblPr><w:tblW w:w="8700" w:type="dxa"/><w:tblBorders>${border}</w:tblBorders></w:tblPr>${cells}</w:tbl>`
}

const body = `${head}<w:document ${space}><w:body>
${paragraph('示例县农业农村局', { size: 36, align: 'center' })}
${paragraph('责令改正通知书', { size: 44, bold: true, align: 'center' })}
${paragraph('示农（兽药）责改〔2026〕5号', { size: 28, align: 'center' })}
${paragraph('示例县向阳养殖场：')}
${paragraph('　　经查，你场使用未附具检疫证明的仔猪。依照《中华人民共和国行政处罚法》第二十八条第一款的规定，责令你场于收到本通知书之日起十五日内改正。')}
${table([
  ['事项', '期限', '依据'],
  ['补办检疫证明', '15日', '动物防疫法'],
  ['隔离观察', '即日起', '动物防疫法'],
])}
<w:p><w:hyperlink r:id="l1"><w:r><w:t>附件链接</w:t></w:r></w:hyperlink></w:p>
${drawing('p1')}${drawing('p2')}
${paragraph('2026年8月6日', { align: 'right' })}
<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="992"/></w:sectPr>
</w:body></w:document>`

/** Stored, not compressed: Word and docx-preview read both. */
function zip(files: readonly (readonly [name: string, data: Buffer])[]): Buffer {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const [name, data] of files) {
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), data])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]))
    bodies.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, directory, end])
}

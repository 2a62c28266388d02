// EEP packages: what is written is read back the same, validates against the schema that ships, proves who signed it, and
// whatever else is refused by the name of the element.
import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  checkEepSignatures,
  type EepContent,
  type EepSigner,
  eepSigner,
  readEep,
  writeEep,
} from '#main/exchange/eep/index.ts'
import { createRoot, createSigningKey, issueCertificate } from '#main/opinions/signing/index.ts'
import { isRefusal } from '#shared/text/refusal.ts'

const schema = new URL('../../../resources/schemas/eep-profile.xsd', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'anjuan-eep-'))
afterAll(() => rmSync(folder, { recursive: true }))

const document = {
  id: 'document-1',
  title: '行政处罚决定书',
  name: '决定书 & <终稿>.pdf',
  mime: 'application/pdf',
  sizeBytes: 3_000_000_000,
  sha256: 'a'.repeat(64),
  content: { kind: 'reference', path: '电子档案/0001 决定书.pdf' },
} as const
const content: EepContent = {
  type: '原始型',
  createdAt: '2026-11-25T08:00:00.000Z',
  createdBy: '云山县农业农村局',
  description: '移交',
  records: [
    {
      id: 'dossier',
      level: '案卷',
      metadata: [
        { group: '来源', name: '全宗名称', value: '云山县农业农村局' },
        { group: '内容描述', name: '题名', value: '丰禾农资店案 ]]> "引号"\r\n第二行\t' },
      ],
      document: null,
    },
    { id: 'item-1', level: '文件', metadata: [{ group: '形式特征', name: '页数', value: '2' }], document },
    {
      id: 'item-2',
      level: '文件',
      metadata: [],
      document: {
        ...document,
        id: 'document-2',
        sizeBytes: 4,
        content: { kind: 'inline', bytes: Buffer.from([0, 1, 254, 255]) },
      },
    },
  ],
  business: [
    { id: 'deed-1', deed: '封卷', at: '2026-11-20T02:03:04.005Z', by: 'person', basis: '档案法', description: null },
  ],
  agents: [
    { id: 'agency', type: '单位', name: '云山县农业农村局', code: null, belongsTo: null },
    { id: 'person', type: '个人', name: '和丽春', code: null, belongsTo: 'agency' },
  ],
  relations: [{ id: 'relation-1', from: 'dossier', to: 'item-1', type: '包含', description: null }],
}
const plain = writeEep(content)

let signer: EepSigner
let root: Uint8Array
beforeAll(async () => {
  const pair = await createRoot({ agency: '云山县农业农村局', archiveId: 'archive', now: new Date('2026-01-01') })
  const { privateKey, publicKey } = await createSigningKey()
  const named = { name: '和丽春', unit: '云山县农业农村局', now: new Date('2026-01-02') }
  const certificate = await issueCertificate({ root: pair, publicKey, ...named })
  root = pair.certificate
  signer = eepSigner({ privateKey: Buffer.from(privateKey), certificate }, '和丽春', '2026-11-25T08:00:00.000Z')
})

function saved(name: string, text: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Where a package is found wrong. */
function refusedAt(text: string): unknown {
  try {
    readEep(text)
  } catch (error) {
    if (isRefusal(error, 'eep.malformed')) return error.params.at
    throw error
  }
  return 'nothing was refused'
}

test('the frozen package is read, written again to the same bytes, and its signature holds in this and every later version', () => {
  const vectors = new URL('../../vectors/eep/', import.meta.url)
  const text = readFileSync(new URL('signed.xml', vectors), 'utf8')
  const frozenRoot = Buffer.from(readFileSync(new URL('root.der.base64', vectors), 'utf8'), 'base64')
  const { signatures, signedText, ...read } = readEep(text)
  expect(checkEepSignatures({ ...read, signatures, signedText }, frozenRoot)).toMatchObject([
    { signer: '和丽春', state: 'valid' },
  ])
  expect(read.records.map(({ document }) => document?.name ?? null)).toEqual([null, '决定书 & <终稿>.pdf', '回证.txt'])
  expect(read.records[2]?.metadata).toEqual([{ group: '附注', name: '附注', value: '第一行\r\n第二行' }])
  const [before, after] = text.split(/<电子签名块>.*<\/电子签名块>/s)
  expect(writeEep(read)).toBe(`${before}${after}`)
})

describe('a package', () => {
  test('is read back as it was written, signed or not', () => {
    for (const text of [plain, writeEep(content, [signer])]) {
      const { signatures, signedText, ...read } = readEep(text)
      expect(read).toEqual(content)
      expect(writeEep(read)).toBe(plain)
      expect(plain).toContain(signedText)
      expect(signatures).toHaveLength(text === plain ? 0 : 1)
    }
  })

  test('validates against the schema that ships, by an independent tool, which also refuses what is not in it', () => {
    const lint = (text: string) =>
      execFileSync('xmllint', ['--noout', '--nonet', '--schema', schema, saved('eep.xml', text)], { stdio: 'pipe' })
    lint(plain)
    lint(writeEep(content, [signer, signer]))
    expect(() => lint(plain.replace('原始型', '新型'))).toThrow(/封装包类型/)
    expect(() => lint(plain.replace('>person</机构人员标识符><行为依据', '>nobody</机构人员标识符><行为依据'))).toThrow(
      /行为人/,
    )
  })

  test('is signed over what any canonicaliser makes of the signed object', () => {
    const { signedText } = readEep(writeEep(content, [signer]))
    const canonical = execFileSync('xmllint', ['--c14n', saved('signed.xml', signedText)], { encoding: 'utf8' })
    expect(canonical).toBe(signedText)
  })

  test('takes any text that XML has a form for, and marks what it has none for', () => {
    const agents = (name: string) => ({ ...content, agents: content.agents.map((agent) => ({ ...agent, name })) })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const kept = name.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
        expect(readEep(writeEep(agents(name))).agents[0]?.name).toBe(kept)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a signature', () => {
  test('holds for openssl, with nothing but the text, the signature and the key', () => {
    const eep = readEep(writeEep(content, [signer]))
    const [signature] = eep.signatures
    const { publicKey } = new X509Certificate(signer.certificate)
    const pem = saved('key.pem', publicKey.export({ type: 'spki', format: 'pem' }).toString())
    const der = saved('signature.der', signature?.value ?? '')
    const xml = saved('signed.xml', eep.signedText)
    const said = execFileSync('openssl', ['dgst', '-sha256', '-verify', pem, '-signature', der, xml], {
      encoding: 'utf8',
    })
    expect(said).toContain('Verified OK')
  })

  test('holds, and says when nobody vouches for its certificate', () => {
    const eep = readEep(writeEep(content, [signer]))
    expect(checkEepSignatures(eep, root)).toEqual([{ signer: '和丽春', at: signer.at, state: 'valid' }])
    expect(checkEepSignatures(eep, null)).toMatchObject([{ state: 'untrusted' }])
    expect(checkEepSignatures(readEep(plain), root)).toEqual([])
  })

  test('breaks with any change of what it is over, and with another name', () => {
    const text = writeEep(content, [signer])
    const changes: [string, string][] = [
      ['<页数>2<', '<页数>3<'],
      ['电子档案/0001', '电子档案/0002'],
      ['<签名人>和丽春<', '<签名人>木增福<'],
      ['<页数>2</页数>', '<页数>2</页数><备注>x</备注>'],
    ]
    for (const [from, to] of changes) {
      expect(text).toContain(from)
      expect(checkEepSignatures(readEep(text.replace(from, to)), root)).toMatchObject([{ state: 'altered' }])
    }
  })
})

test('what is checked is what is read: a signed object hidden in an attribute proves nothing', () => {
  const { signedText } = readEep(writeEep(content, [signer]))
  const forged = writeEep({ ...content, description: '伪造' }, [signer])
  const mine = readEep(writeEep(content, [signer])).signatures[0]
  const value = Buffer.from(mine?.value ?? []).toString('base64')
  const hidden = forged
    .replace(/<签名结果>[^<]*/, `<签名结果>${value}`)
    .replace('<电子文件封装包 ', `<电子文件封装包 a='${signedText}' `)
  const read = () => checkEepSignatures(readEep(hidden), root).map(({ state }) => state)
  expect(hidden).toContain(value)
  expect(refusedAt(hidden) === 'nothing was refused' ? read() : ['refused']).not.toContain('valid')
})

describe('the reader refuses', () => {
  test.each([
    [
      'a document type',
      (text: string) => text.replace('<电子文件封装包', '<!DOCTYPE x [<!ENTITY a "b">]><电子文件封装包'),
    ],
    ['a comment', (text: string) => text.replace('<版本>', '<!-- --><版本>')],
    ['CDATA', (text: string) => text.replace('>2009</版本>', '><![CDATA[2009]]></版本>')],
    ['a processing instruction', (text: string) => text.replace('<版本>', '<?x y?><版本>')],
  ])('%s', (_what, edit) => expect(refusedAt(edit(plain))).toBe('文档类型、注释或处理指令'))

  test.each([
    ['an unknown entity', '移交<', '&nbsp;<', '实体引用'],
    ['a bare ampersand', '移交<', '移 & 交<', 'XML'],
    ['a character that XML does not have', '移交<', '&#0;<', '实体引用'],
    ['a missing end', '</电子文件封装包>', '', 'XML'],
    ['a second root', '</电子文件封装包>', '</电子文件封装包><a></a>', 'XML'],
    ['another namespace', 'encapsulation"><封装包格式', 'other"><封装包格式', '电子文件封装包'],
    ['another version', '<版本>2009', '<版本>2010', '版本'],
    ['an element that is not in the profile', '<封装内容>', '<锁定签名>x</锁定签名><封装内容>', '封装内容'],
    ['text between elements', '<封装内容>', '<封装内容>x', '封装内容'],
    ['an attribute that is not in the profile', '<封装内容>', '<封装内容 a="b">', '封装内容'],
    ['a second signed object', '</被签名对象>', '</被签名对象><被签名对象></被签名对象>', '被签名对象'],
    ['an item before its dossier', '<聚合层次>案卷', '<聚合层次>文件', '聚合层次'],
    ['an id used twice', '>item-2<', '>item-1<', '文件标识符'],
    ['an act of nobody', '>person</机构人员标识符><行为依据', '>nobody</机构人员标识符><行为依据', '机构人员标识符'],
    ['a relation to nothing', '>item-1</目标实体标识符', '>item-9</目标实体标识符', '实体关系'],
    ['a size that is none', '>3000000000<', '>-1<', '计算机文件大小'],
    ['a size other than that of the bytes inside', '>4</计算机文件大小', '>5</计算机文件大小', '编码数据'],
    ['a short digest', 'a'.repeat(64), 'a'.repeat(63), '校验码'],
    ['Base64 that is none', 'AAH+/w==', 'AAH+_w==', '编码数据'],
    ['an instant that is none', '2026-11-20T02:03:04.005Z', '2026-13-20T02:03:04.005Z', '行为时间'],
  ])('%s', (_what, from, to, at) => {
    expect(plain).toContain(from)
    expect(refusedAt(plain.replace(from, to))).toBe(at)
  })

  test.each(['../上级.pdf', '/etc/passwd', 'a/../../b', 'C:/x', 'a\\b', 'a//b', './a', ''])(
    'a path that may leave the package: %j',
    (path) => expect(refusedAt(plain.replace(document.content.path, path))).toBe('编码数据'),
  )

  test('two files under one path, also where only the case or the composition of letters differs', () => {
    const twice = (path: string) => {
      const second = { ...document, id: 'document-3', content: { kind: 'reference', path } as const }
      return writeEep({
        ...content,
        records: [...content.records, { id: 'item-3', level: '文件', metadata: [], document: second }],
      })
    }
    expect(refusedAt(twice('电子档案/0001 决定书.PDF'))).toBe('编码数据')
    expect(refusedAt(twice('电子档案/0002 决定书.pdf'))).toBe('nothing was refused')
  })

  test('what is deeper than any package', () => {
    const deep = `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`
    expect(refusedAt(plain.replace('<元数据>', `<元数据>${deep}`))).toBe('层次')
  })
})

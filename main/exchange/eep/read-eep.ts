// Reads an EEP package of this program's profile: exactly the elements it has, in their order, every reference a path that stays
// beside the package, every id once. Anything else is refused by the element's name.

import { type XmlElement, xmlText } from '#shared/rules/xml-text.ts'
import { refuse } from '#shared/text/refusal.ts'
import { readXml } from './read-xml.ts'
import type {
  EepAgent,
  EepBusiness,
  EepDocument,
  EepElement,
  EepFileContent,
  EepRecord,
  EepRelation,
  EepSignature,
  ReadEep,
} from './types.ts'
import { eepNamespace, eepVersion } from './write-eep.ts'

/** The elements of a parent, taken one after the other by name. */
interface Cursor {
  text(name: string): string
  maybeText(name: string): string | null
  inside<T>(name: string, read: (cursor: Cursor, at: XmlElement) => T): T
  maybeInside<T>(name: string, read: (cursor: Cursor) => T): T | null
  all<T>(name: string, read: (cursor: Cursor) => T): T[]
  rest(): XmlElement[]
}

/** @throws Refusal `eep.malformed` with the name of the element that is not as it has to be */
export function readEep(text: string): ReadEep {
  const root = readXml(text)
  if (root.name !== '电子文件封装包' || attribute(root, 'xmlns') !== eepNamespace) fail('电子文件封装包')
  const { signed, signatures } = within(root, (eep) => {
    eep.text('封装包格式描述')
    if (eep.text('版本') !== eepVersion) fail('版本')
    const found = eep.inside('被签名对象', (cursor, at) => ({ content: contentOf(cursor), text: signedTextOf(at) }))
    return {
      signed: found,
      signatures: eep.maybeInside('电子签名块', (block) => block.all('电子签名', signatureOf)) ?? [],
    }
  })
  const read = { ...signed.content, signatures, signedText: signed.text }
  assertSound(read)
  return read
}

function contentOf(cursor: Cursor): Omit<ReadEep, 'signatures' | 'signedText'> {
  const type = oneOf('封装包类型', cursor.text('封装包类型'), ['原始型', '修改型'] as const)
  const description = cursor.text('封装包类型描述')
  const createdAt = instant('封装包创建时间', cursor.text('封装包创建时间'))
  const createdBy = cursor.text('封装包创建单位')
  return cursor.inside('封装内容', (inside) => ({
    ...{ type, description, createdAt, createdBy },
    records: inside.inside('文件实体块', (block) => block.all('文件实体', recordOf)),
    business: inside.inside('业务实体块', (block) => block.all('业务实体', businessOf)),
    agents: inside.inside('机构人员实体块', (block) => block.all('机构人员实体', agentOf)),
    relations: inside.inside('实体关系块', (block) => block.all('实体关系', relationOf)),
  }))
}

function recordOf(cursor: Cursor): EepRecord {
  return {
    id: cursor.text('文件标识符'),
    level: oneOf('聚合层次', cursor.text('聚合层次'), ['案卷', '文件'] as const),
    metadata: cursor.inside('元数据', (groups) => groups.rest().flatMap(elementsOf)),
    document: cursor.maybeInside('文件数据', (data) => data.inside('文档', documentOf)),
  }
}

function elementsOf({ name: group, children }: XmlElement): EepElement[] {
  if (typeof children === 'string') fail(group)
  return children.map(({ name, children: value }) => (typeof value === 'string' ? { group, name, value } : fail(name)))
}

function documentOf(cursor: Cursor): EepDocument {
  const id = cursor.text('文档标识符')
  if (cursor.text('文档序号') !== '1') fail('文档序号')
  if (cursor.text('文档主从声明') !== '主文档') fail('文档主从声明')
  const title = cursor.text('题名')
  return cursor.inside('文档数据', (data) =>
    data.inside('编码', (encoding) => {
      const file = encoding.inside('电子属性', (facts) => {
        const name = facts.text('计算机文件名')
        const size = facts.text('计算机文件大小')
        if (!/^(0|[1-9]\d{0,15})$/.test(size)) fail('计算机文件大小')
        const mime = facts.text('格式')
        if (facts.text('校验算法') !== 'SHA-256') fail('校验算法')
        const sha256 = facts.text('校验码')
        if (!/^[0-9a-f]{64}$/.test(sha256)) fail('校验码')
        return { name, sizeBytes: Number(size), mime, sha256 }
      })
      encoding.text('编码描述')
      const keyword = oneOf('反编码关键字', encoding.text('反编码关键字'), ['reference', 'base64'] as const)
      const content = fileContent(keyword, encoding.text('编码数据'))
      if (content.kind === 'inline' && content.bytes.length !== file.sizeBytes) fail('编码数据')
      return { id, title, ...file, content }
    }),
  )
}

/** A path leads nowhere but below the package: no root, no drive, no step upwards, no backslash. */
function fileContent(keyword: 'reference' | 'base64', data: string): EepFileContent {
  if (keyword === 'base64') return { kind: 'inline', bytes: base64('编码数据', data) }
  const steps = data.split('/')
  const isPlain = (step: string) => step !== '' && step !== '.' && step !== '..' && !/[\\:\p{Cc}]/u.test(step)
  if (!steps.every(isPlain)) fail('编码数据')
  return { kind: 'reference', path: data }
}

function businessOf(cursor: Cursor): EepBusiness {
  return {
    id: cursor.text('业务标识符'),
    deed: cursor.text('业务行为'),
    at: instant('行为时间', cursor.text('行为时间')),
    by: cursor.text('机构人员标识符'),
    basis: cursor.maybeText('行为依据'),
    description: cursor.maybeText('行为描述'),
  }
}

function agentOf(cursor: Cursor): EepAgent {
  return {
    id: cursor.text('机构人员标识符'),
    type: oneOf('机构人员类型', cursor.text('机构人员类型'), ['单位', '部门', '个人'] as const),
    name: cursor.text('机构人员名称'),
    code: cursor.maybeText('组织机构代码'),
    belongsTo: cursor.maybeText('机构人员隶属'),
  }
}

function relationOf(cursor: Cursor): EepRelation {
  return {
    id: cursor.text('实体关系标识符'),
    from: cursor.text('源实体标识符'),
    to: cursor.text('目标实体标识符'),
    type: cursor.text('关系类型'),
    description: cursor.maybeText('关系描述'),
  }
}

function signatureOf(cursor: Cursor): EepSignature {
  return {
    id: cursor.text('签名标识符'),
    rule: cursor.text('签名规则'),
    at: instant('签名时间', cursor.text('签名时间')),
    signer: cursor.text('签名人'),
    value: base64('签名结果', cursor.text('签名结果')),
    certificate: cursor.inside('证书块', (block) => base64('证书', block.text('证书'))),
    algorithm: cursor.text('签名算法标识'),
  }
}

/** Ids name one thing each, and whatever is pointed at is there; the dossier comes first and alone is one. */
function assertSound({ records, business, agents, relations }: ReadEep): void {
  if (records[0]?.level !== '案卷' || records.slice(1).some(({ level }) => level !== '文件')) fail('聚合层次')
  if (records.some(({ level, document }) => (document === null) !== (level === '案卷'))) fail('文件数据')
  const people = new Set(unique('机构人员标识符', agents))
  const known = new Set([...unique('文件标识符', records), ...unique('业务标识符', business), ...people])
  unique(
    '文档标识符',
    records.flatMap(({ document }) => document ?? []),
  )
  unique('实体关系标识符', relations)
  const paths = records.flatMap(({ document }) =>
    document?.content.kind === 'reference' ? [{ id: document.content.path.normalize('NFC').toLowerCase() }] : [],
  )
  unique('编码数据', paths)
  if (business.some(({ by }) => !people.has(by))) fail('机构人员标识符')
  if (agents.some(({ belongsTo }) => belongsTo !== null && !people.has(belongsTo))) fail('机构人员隶属')
  if (relations.some(({ from, to }) => !known.has(from) || !known.has(to))) fail('实体关系')
}

function unique(name: string, things: readonly { readonly id: string }[]): string[] {
  const ids = things.map(({ id }) => id)
  if (new Set(ids).size !== ids.length) fail(name)
  return ids
}

/**
 * The canonical form of what was read, never a piece of the file: so what is checked is what is used. Its attributes are those two;
 * nothing inside has any, and the canonical form of the rest is its text without white space between elements.
 */
function signedTextOf(signed: XmlElement): string {
  if (attribute(signed, 'eep版本') !== eepVersion) fail('被签名对象')
  if ((attribute(signed, 'xmlns') ?? eepNamespace) !== eepNamespace || signed.attributes.length > 2) fail('被签名对象')
  if (typeof signed.children !== 'string') for (const child of signed.children) assertNoAttributes(child)
  const attributes = [
    ['xmlns', eepNamespace],
    ['eep版本', eepVersion],
  ] as const
  return xmlText({ ...signed, attributes })
}

function assertNoAttributes({ name, attributes, children }: XmlElement): void {
  if (attributes.length > 0) fail(name)
  if (typeof children !== 'string') for (const child of children) assertNoAttributes(child)
}

function within<T>(parent: XmlElement, read: (cursor: Cursor, at: XmlElement) => T): T {
  const { children } = parent
  const elements = typeof children !== 'string' ? children : children.trim() === '' ? [] : fail(parent.name)
  let at = 0
  const next = (name: string): XmlElement | null => {
    const found = elements[at]
    if (found?.name !== name) return null
    at++
    return found
  }
  const plain = (found: XmlElement) => (typeof found.children === 'string' ? found.children : fail(found.name))
  const cursor: Cursor = {
    text: (name) => plain(next(name) ?? fail(name)),
    maybeText(name) {
      const found = next(name)
      return found === null ? null : plain(found)
    },
    inside: (name, inner) => within(next(name) ?? fail(name), inner),
    maybeInside(name, inner) {
      const found = next(name)
      return found === null ? null : within(found, inner)
    },
    all(name, inner) {
      const found = []
      for (let one = next(name); one !== null; one = next(name)) found.push(within(one, inner))
      return found
    },
    rest() {
      const left = elements.slice(at)
      at = elements.length
      return left
    },
  }
  const value = read(cursor, parent)
  const left = elements[at]
  return left === undefined ? value : fail(left.name)
}

function attribute({ attributes }: XmlElement, name: string): string | null {
  return attributes.find(([key]) => key === name)?.[1] ?? null
}

function oneOf<T extends string>(name: string, text: string, words: readonly T[]): T {
  return words.find((word) => word === text) ?? fail(name)
}

function instant(name: string, text: string): string {
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(text) && !Number.isNaN(Date.parse(text))
  return isInstant ? text : fail(name)
}

function base64(name: string, text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : fail(name)
}

function fail(at: string): never {
  // Of an element that does not belong here only its beginning is said: it may be anything.
  throw refuse('eep.malformed', { at: at.slice(0, 40) })
}

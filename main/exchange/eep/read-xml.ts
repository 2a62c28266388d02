// Reads XML of the EEP profile without mercy: no document type, no entities but the five, no comments, no mixed content, bounded in
// size and depth. What is left is a tree of elements and texts.
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { element, type XmlElement } from '#shared/rules/xml-text.ts'
import { refuse } from '#shared/text/refusal.ts'

/** UTF-16 units. Small originals may be carried inside, so this is more than any catalogue needs. */
const longest = 64 * 1024 * 1024
const deepest = 16
const textKey = '#text'
const attributesKey = ':@'

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** @throws Refusal `eep.malformed` */
export function readXml(text: string): XmlElement {
  if (text.length > longest) throw refuse('eep.malformed', { at: '大小' })
  const body = text.replace(/^\ufeff/, '').replace(/^<\?xml [^<>]*\?>/, '')
  // Document types, comments and CDATA begin with <!, processing instructions with <?: none has a place in a package.
  if (/<[!?]/.test(body)) throw refuse('eep.malformed', { at: '文档类型、注释或处理指令' })
  assertDepth(body)
  if (XMLValidator.validate(body) !== true) throw refuse('eep.malformed', { at: 'XML' })
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    processEntities: false,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    textNodeName: textKey,
  })
  const roots = childrenOf(parser.parse(body))
  const [root] = roots
  if (root === undefined || roots.length !== 1 || typeof root === 'string') throw refuse('eep.malformed', { at: 'XML' })
  return root
}

/** Before anything recursive sees it. */
function assertDepth(text: string): void {
  let depth = 0
  for (const [tag] of text.matchAll(/<\/?[^>]*>/g)) {
    if (tag.startsWith('</')) depth--
    else if (!tag.endsWith('/>')) depth++
    if (depth > deepest) throw refuse('eep.malformed', { at: '层次' })
  }
}

function childrenOf(nodes: unknown): (XmlElement | string)[] {
  if (!Array.isArray(nodes)) throw refuse('eep.malformed', { at: 'XML' })
  return (nodes as Record<string, unknown>[]).flatMap((node): (XmlElement | string)[] => {
    const name = Object.keys(node).find((key) => key !== attributesKey)
    if (name === undefined) return []
    if (name === textKey) return [plainText(String(node[name]))]
    return [toElement(name, node[name], node[attributesKey])]
  })
}

function toElement(name: string, inside: unknown, attributes: unknown): XmlElement {
  const said = Object.entries((attributes ?? {}) as Record<string, unknown>).map(
    ([key, value]) => [key, plainText(String(value))] as const,
  )
  const found = childrenOf(inside)
  const elements = found.filter((child) => typeof child !== 'string')
  if (elements.length === 0) return element(name, found.join(''), said)
  // White space between elements means nothing; any other text there has no place.
  if (found.some((child) => typeof child === 'string' && child.trim() !== ''))
    throw refuse('eep.malformed', { at: name })
  return element(name, elements, said)
}

function plainText(text: string): string {
  return text.replace(/&([^;&]*);?/g, (whole, name: string) => {
    const known = entities[name]
    if (known !== undefined && whole.endsWith(';')) return known
    const point = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name)
    const code = point === null ? Number.NaN : point[1] === undefined ? Number(point[2]) : Number.parseInt(point[1], 16)
    if (!whole.endsWith(';') || !isXmlCharacter(code)) throw refuse('eep.malformed', { at: '实体引用' })
    return String.fromCodePoint(code)
  })
}

function isXmlCharacter(code: number): boolean {
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  )
}

// XML text in canonical form (C14N 1.0): the same content is always the same bytes, so that a signature can be taken over them
// and any tool's canonicaliser arrives at them again.

export interface XmlElement {
  readonly name: string
  readonly attributes: readonly (readonly [name: string, value: string])[]
  /** Either text or elements: mixed content does not occur. */
  readonly children: readonly XmlElement[] | string
}

/** An element with text, or with children; those that are null are left out. */
export function element(
  name: string,
  children: string | readonly (XmlElement | null)[],
  attributes: XmlElement['attributes'] = [],
): XmlElement {
  const there = typeof children === 'string' ? children : children.filter((child) => child !== null)
  return { name, attributes, children: there }
}

/** Without white space between elements, and without empty-element tags: that is their canonical form. */
export function xmlText({ name, attributes, children }: XmlElement): string {
  const inside = typeof children === 'string' ? escapedText(children) : children.map(xmlText).join('')
  const said = attributes.map(([key, value]) => ` ${key}="${escapedAttribute(value)}"`).join('')
  return `<${name}${said}>${inside}</${name}>`
}

function escapedText(text: string): string {
  return allowed(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;')
}

function escapedAttribute(text: string): string {
  return allowed(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#x9;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\r', '&#xD;')
}

/** XML 1.0 has no form at all for control characters and lone surrogates; the replacement character stands for them. */
function allowed(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
}

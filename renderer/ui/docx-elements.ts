// The elements a Word document may become on the desk: text, tables, lists, embedded pictures. Everything else is a span.
import type { HElement } from 'docx-preview'
import { uiText } from './text.ts'

type Wanted = HElement | Node | string

const htmlTags: ReadonlySet<string> = new Set(
  (
    'section article header footer p span div a img table colgroup col caption thead tbody tfoot tr td th br hr wbr ' +
    'sup sub b i u s em strong ins del ol ul li h1 h2 h3 h4 h5 h6 style'
  ).split(' '),
)
const svgTags: ReadonlySet<string> = new Set(
  'svg g rect ellipse circle line polyline polygon path text tspan image'.split(' '),
)
const mathNamespace = 'http://www.w3.org/1998/Math/MathML'
const svgNamespace = 'http://www.w3.org/2000/svg'

/** Properties docx-preview sets that change the layout; all others are dropped. */
const layoutProps: ReadonlySet<string> = new Set(['id', 'colSpan', 'rowSpan', 'dir', 'lang', 'textContent', 'span'])

/** Takes the place of docx-preview's own element maker. Styles go through CSSOM, which the security policy allows. */
export function buildElement(wanted: Wanted): Node {
  if (typeof wanted === 'string') return document.createTextNode(wanted)
  if (wanted instanceof Node) return wanted
  const children = wanted.children ?? []
  if (wanted.tagName === '#comment') return document.createComment('')
  const node = wanted.tagName === '#fragment' ? document.createDocumentFragment() : makeElement(wanted)
  for (const child of children) node.appendChild(buildElement(child))
  return node
}

function makeElement({ ns, tagName, className, style, children: _children, ...props }: HElement): Element {
  const element = createAllowed(typeof ns === 'string' ? ns : undefined, tagName)
  if (className) element.setAttribute('class', className)
  if (element instanceof HTMLElement || element instanceof SVGElement || element instanceof MathMLElement) {
    if (typeof style === 'string') element.style.cssText = style
    else if (style) Object.assign(element.style, style)
  }
  for (const [name, value] of Object.entries(props)) {
    if (layoutProps.has(name) && value !== undefined) Reflect.set(element, name, value)
    else if (name === 'src' && element instanceof HTMLImageElement && isInside(value)) element.src = String(value)
    else if (name === 'href' && typeof value === 'string' && value.startsWith('#')) element.setAttribute('href', value)
  }
  return element
}

function createAllowed(namespace: string | undefined, tagName: string): Element {
  if (namespace === mathNamespace) return document.createElementNS(namespace, tagName)
  if (tagName.toLowerCase() === 'img') return guardedPicture()
  if (namespace === svgNamespace) return document.createElementNS(namespace, svgTags.has(tagName) ? tagName : 'g')
  return document.createElement(htmlTags.has(tagName.toLowerCase()) ? tagName : 'span')
}

/** docx-preview sets `src` once a picture is unpacked, and "null" for one outside the document: that must not become a request. */
function guardedPicture(): HTMLImageElement {
  const picture = document.createElement('img')
  picture.alt = uiText.docx.picture
  Object.defineProperty(picture, 'src', {
    get: () => picture.getAttribute('src') ?? '',
    set: (value: unknown) => {
      if (isInside(value)) picture.setAttribute('src', String(value))
    },
  })
  return picture
}

/** docx-preview sets some attributes after building: pictures, link targets, drawing attributes. Takes the unsafe ones out. */
export function disarm(body: HTMLElement): void {
  for (const element of body.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (name.startsWith('on') || isOutside(name, value)) element.removeAttribute(name)
    }
  }
}

const addresses: ReadonlySet<string> = new Set([
  'src',
  'srcset',
  'href',
  'xlink:href',
  'action',
  'background',
  'srcdoc',
])

function isOutside(name: string, value: string): boolean {
  if (addresses.has(name)) return !value.startsWith('#') && !isInside(value)
  return name === 'style' && /url\(\s*["']?(?!blob:|data:)/i.test(value)
}

/** Made on this page from the document's own bytes. */
function isInside(value: unknown): boolean {
  return typeof value === 'string' && (value.startsWith('blob:') || value.startsWith('data:image/'))
}

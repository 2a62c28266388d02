// Renders a Word document into a shadow root in which nothing can act or reach outside.
import { buildElement, disarm } from './docx-elements.ts'

export class DocxOpenError extends Error {
  readonly fault: 'broken' | 'unreachable'
  constructor(fault: 'broken' | 'unreachable') {
    super(fault)
    this.fault = fault
  }
}

/** Throws DocxOpenError. Picture addresses made on the way are released when the signal aborts. */
export async function renderDocx(url: string, host: HTMLElement, signal: AbortSignal): Promise<void> {
  const [{ renderAsync }, bytes] = await Promise.all([import('docx-preview'), readBytes(url, signal)])
  signal.throwIfAborted()
  const body = document.createElement('div')
  const styles = document.createElement('div')
  const options = {
    className: 'docx',
    inWrapper: false,
    ignoreFonts: true,
    useBase64URL: false,
    renderAltChunks: false,
    h: buildElement,
  }
  await renderAsync(bytes, body, styles, options).catch(() => {
    throw new DocxOpenError('broken')
  })
  signal.throwIfAborted()
  disarm(body)
  signal.addEventListener('abort', () => releasePictures(body), { once: true })
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheetOf(styles), deskSheet()]
  root.replaceChildren(body)
}

async function readBytes(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(url, { signal }).catch(() => {
    signal.throwIfAborted()
    throw new DocxOpenError('unreachable')
  })
  if (!response.ok) throw new DocxOpenError('unreachable')
  return response.arrayBuffer()
}

/** Constructed sheets need no nonce, and @import does nothing in them. Outside addresses are cut from url(). */
function sheetOf(styles: HTMLElement): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  const css = [...styles.querySelectorAll('style')].map((style) => style.textContent).join('\n')
  sheet.replaceSync(css.replaceAll(/url\(\s*(["']?)(?!blob:|data:)[^)]*\)/gi, 'none'))
  return sheet
}

function deskSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    section.docx {
      background: #fff; box-shadow: 0 0 0 1px rgb(20 30 50 / .08), 0 1px 4px rgb(20 30 50 / .14);
      box-sizing: border-box; color: #000; display: flex; flex-direction: column; margin: 0 auto 12px;
      overflow: hidden; position: relative;
      font-family: "FangSong", "仿宋", "Noto Serif CJK SC", "SimSun", serif;
    }
    section.docx > article { margin-bottom: auto; }
    table { border-collapse: collapse; }
    a { color: inherit; text-decoration: underline; }
    img { max-width: 100%; }
  `)
  return sheet
}

function releasePictures(pages: HTMLElement) {
  for (const picture of pages.querySelectorAll('img')) {
    if (picture.src.startsWith('blob:')) URL.revokeObjectURL(picture.src)
  }
}

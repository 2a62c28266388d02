// The program of the offline viewer, as text: it runs in whatever browser opens the page, so it is plain JavaScript of 2020 and
// uses nothing but the page. SHA-256 is its own (FIPS 180-4): a page from the disk has no streaming hash to ask for.
export const viewerScript = String.raw`
'use strict'
const data = JSON.parse(document.getElementById('package').textContent)
const text = data.text
const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
function make(tag, props, ...children) {
  const element = Object.assign(document.createElement(tag), props)
  element.append(...children)
  return element
}

const K = new Uint32Array(64)
const START = new Uint32Array(8)
{
  const isPrime = (n) => { for (let d = 2; d * d <= n; d++) if (n % d === 0) return false; return true }
  const part = (x) => Math.floor((x - Math.floor(x)) * 4294967296)
  for (let n = 2, at = 0; at < 64; n++) {
    if (!isPrime(n)) continue
    if (at < 8) START[at] = part(Math.sqrt(n))
    K[at++] = part(Math.cbrt(n))
  }
}
function createSha256() {
  const h = Uint32Array.from(START)
  const w = new Int32Array(64)
  const rest = new Uint8Array(128)
  let kept = 0
  let total = 0
  function block(bytes, at) {
    for (let i = 0; i < 16; i++, at += 4) w[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15], y = w[i - 2]
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0
    }
    let a = h[0] | 0, b = h[1] | 0, c = h[2] | 0, d = h[3] | 0, e = h[4] | 0, f = h[5] | 0, g = h[6] | 0, j = h[7] | 0
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
      const t1 = (j + s1 + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
      j = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0
    }
    h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += j
  }
  return {
    update(bytes) {
      total += bytes.length
      let at = 0
      if (kept > 0) {
        const take = Math.min(64 - kept, bytes.length)
        rest.set(bytes.subarray(0, take), kept)
        kept += take
        at = take
        if (kept === 64) { block(rest, 0); kept = 0 }
      }
      for (; at + 64 <= bytes.length; at += 64) block(bytes, at)
      if (at < bytes.length) { rest.set(bytes.subarray(at), kept); kept += bytes.length - at }
    },
    hex() {
      const end = kept < 56 ? 64 : 128
      rest.fill(0, kept, end)
      rest[kept] = 128
      const view = new DataView(rest.buffer)
      view.setUint32(end - 8, Math.floor(total / 536870912))
      view.setUint32(end - 4, (total * 8) >>> 0)
      block(rest, 0)
      if (end === 128) block(rest, 64)
      return Array.from(h, (word) => word.toString(16).padStart(8, '0')).join('')
    },
  }
}

const size = (bytes) => bytes < 1e6 ? (bytes / 1e3).toFixed(1) + ' kB' : bytes < 1e9 ? (bytes / 1e6).toFixed(1) + ' MB' : (bytes / 1e9).toFixed(3) + ' GB'
const clock = (ms) => new Date(Math.round(ms / 1000) * 1000).toISOString().slice(11, 19)
const address = (path) => path.split('/').map(encodeURIComponent).join('/')

const stage = make('div', { className: 'stage' }, make('p', { textContent: text.pick }))
const bar = make('div', { className: 'bar', hidden: true })
const buttons = []
function show(item, button) {
  for (const other of buttons) other.setAttribute('aria-current', String(other === button))
  const url = address(item.path)
  bar.hidden = false
  bar.replaceChildren(make('b', { textContent: item.title }), make('a', { href: url, target: '_blank', rel: 'noopener', textContent: text.open }))
  stage.replaceChildren(shown(item, url))
}
function shown(item, url) {
  const say = (sentence) => make('p', { textContent: sentence })
  if (item.mime === 'application/pdf' || item.mime.startsWith('text/')) return make('iframe', { src: url, title: item.title })
  if (item.mime === 'image/jpeg' || item.mime === 'image/png') return make('img', { src: url, alt: item.title })
  if (/^(video|audio)\//.test(item.mime)) {
    const player = make('video', { src: url, controls: true })
    const fail = () => stage.replaceChildren(say(text.cannotPlay))
    player.addEventListener('error', fail)
    player.addEventListener('loadedmetadata', () => { if (item.mime.startsWith('video/') && player.videoWidth === 0) fail() })
    return player
  }
  return say(text.notHere)
}

const list = make('div')
function entries(title, items) {
  if (items.length === 0) return []
  return [make('h3', { textContent: title }), ...items.map((item, at) => {
    const facts = item.pages ? fill(text.pages, { count: item.pages }) : item.durationMs ? clock(item.durationMs) : ''
    const button = make('button', { type: 'button' }, make('i', { textContent: at + 1 }), make('b', { textContent: item.title }), make('i', { textContent: facts }))
    button.addEventListener('click', () => show(item, button))
    buttons.push(button)
    return button
  })]
}
function draw(word) {
  buttons.length = 0
  const has = (item) => item.title.toLowerCase().includes(word)
  const parts = data.dossiers.map((dossier) => {
    const of = (volume) => dossier.items.filter((item) => item.volume === volume && has(item))
    const inside = [
      ...entries(text.volumes.main, of('main')),
      ...entries(text.volumes.restricted, of('restricted')),
      ...dossier.supplements.flatMap(({ number, items }) => entries(fill(text.supplement, { number }), items.filter(has))),
      ...entries(text.sheets, dossier.sheets.filter(has)),
    ]
    if (inside.length === 0) return null
    const head = make('h2', { textContent: dossier.title })
    if (dossier.number) head.append(make('small', { textContent: dossier.number }))
    return make('section', {}, head, ...inside)
  }).filter((part) => part !== null)
  list.replaceChildren(...(parts.length > 0 ? parts : [make('p', { className: 'hint', style: 'padding:0 16px', textContent: text.noMatch })]))
}
const search = make('input', { type: 'search', placeholder: text.search })
search.setAttribute('aria-label', text.search)
search.addEventListener('input', () => draw(search.value.trim().toLowerCase()))

const result = make('div')
result.setAttribute('role', 'status')
const progress = make('progress', { max: 1, value: 0, hidden: true })
const pace = make('span', { className: 'hint' })
const halt = make('button', { type: 'button', className: 'act plain', textContent: text.stop, hidden: true })
const picker = make('input', { type: 'file', multiple: true, hidden: true })
picker.setAttribute('webkitdirectory', '')
picker.setAttribute('aria-label', text.choose)
const choose = make('button', { type: 'button', className: 'act', textContent: text.choose })
choose.addEventListener('click', () => picker.click())
picker.addEventListener('change', () => {
  const files = Array.from(picker.files, (file) => [file.webkitRelativePath.split('/').slice(1).join('/'), file])
  picker.value = ''
  if (files.length > 0) void check(files)
})
let turn = 0
halt.addEventListener('click', () => { turn++ })

async function hashOf(file, mine, tell) {
  const hash = createSha256()
  const piece = 4194304
  for (let at = 0; at < file.size; at += piece) {
    if (turn !== mine) return null
    const bytes = new Uint8Array(await file.slice(at, at + piece).arrayBuffer())
    hash.update(bytes)
    tell(bytes.length)
  }
  return hash.hex()
}
async function check(files) {
  const mine = ++turn
  const there = new Map(files.map(([path, file]) => [path.normalize('NFC'), file]))
  const known = new Map(data.files.map(([path, bytes, hash]) => [path.normalize('NFC'), { path, bytes, hash }]))
  const beside = new Set(data.beside)
  if (![...known.keys()].some((path) => there.has(path))) return say('bad', text.wrongFolder)
  const found = []
  const total = data.files.reduce((sum, [, bytes]) => sum + bytes, 0)
  let done = 0
  const tell = (bytes) => {
    done += bytes
    progress.value = total === 0 ? 1 : done / total
    pace.textContent = fill(text.running, { done: size(done), total: size(total) })
  }
  result.replaceChildren()
  progress.hidden = halt.hidden = false
  for (const path of there.keys()) if (!known.has(path) && !beside.has(path)) found.push(fill(text.extra, { path }))
  for (const [key, { path, bytes, hash }] of known) {
    if (turn !== mine) break
    const file = there.get(key)
    if (file === undefined) { found.push(fill(text.missing, { path })); tell(bytes); continue }
    if (file.size !== bytes) { found.push(fill(text.size, { path })); tell(bytes); continue }
    try {
      const now = await hashOf(file, mine, tell)
      if (now !== null && now !== hash) found.push(fill(text.altered, { path }))
    } catch { found.push(fill(text.unreadable, { path })) }
  }
  const stopped = turn !== mine
  progress.hidden = halt.hidden = true
  pace.textContent = ''
  if (stopped) return say('bad', text.stopped)
  const listed = there.get(data.list)
  const listHash = listed === undefined ? null : await hashOf(listed, mine, () => undefined)
  if (listHash === null) found.push(fill(text.notList, { path: data.list }))
  else if (!(await sameList(listed, known))) found.push(fill(text.listDiffers, { path: data.list }))
  if (found.length === 0) say('ok', fill(text.intact, { total: data.files.length }))
  else say('bad', fill(text.bad, { count: found.length }), found)
  result.append(make('p', { className: 'what', textContent: text.what }))
  if (listHash !== null) result.append(make('p', { className: 'what' }, text.listHash + ' ', make('code', { textContent: listHash })))
}
/** Every line of the list that names a file this page knows gives the hash this page knows. */
async function sameList(file, known) {
  for (const line of (await file.text()).split('\n')) {
    const found = /^([0-9a-f]{64}) [ *](.*)$/.exec(line)
    if (found === null) continue
    const path = found[2].replace(/%(0[AD]|25)/gi, (_, code) => String.fromCharCode(parseInt(code, 16)))
    const entry = known.get(path.normalize('NFC'))
    if (entry !== undefined && entry.hash !== found[1]) return false
  }
  return true
}
function say(kind, sentence, lines = []) {
  const box = make('div', { className: kind }, sentence)
  if (lines.length > 0) {
    const most = 200
    const shownLines = lines.slice(0, most).map((line) => make('li', { textContent: line }))
    if (lines.length > most) shownLines.push(make('li', { textContent: fill(text.more, { count: lines.length - most }) }))
    box.append(make('ul', {}, ...shownLines))
  }
  result.replaceChildren(box)
}

const zone = make('section', { className: 'check' },
  make('div', { className: 'row' }, choose, picker, make('span', { className: 'hint', textContent: text.checkHint }), progress, pace, halt), result)
zone.setAttribute('aria-label', text.check)
for (const name of ['dragenter', 'dragover']) zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add('over') })
zone.addEventListener('dragleave', () => zone.classList.remove('over'))
zone.addEventListener('drop', async (event) => {
  event.preventDefault()
  zone.classList.remove('over')
  const roots = Array.from(event.dataTransfer.items, (item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  const files = []
  for (const root of roots) await walk(root, '', files)
  if (files.length > 0) void check(files)
})
async function walk(entry, path, files) {
  if (entry.isFile) { files.push([path, await new Promise((resolve, reject) => entry.file(resolve, reject))]); return }
  const reader = entry.createReader()
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return
    for (const one of some) await walk(one, path === '' ? one.name : path + '/' + one.name, files)
  }
}

const total = data.files.reduce((sum, [, bytes]) => sum + bytes, 0)
const fact = (name, value) => make('div', {}, make('dt', { textContent: name }), make('dd', { textContent: value }))
const head = make('header', {}, make('h1', { textContent: data.title }), make('dl', {},
  fact(text.facts.number, data.number), fact(text.facts.agency, data.agency), fact(text.facts.madeAt, data.madeAt),
  fact(text.facts.dossiers, data.dossiers.length), fact(text.facts.files, data.files.length), fact(text.facts.size, size(total))))
const nav = make('nav', {}, make('div', { className: 'search' }, search), list)
nav.setAttribute('aria-label', text.catalogue)
draw('')
document.getElementById('desk').append(head, nav, make('main', {}, zone, make('div', { className: 'show' }, bar, stage)))
`

// Papers, pictures, Word files and recordings in a real Chromium: what is drawn, what is cited, what is kept out.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Gallery, openGallery, soon } from './ui-gallery-page.ts'

vi.setConfig({ testTimeout: 60_000 })

let gallery: Gallery

beforeAll(async () => {
  gallery = await openGallery()
}, 120_000)

afterEach(() => {
  expect(gallery.takeFaults()).toEqual([])
})

afterAll(() => gallery?.close())

const page = () => gallery.page

/** Share of dark pixels on a drawn page. */
function darkness(number: number) {
  return page().evaluate((wanted) => {
    const canvas = document.querySelector<HTMLCanvasElement>(`[data-page="${wanted}"] canvas`)
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
    if (!canvas || !pixels) return -1
    let dark = 0
    for (let index = 0; index < pixels.length; index += 4) if ((pixels[index] ?? 255) < 128) dark += 1
    return dark / (canvas.width * canvas.height)
  }, number)
}

async function dragOn(selector: string, from: readonly [number, number], to: readonly [number, number]) {
  const box = await page().locator(selector).boundingBox()
  if (box === null) throw new Error(`${selector} is not there`)
  await page().mouse.move(box.x + box.width * from[0], box.y + box.height * from[1])
  await page().mouse.down()
  await page().mouse.move(box.x + box.width * to[0], box.y + box.height * to[1], { steps: 5 })
  await page().mouse.up()
}

async function region(): Promise<Record<string, number>> {
  return JSON.parse((await page().locator('[data-region]').textContent()) ?? '{}')
}

function expectRegion(found: Record<string, number>, wanted: Record<string, number>) {
  expect(Object.keys(found).sort()).toEqual(Object.keys(wanted).sort())
  // One CSS pixel on a page 420 px wide.
  for (const [key, value] of Object.entries(wanted))
    expect(Math.abs((found[key] ?? 9) - value), key).toBeLessThan(0.004)
}

describe('PDF', () => {
  test('draws Chinese whose font is not embedded, with text to select', async () => {
    await gallery.open('pdf')
    await page().locator('[data-page="1"] .pdf-text span').first().waitFor()
    await soon(() => darkness(1)).toBeGreaterThan(0.01)
    expect(await page().locator('[data-page="1"] .pdf-text').textContent()).toContain('行政处罚决定书')
  })

  test('draws JBIG2 and JPEG 2000 scans, the second turned upright', async () => {
    await gallery.open('scan')
    await soon(() => darkness(1)).toBeGreaterThan(0.01)
    const upright = await page().locator('[data-page="1"]').boundingBox()
    expect((upright?.height ?? 0) / (upright?.width ?? 1)).toBeCloseTo(842 / 595, 1)
    await page().getByRole('textbox', { name: '页码' }).fill('2')
    await page().keyboard.press('Enter')
    await soon(() => darkness(2)).toBeGreaterThan(0.01)
    const lying = await page().locator('[data-page="2"]').boundingBox()
    expect((lying?.width ?? 0) / (lying?.height ?? 1)).toBeCloseTo(842 / 595, 1)
  })

  test('turns pages by keyboard and by page number, and says which page is in view', async () => {
    await gallery.open('pdf')
    await page().locator('.pdf-text span').first().waitFor()
    await page().getByRole('region', { name: '行政处罚决定书，页面' }).getByRole('button', { name: '下一页' }).focus()
    await page().keyboard.press('PageDown')
    await page().keyboard.press('PageDown')
    expect(await page().getByRole('textbox', { name: '页码' }).inputValue()).toBe('3')
    await soon(() => page().locator('[data-region]').textContent()).toContain('第 3 页')
    await page().keyboard.press('Home')
    await soon(() => page().getByRole('textbox', { name: '页码' }).inputValue()).toBe('1')
    const before = await page().locator('[data-page="1"]').boundingBox()
    await page().keyboard.press('-')
    await soon(async () => (await page().locator('[data-page="1"]').boundingBox())?.width).toBeLessThan(
      before?.width ?? 0,
    )
  })

  test('gives a dragged region in fractions of the page', async () => {
    await gallery.open('pdf')
    await page().locator('.pdf-text span').first().waitFor()
    await page().getByRole('button', { name: '适合窗口' }).click()
    await page().getByRole('button', { name: '框选区域' }).click()
    await dragOn('[data-page="1"]', [0.2, 0.3], [0.7, 0.45])
    expectRegion(await region(), { page: 1, x: 0.2, y: 0.3, width: 0.5, height: 0.15 })
  })

  test('gives the same region of the upright page when the view is turned', async () => {
    await gallery.open('pdf')
    await page().locator('.pdf-text span').first().waitFor()
    await page().getByRole('button', { name: '适合窗口' }).click()
    await page().getByRole('button', { name: '顺时针旋转' }).click()
    await page().getByRole('button', { name: '框选区域' }).click()
    // Turned clockwise, the page's top left corner lies top right: x runs down, y runs from right to left.
    await dragOn('[data-page="1"]', [1 - 0.3, 0.2], [1 - 0.45, 0.7])
    expectRegion(await region(), { page: 1, x: 0.2, y: 0.3, width: 0.5, height: 0.15 })
  })

  test('draws a region with the keyboard alone', async () => {
    await gallery.open('pdf')
    await page().locator('.pdf-text span').first().waitFor()
    await page().getByRole('button', { name: '框选区域' }).focus()
    await page().keyboard.press('b')
    await page().getByRole('application', { name: '第 1 页的选区' }).focus()
    for (const key of ['ArrowRight', 'ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Enter']) {
      await page().keyboard.press(key)
    }
    expectRegion(await region(), { page: 1, x: 0.26, y: 0.41, width: 0.51, height: 0.13 })
  })

  test('shows findings where they are, and opens the one that is pressed', async () => {
    await gallery.open('pdf')
    await page().locator('.pdf-text span').first().waitFor()
    const mark = page().getByRole('button', { name: '执法人员' })
    const [box, paper] = await Promise.all([mark.boundingBox(), page().locator('[data-page="1"]').boundingBox()])
    expect(((box?.x ?? 0) - (paper?.x ?? 0)) / (paper?.width ?? 1)).toBeCloseTo(0.13, 2)
    expect(((box?.y ?? 0) - (paper?.y ?? 0)) / (paper?.height ?? 1)).toBeCloseTo(0.5, 2)
    await mark.click()
    expect(await page().locator('[data-region]').textContent()).toContain('b')
  })
})

test('a picture gives a region in fractions, turned or not', async () => {
  await gallery.open('picture')
  await page().getByRole('img', { name: '现场照片③' }).waitFor()
  await page().getByRole('button', { name: '框选区域' }).click()
  await dragOn('[role=application]', [0.1, 0.2], [0.4, 0.6])
  expectRegion(await region(), { x: 0.1, y: 0.2, width: 0.3, height: 0.4 })
  await page().getByRole('button', { name: '顺时针旋转' }).click()
  await dragOn('[role=application]', [1 - 0.2, 0.1], [1 - 0.6, 0.4])
  expectRegion(await region(), { x: 0.1, y: 0.2, width: 0.3, height: 0.4 })
})

test('a Word document shows its text, table and own picture; its script link and outside picture are gone', async () => {
  await gallery.open('docx')
  await page().getByText('责令改正通知书', { exact: true }).waitFor()
  const found = await page().evaluate(() => {
    const root = [...document.querySelectorAll('*')].find((element) => element.shadowRoot)?.shadowRoot
    const pictures = [...(root?.querySelectorAll('img') ?? [])]
    return {
      cells: root?.querySelectorAll('td').length,
      links: [...(root?.querySelectorAll('[href]') ?? [])].map((link) => link.getAttribute('href')),
      sources: pictures.map((picture) => picture.getAttribute('src')?.slice(0, 5) ?? null),
      shown: pictures.filter((picture) => picture.naturalWidth > 0).length,
      link: root?.textContent?.includes('附件链接'),
    }
  })
  expect(found).toEqual({ cells: 9, links: [], sources: ['blob:', null], shown: 1, link: true })
})

describe('player', () => {
  const place = () => page().locator('[data-place]').textContent()
  const said = () => page().locator('[data-said]').textContent()
  const video = <Result>(read: (media: HTMLVideoElement) => Result) =>
    page()
      .locator('video')
      .evaluate(read as (media: SVGElement | HTMLElement) => Result)

  async function openPlayer() {
    await gallery.open('player')
    await soon(place).toBe('00:00:12.480')
    await soon(() => video((media) => media.seeking)).toBe(false)
    await page().getByRole('slider', { name: '时间轴' }).focus()
  }

  test('opens at the second it is given and steps by frames and seconds', async () => {
    await openPlayer()
    await page().keyboard.press('ArrowRight')
    await soon(place).toBe('00:00:12.520')
    await page().keyboard.press('ArrowLeft')
    await page().keyboard.press('ArrowLeft')
    await soon(place).toBe('00:00:12.440')
    await page().keyboard.press('Shift+ArrowLeft')
    await soon(place).toBe('00:00:11.440')
    expect(await page().getByRole('slider', { name: '时间轴' }).getAttribute('aria-valuetext')).toBe(
      '00:00:11.440，共 00:00:20',
    )
  })

  test('plays and pauses with Space, K and L, sets the speed with 1 to 9, goes backwards with J', async () => {
    await openPlayer()
    await page().keyboard.press('Space')
    await soon(() => video((media) => media.paused)).toBe(false)
    await page().keyboard.press('k')
    expect(await video((media) => media.paused)).toBe(true)
    await page().keyboard.press('9')
    expect(await video((media) => media.playbackRate)).toBe(4)
    await page().keyboard.press('4')
    await page().keyboard.press('l')
    await page().keyboard.press('l')
    expect(await video((media) => media.playbackRate)).toBe(2)
    await page().keyboard.press('k')
    const before = await video((media) => media.currentTime)
    await page().keyboard.press('j')
    await soon(() => video((media) => media.currentTime)).toBeLessThan(before - 0.2)
    expect(await page().getByText('倒放 1×').isVisible()).toBe(true)
    await page().keyboard.press('k')
    expect(await page().getByText('倒放 1×').count()).toBe(0)
  })

  test('marks, cuts a span with I and O, takes a snapshot, and walks along the marks', async () => {
    await openPlayer()
    await page().keyboard.press('m')
    await soon(said).toBe('标记 4 选段 2')
    await page().keyboard.press('i')
    await page().keyboard.press('Shift+ArrowRight')
    await soon(place).toBe('00:00:13.480')
    await page().keyboard.press('o')
    await soon(said).toBe('选段 00:00:12.480 00:00:13.480')
    await page().keyboard.press('s')
    await soon(said).toBe('截图 00:00:13.480')
    await page().keyboard.press(']')
    await soon(place).toBe('00:00:17.000')
    await page().keyboard.press('[')
    await page().keyboard.press('[')
    await soon(place).toBe('00:00:11.000')
  })

  test('seeks where the timeline is pressed', async () => {
    await openPlayer()
    const box = await page().getByRole('slider', { name: '时间轴' }).boundingBox()
    if (box === null) throw new Error('no timeline')
    await page().mouse.click(box.x + box.width / 2, box.y + 8)
    await soon(() => video((media) => Math.round(media.currentTime * 10) / 10)).toBe(10)
  })

  test('says in a sentence when the codec cannot be played', async () => {
    await gallery.open('player-faults')
    await page().getByText('这段录像的编码不能直接播放').waitFor()
    await page().getByText('播放副本正在生成').waitFor()
  })
})

test('files can be chosen with the keyboard instead of dragged', async () => {
  await gallery.open('work')
  const choose = page().getByRole('button', { name: '选择文件', exact: true }).first()
  const [chooser] = await Promise.all([page().waitForEvent('filechooser'), choose.press('Enter')])
  await chooser.setFiles([{ name: '现场检查笔录.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') }])
  await soon(() => page().locator('[data-files]').textContent()).toBe('现场检查笔录.pdf')
})

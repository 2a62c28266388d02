// The player by itself: what the keys do to picture, sound and place; film, captions and help; several in step, one set loose.
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
const place = () => page().locator('[data-place]').textContent()
const said = () => page().locator('[data-said]').textContent()
const press = async (...keys: string[]) => {
  for (const key of keys) await page().keyboard.press(key)
}
const timeline = () => page().getByRole('slider', { name: '时间轴' })

async function openPlayer() {
  await gallery.open('player')
  await soon(place).toBe('00:00:12.480')
  await timeline().focus()
}

describe('the picture', () => {
  const transform = () =>
    page()
      .locator('video')
      .evaluate((video) => video.style.transform.replace(/^.*rotate/, 'rotate'))

  test('grows with +, turns with R, and is whole and upright again with 0', async () => {
    await openPlayer()
    await press('+', '=')
    expect(await transform()).toBe('rotate(0deg) scale(2.25)')
    await press('-', 'r')
    expect(await transform()).toBe('rotate(90deg) scale(1.5)')
    await press('0')
    expect(await transform()).toBe('rotate(0deg) scale(1)')
  })

  test('is never the poster once there is a frame of the second that is told', async () => {
    await openPlayer()
    await soon(() =>
      page()
        .locator('video')
        .evaluate((video: HTMLVideoElement) => [video.readyState > 1, video.poster]),
    ).toEqual([true, ''])
  })

  test('has its captions over it, upright, until C hides them', async () => {
    await openPlayer()
    const caption = page().getByText('执法人员：请出示营业执照，我们依法进行现场检查。')
    await caption.waitFor()
    await press('r')
    expect((await caption.boundingBox())?.height).toBeLessThan(60)
    await press('c')
    await caption.waitFor({ state: 'detached' })
  })

  test('is looked at ahead under the pointer', async () => {
    await openPlayer()
    const box = await timeline().boundingBox()
    if (box === null) throw new Error('no timeline')
    await page().mouse.move(box.x + box.width / 4, box.y + 10)
    await page().getByText('00:00:05.000', { exact: true }).waitFor()
    const frame = page().locator('[aria-hidden] > [style*="film.jpg"]').last()
    expect(await frame.evaluate((one) => getComputedStyle(one).backgroundPosition)).toMatch(/^0px -90px$/)
  })
})

describe('the sound', () => {
  const loudness = () => page().getByLabel('音量', { exact: true }).inputValue()
  const media = () =>
    page()
      .locator('video')
      .evaluate((video: HTMLVideoElement) => [video.volume, video.muted])

  test('goes up to four times its own, and is muted with U', async () => {
    await openPlayer()
    await press('ArrowUp', 'ArrowUp')
    expect(await loudness()).toBe('1.5')
    expect(await media()).toEqual([1, false])
    for (let step = 0; step < 12; step++) await press('ArrowUp')
    expect(await loudness()).toBe('4')
    await press('u')
    expect(await media()).toEqual([1, true])
    expect(await loudness()).toBe('0')
    await press('u')
    for (let step = 0; step < 13; step++) await press('ArrowDown')
    expect(await media()).toEqual([0.9, false])
  })

  test('stays at its own where the machine has no Web Audio', async () => {
    await page().addInitScript(() => {
      // The gallery passes by an empty page, which has no storage.
      if (location.protocol !== 'http:' || sessionStorage.getItem('test.mute') === null) return
      Reflect.deleteProperty(window, 'AudioContext')
    })
    await openPlayer()
    await page().evaluate(() => sessionStorage.setItem('test.mute', 'yes'))
    await openPlayer()
    await press('ArrowUp', 'ArrowUp')
    expect(await loudness()).toBe('1')
    expect(await media()).toEqual([1, false])
    await page().evaluate(() => sessionStorage.removeItem('test.mute'))
  })
})

test('P plays a span over and over, Esc lets it go', async () => {
  await openPlayer()
  await press('p')
  await page().getByText('循环播放 00:00:11.000 至 00:00:13.500').waitFor()
  await press('9', 'Space')
  const seen: number[] = []
  for (let sample = 0; sample < 30; sample++) {
    seen.push(
      await page()
        .locator('video')
        .evaluate((video: HTMLVideoElement) => video.currentTime),
    )
    await page().waitForTimeout(60)
  }
  // On a busy machine the end is noticed late, at four times the speed; it leads back all the same.
  expect(Math.max(...seen)).toBeLessThan(19)
  expect(seen.some((at, index) => at < (seen[index - 1] ?? 0) - 1)).toBe(true)
  await press('Escape')
  await soon(() =>
    page()
      .locator('video')
      .evaluate((video: HTMLVideoElement) => video.currentTime),
  ).toBeGreaterThan(14)
})

test('X takes the span, W asks for words, T for the clock; G lists the marks and Enter jumps; ? is the card of keys', async () => {
  await openPlayer()
  await press('x')
  await soon(said).toBe('片段 00:00:11.000 00:00:13.500')
  await press('w')
  await soon(said).toBe('写文字')
  await press('t')
  await soon(said).toBe('核对 00:00:12.480')
  await press('g')
  await page().getByRole('dialog', { name: '标注列表' }).waitFor()
  await page()
    .getByRole('button', { name: /亮证告知身份$/ })
    .and(page().locator(':focus'))
    .waitFor()
  await press('ArrowDown', 'Enter')
  await soon(place).toBe('00:00:05.000')
  await page().getByRole('dialog').waitFor({ state: 'hidden' })
  await timeline().focus()
  await press('?')
  const card = page().getByRole('dialog', { name: '键盘操作' })
  await card.getByText('核对画面时间').waitFor()
  // The card has the keys: nothing happens behind it.
  await press('m')
  await soon(said).toBe('核对 00:00:12.480')
})

describe('in step', () => {
  const seconds = () =>
    page().evaluate(() =>
      [...document.querySelectorAll<HTMLMediaElement>('video, audio')].map((one) => one.currentTime),
    )

  async function openStep() {
    await gallery.open('step')
    await soon(async () => (await seconds()).map((at) => Math.round(at * 10) / 10)).toEqual([5, 3.5, 2, 0.5])
    await timeline().focus()
  }

  test('all four follow one timeline, each at its own second, at twice the speed too', async () => {
    await openStep()
    await press('7', 'Space')
    await soon(async () => (await seconds())[0]).toBeGreaterThan(8)
    const starts = [0, 1.5, 3, 4.5]
    const apart: number[] = []
    for (let sample = 0; sample < 8; sample++) {
      const masters = (await seconds()).map((at, index) => at + (starts[index] ?? 0))
      apart.push(Math.max(...masters) - Math.min(...masters))
      await page().waitForTimeout(100)
    }
    // As a rule: a busy machine holds up one of them now and then.
    expect(apart.toSorted((one, other) => one - other)[4]).toBeLessThan(0.12)
    await press('k')
    await press('Home')
    await page().getByText('还没有开始录').first().waitFor()
  })

  test('the one in hand is marked at its own second, and not where it has none', async () => {
    await openStep()
    await page().getByRole('button', { name: '窗口监控', exact: false }).first().click()
    await timeline().focus()
    await press('m')
    await soon(said).toBe('标记 r3 00:00:02.000')
    await press('Home', 'm')
    await page().getByText('当前这一路在这一刻没有录像').waitFor()
    expect(await said()).toBe('标记 r3 00:00:02.000')
  })

  test('one set loose moves alone, and its place becomes the place of the others', async () => {
    await openStep()
    await page().getByRole('button', { name: '单独移动：执法记录仪乙' }).click()
    await timeline().focus()
    await press('Shift+ArrowRight', 'Shift+ArrowRight')
    await soon(async () => (await seconds()).map((at) => Math.round(at * 10) / 10)).toEqual([5, 5.5, 2, 0.5])
    await page().getByRole('button', { name: '对齐到此刻' }).click()
    expect(await page().getByLabel('偏移（毫秒，正数推后）：执法记录仪乙').inputValue()).toBe('-2000')
    await soon(async () => (await seconds()).map((at) => Math.round(at * 10) / 10)).toEqual([5, 5.5, 2, 0.5])
  })

  test('one is heard alone', async () => {
    await openStep()
    await page().getByRole('button', { name: '只听这一路：询问室录音' }).click()
    const muted = () =>
      page().evaluate(() => [...document.querySelectorAll<HTMLMediaElement>('video, audio')].map((one) => one.muted))
    await soon(muted).toEqual([true, true, true, false])
  })
})

import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Client } from '../support/test-desk.ts'
import { canLose, comeBack, goAway } from './support/away.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway, DossierPage } from './support/desk-pages.ts'
import { fileRecordings, type RecordedDossier } from './support/recorded-dossier.ts'

// Two cores are shared with real encryption and real browsers.
vi.setConfig({ testTimeout: 120_000 })

const soon = { timeout: 20_000 }
const titles = ['现场检查录像', '询问录像', '送达录像', '封存录像'] as const

let desk: BrowserDesk
let client: Client
let recorded: RecordedDossier
const windows: DeskWindow[] = []

beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist', 'inspector'] })
  client = (await desk.test.as('archivist')).client
  recorded = await fileRecordings(desk.test, { titles, seconds: 12 })
})
afterEach(async () => {
  for (const window of windows.splice(0)) await window.close()
})
afterAll(() => desk.close())

const itemId = (place: number) => recorded.itemIds[place] ?? ''

async function openRecording(name: string, place: number, rest = '') {
  const window = await desk.window()
  windows.push(window)
  const { page } = window
  const frame = await new Doorway(page).signIn(name)
  await frame.goTo(
    `/dossiers/${recorded.dossier.id}?open=${encodeURIComponent(JSON.stringify([itemId(place)]))}${rest}`,
  )
  const timeline = page.getByRole('slider', { name: '时间轴' })
  await timeline.waitFor()
  const second = page.locator('[data-place]')
  const go = async (...keys: string[]) => {
    await timeline.focus()
    for (const key of keys) await page.keyboard.press(key)
  }
  return { window, page, frame, timeline, second, go, dossier: new DossierPage(page) }
}

describe('marks', () => {
  const marksOf = (place: number) => client.marks.list({ itemId: itemId(place) })

  test('a mark is with the desk at once, its words a moment later; a window that closes without a goodbye loses neither', async () => {
    const { window, page, go } = await openRecording('archivist', 0)
    await go('Shift+ArrowRight', 'm')
    await expect.poll(async () => (await marksOf(0)).map(({ startMs }) => startMs), soon).toEqual([1000])
    await go('i', 'Shift+ArrowRight', 'Shift+ArrowRight', 'o', 'w')
    const words = page.getByLabel(/的标注内容$/).and(page.locator(':focus'))
    await words.waitFor()
    await page.keyboard.insertText('当事人看过执法证件')
    await expect.poll(async () => (await marksOf(0)).map(({ text }) => text), soon).toEqual(['', '当事人看过执法证件'])
    await window.expectClean()
    await page.close({ runBeforeUnload: false })

    const again = await openRecording('archivist', 0, '&panel=marks')
    await again.page.locator('[data-mark]').nth(1).waitFor()
    expect(await again.page.getByLabel('00:00:01.000–00:00:03.000 的标注内容').inputValue()).toBe('当事人看过执法证件')
    expect(await marksOf(0)).toMatchObject([
      { startMs: 1000, endMs: null, own: true },
      { startMs: 1000, endMs: 3000 },
    ])
  })

  test('one that the desk did not get survives a crash of the window, and is sent by the next', async () => {
    const { page, go } = await openRecording('archivist', 1)
    const bystander = await page.context().newPage()
    await bystander.goto(desk.origin)
    await canLose(page, 'marks/add')
    await page.getByRole('slider', { name: '时间轴' }).waitFor()
    await goAway(bystander)
    await go('Shift+ArrowRight', 'Shift+ArrowRight', 'm', 'w')
    await page.keyboard.insertText('没有告知陈述权')
    await page.getByText(/未保存：/).waitFor()
    expect(await marksOf(1)).toEqual([])
    const crashed = page.waitForEvent('crash')
    const session = await page.context().newCDPSession(page)
    void session.send('Page.crash').catch(() => undefined)
    await crashed
    await comeBack(bystander)
    // A page that crashed is lost to the test's own handle, but not to the browser.
    await session.send('Page.reload')
    await expect.poll(async () => (await marksOf(1)).map(({ text }) => text), soon).toEqual(['没有告知陈述权'])
  })

  test('others read them, comment, and cannot change them; deleting can be undone', async () => {
    const theirs = await openRecording('inspector', 0, '&panel=marks')
    const line = theirs.page.locator('[data-mark]').nth(1)
    await line.getByText('当事人看过执法证件').waitFor()
    expect(await theirs.page.getByLabel(/的标注内容$/).count()).toBe(0)
    expect(await theirs.page.getByRole('button', { name: /^删除/ }).count()).toBe(0)
    await line.getByRole('button', { name: '评论' }).click()
    await theirs.page.getByLabel(/^对 .* 的评论$/).fill('证件号码看不清')
    await theirs.page.keyboard.press('Enter')
    await line.getByText('证件号码看不清').waitFor()
    await theirs.window.expectClean()
    // The list leads there.
    await line.getByRole('button', { name: /^跳到/ }).press('Enter')
    await expect.poll(() => theirs.second.textContent(), soon).toBe('00:00:01.000')

    const own = await openRecording('archivist', 0, '&panel=marks')
    await own.page.getByRole('button', { name: '删除 00:00:01.000 的标注' }).click()
    await own.page.getByRole('button', { name: '撤销' }).click()
    await own.page.locator('[data-mark]').nth(1).waitFor()
    expect((await marksOf(0)).length).toBe(2)
  })
})

test('S files the frame as a paper that leads back to its second, and X a clip that says how it was cut', async () => {
  const { window, page, go, second, dossier } = await openRecording('archivist', 2, '&panel=item')
  await go('Shift+ArrowRight', 'Shift+ArrowRight', 's')
  await page.getByText(/画面已作为材料归入/).waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: '并排打开' }).click()
  const origin = dossier.panel.getByRole('button', { name: '送达录像 00:00:02.000' })
  await origin.waitFor()
  await page.getByRole('img', { name: /截图/ }).waitFor()
  const [made] = (await client.dossiers.items({ id: recorded.dossier.id })).filter((item) => item.derivation !== null)
  expect(made?.derivation).toMatchObject({ kind: 'snapshot', itemId: itemId(2), startMs: 2000, endMs: null })
  await go('Home')
  await page.getByRole('img', { name: /截图/ }).click()
  await origin.click()
  await expect.poll(() => second.textContent(), soon).toBe('00:00:02.000')

  await go('i', 'Shift+ArrowRight', 'o', 'x')
  const dialog = page.getByRole('dialog', { name: '截取片段' })
  await dialog.getByText('00:00:02.000–00:00:03.000').waitFor()
  await window.expectClean()
  await dialog.getByRole('button', { name: '截取片段' }).click()
  await page.getByText(/片段已作为材料归入：.*（重新编码，精确到帧）/).waitFor({ timeout: 60_000 })
  await window.expectClean()
})

test('a transcript is typed beside the player and imported from GB18030; captions follow, C hides them', async () => {
  const { window, page, go, dossier } = await openRecording('archivist', 3, '&panel=transcript')
  await dossier.panel.getByText('还没有文字稿').waitFor()
  await go('Shift+ArrowRight')
  await page.getByRole('button', { name: '在此添加' }).click()
  await page.getByLabel('00:00:01.000 说的话').and(page.locator(':focus')).waitFor()
  await page.keyboard.insertText('请出示营业执照')
  await page.getByLabel('00:00:01.000 的说话人').fill('执法人员')
  const caption = page.getByText('执法人员：请出示营业执照')
  await caption.waitFor()
  await window.expectClean()
  await go('c')
  await caption.waitFor({ state: 'detached' })
  await go('c')

  // 「你好」 as Windows wrote it.
  const cue = Buffer.concat([
    Buffer.from('1\r\n00:00:02,000 --> 00:00:04,000\r\n'),
    Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 0x0d, 0x0a]),
  ])
  await page.getByLabel('导入 SRT 或 VTT 文件').setInputFiles({ name: '字幕.srt', mimeType: 'text/plain', buffer: cue })
  await page.getByRole('dialog').getByRole('button', { name: '导入并代替' }).click()
  await page.getByLabel('00:00:02.000 说的话').waitFor()
  expect(await client.transcripts.get({ itemId: itemId(3) })).toMatchObject({
    lines: [{ startMs: 2000, endMs: 4000, text: '你好' }],
  })
  await page.getByRole('button', { name: '跳到 00:00:02.000' }).click()
  await page.getByText('你好').nth(1).waitFor()

  // Somebody else saves meanwhile: nothing typed here is lost.
  const { version } = await client.transcripts.get({ itemId: itemId(3) })
  const theirs = { startMs: 6000, endMs: 7000, speaker: '', text: '对方加的' }
  await client.transcripts.save({ itemId: itemId(3), version, lines: [theirs] })
  await page.getByLabel('00:00:02.000 说的话').fill('您好')
  await page.getByText('别人同时改了这份文字稿').waitFor()
  await window.expectClean()
  await page.getByRole('button', { name: '合并两边' }).click()
  await expect
    .poll(async () => (await client.transcripts.get({ itemId: itemId(3) })).lines.map(({ text }) => text), soon)
    .toEqual(['您好', '对方加的'])
})

test('T takes the time that is burned into the picture', async () => {
  const { window, page, go } = await openRecording('archivist', 0)
  await go('Home', 'Shift+ArrowRight', 't')
  const dialog = page.getByRole('dialog', { name: '核对画面时间' })
  await dialog.getByLabel('画面上烧录的时间').fill('2026-08-06 10:4')
  await dialog.getByText('请按“2026-08-06 10:42:13”的样子填写。').waitFor()
  await window.expectClean()
  await dialog.getByLabel('画面上烧录的时间').fill('2026-08-06 10:42:13')
  await dialog.getByRole('button', { name: '按填写的记下' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect((await client.recordings.get({ itemId: itemId(0) })).capture.readings).toMatchObject([
    { burnedIn: '2026-08-06T02:42:13.000Z', how: 'typed' },
  ])
})

describe('in step', () => {
  /** How far apart the four are at this moment, and the first one's second. */
  const spread = (page: DeskWindow['page']) =>
    page.evaluate(() => {
      const at = [...document.querySelectorAll('video')].map((video) => video.currentTime)
      return { apart: Math.max(...at) - Math.min(...at), at: at[0] ?? 0, count: at.length }
    })

  test('four recordings keep within 80 ms of each other as a rule while they play, and a reload comes back to them', async () => {
    const { window, page } = await openRecording('archivist', 0)
    await page.getByRole('button', { name: '同步播放' }).click()
    await page.getByText('选择要同步播放的音像').waitFor()
    await window.expectClean()
    for (const title of titles) await page.getByRole('checkbox', { name: new RegExp(`^${title}`) }).check()
    await page.getByRole('button', { name: '同步播放', exact: true }).last().click()
    const timeline = page.getByRole('slider', { name: '时间轴' })
    await timeline.focus()
    await page.keyboard.press('Space')
    await expect.poll(async () => (await spread(page)).at, soon).toBeGreaterThan(2)
    const seen: number[] = []
    for (let sample = 0; sample < 12; sample++) {
      seen.push((await spread(page)).apart)
      await page.waitForTimeout(150)
    }
    expect((await spread(page)).count).toBe(4)
    // A busy machine holds up one of them now and then; what was held up is brought back.
    expect(seen.toSorted((one, other) => one - other)[6]).toBeLessThan(0.08)
    await page.keyboard.press('k')
    await window.expectClean()

    // The second is moved by 400 ms: it is that much behind, after a reload too.
    await page.getByLabel('偏移（毫秒，正数推后）：询问录像').fill('400')
    await page.keyboard.press('Tab')
    await expect.poll(() => page.url(), soon).toContain('o400')
    // The place goes into the address when it has settled.
    await expect.poll(() => page.url(), soon).toMatch(/stepAt=[1-9]\d{3}/)
    await page.reload()
    await page.getByRole('region', { name: '第 2 路，询问录像' }).waitFor()
    const behind = () =>
      page.evaluate(() => {
        const [first, second] = [...document.querySelectorAll('video')]
        return Math.round(((first?.currentTime ?? 0) - (second?.currentTime ?? 0)) * 100) / 100
      })
    await expect.poll(behind, soon).toBe(0.4)
  })

  test('a mark goes to the recording in hand, at its own second', async () => {
    const words = JSON.stringify([`${itemId(2)}`, `${itemId(3)}.o-1000`])
    const { page, go } = await openRecording('archivist', 0, `&step=${encodeURIComponent(words)}&panel=marks`)
    await page.getByRole('button', { name: '封存录像', exact: false }).last().click()
    const before = (await client.marks.list({ itemId: itemId(3) })).length
    await go('Home', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'm')
    await expect.poll(async () => (await client.marks.list({ itemId: itemId(3) })).length, soon).toBe(before + 1)
    expect((await client.marks.list({ itemId: itemId(3) })).map(({ startMs }) => startMs)).toContain(3000)
  })
})

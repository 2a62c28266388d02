// The recordings desk when there is nothing, when nothing comes yet, when it fails, when it is locked, and when lists are long.
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Answer, answerCall } from './support/answers.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway } from './support/desk-pages.ts'
import { sampleDock, sampleDockFile, sampleHolding, sampleJob } from './support/recording-samples.ts'
import { DockPage, TrayPage } from './support/recordings-pages.ts'

vi.setConfig({ testTimeout: 120_000 })

let desk: BrowserDesk
let window: DeskWindow

beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist'] })
})
afterEach(async () => {
  await window.close()
})
afterAll(async () => {
  await desk.close()
})

async function open(address: string, before: (page: Page) => Promise<void> = async () => undefined) {
  window = await desk.window()
  const { page } = window
  await before(page)
  const frame = await new Doorway(page).signIn('archivist')
  await frame.goTo(address)
  await frame.heading('音视频').waitFor()
  return { page, frame }
}

const views = [
  { address: '/recordings', call: 'tray.list', empty: '没有待归音像' },
  { address: '/recordings?view=docks', call: 'docks.list', empty: '把采集站或记录仪的整个文件夹拖到这里' },
  { address: '/recordings?view=jobs', call: 'jobs.list', empty: '没有后台任务' },
] as const

test.for(views)(
  '$address says what to do first when there is nothing, and is still there after a lock',
  async (view) => {
    const { page, frame } = await open(view.address)
    await page.getByText(view.empty).waitFor()
    await window.expectClean()
    await frame.lock()
    await new Doorway(page).signIn('archivist')
    await page.getByText(view.empty).waitFor()
    expect(window.complaints).toEqual([])
  },
)

test.for(views)('$address keeps its place while it is read', async (view) => {
  const { page } = await open(view.address, (page) => answerCall(page, view.call, () => ({ hangs: true })))
  await page
    .getByRole('tabpanel')
    .getByRole('status')
    .filter({ hasText: /正在读取|待归音像|后台任务/ })
    .first()
    .waitFor()
  await window.expectClean()
})

test.for(views)('$address says how to go on when it fails, and goes on', async (view) => {
  let answer: Answer = { refuses: 'people.no-such-refusal' }
  const { page } = await open(view.address, async (page) => {
    await answerCall(page, view.call, () => answer)
  })
  const panel = page.getByRole('tabpanel')
  await panel.getByText('没有读到内容').waitFor()
  await window.expectClean()
  answer = { gives: view.call === 'jobs.list' ? [] : { rows: [], total: 0, rule: '', mark: 'sure', overdue: 0 } }
  await panel.getByRole('button', { name: '重试', exact: true }).click()
  await page.getByText(view.empty).waitFor()
})

test('a dock of thousands is read page by page, filtered by state in the address, and worked by the keyboard', async () => {
  const dock = sampleDock()
  const files = Array.from({ length: 3000 }, (_, at) => sampleDockFile(dock.id, at))
  const moves: unknown[] = []
  const { page } = await open(`/recordings?view=docks&dock=${dock.id}`, async (page) => {
    await answerCall(page, 'docks.list', () => ({ gives: { rows: [dock], total: 1 } }))
    await answerCall(page, 'docks.get', () => ({ gives: dock }))
    await answerCall(page, 'docks.files', (input) => ({ gives: pageOf(files, input) }))
    await answerCall(page, 'docks.move', (input) => {
      moves.push(input)
      return { gives: {} }
    })
  })
  const docks = new DockPage(page)
  await docks.file(/0000\.mp4/).waitFor()
  expect(await docks.files.getAttribute('aria-rowcount')).toBe('3001')
  await docks.files.focus()
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Alt+ArrowUp')
  const queue = files.filter(({ state }) => state === 'queued' || state === 'waiting')
  expect(files[6]?.state).toBe('queued')
  const at = queue.findIndex(({ id }) => id === files[6]?.id)
  await expect.poll(() => moves).toEqual([{ ids: [files[6]?.id], beforeId: queue[at - 1]?.id }])
  await page.keyboard.press('End')
  await expect.poll(() => docks.files.getByRole('row').count()).toBeLessThan(60)
  await page.getByRole('button', { name: /^未成/ }).click()
  expect(decodeURIComponent(page.url())).toContain('states=["failed"]')
  await window.expectClean()
})

test('a long tray is grouped by day or by officer, and says what is overdue and by which rule', async () => {
  const dossierId = randomUUID()
  const holdings = Array.from({ length: 400 }, (_, at) => sampleHolding(at, dossierId))
  const rule = '执法活动结束后二十四小时内上传'
  const { page } = await open('/recordings', (page) =>
    answerCall(page, 'tray.list', (input) => ({
      gives: { ...pageOf(holdings, input), rule, mark: 'example', overdue: 160 },
    })),
  )
  const tray = new TrayPage(page)
  await page.getByText(`归入期限：${rule}`).waitFor()
  await page.getByText('逾期 160 件').waitFor()
  expect((await tray.groups())[0]).toMatch(/^2026-11-20（周五）/)
  await tray.row(/没有归入.*封卷/).waitFor()
  await window.expectClean()
  await page.getByRole('button', { name: '按人员' }).click()
  await expect.poll(async () => (await tray.groups())[0]).toMatch(/^和丽春 · \d+ 件$/)
  await window.expectClean()
})

test('jobs name their kind wherever they are spoken of, are held and let go, and a failed one says why', async () => {
  const jobs = Array.from({ length: 9 }, (_, at) => sampleJob(at))
  let paused = false
  const { page } = await open('/recordings?view=jobs', async (page) => {
    await answerCall(page, 'jobs.list', () => ({ gives: jobs }))
    await answerCall(page, 'jobs.queue', () => ({ gives: { paused } }))
    for (const act of ['pause', 'resume'] as const) {
      await answerCall(page, `jobs.${act}`, () => {
        paused = act === 'pause'
        return { gives: { paused } }
      })
    }
  })
  await page.getByText('正在生成播放副本：').waitFor()
  await page.getByRole('row', { name: /未能为这段音视频生成可播放的副本/ }).waitFor()
  await window.expectClean()
  await page.getByRole('button', { name: '暂停全部' }).click()
  await page.getByRole('link', { name: '任务已暂停，5 项' }).waitFor()
  await page.getByText('后台任务已暂停，5 项等待').waitFor()
  await window.expectClean()
  await page.getByRole('button', { name: '继续全部' }).click()
  await page.getByRole('link', { name: '任务，5 项' }).waitFor()
})

function pageOf<Row>(rows: readonly Row[], input: unknown) {
  const { offset = 0, limit = 100 } = input as { offset?: number; limit?: number }
  return { rows: rows.slice(offset, offset + limit), total: rows.length }
}

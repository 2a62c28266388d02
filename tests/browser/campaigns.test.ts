// A campaign from its plan to the first sheet, by the head who organises it and the inspectors who evaluate, in a real Chromium.
import { stat } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createSmallFiles } from '../support/small-files.ts'
import { someFacts } from '../support/test-desk.ts'
import { type BrowserDesk, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway } from './support/desk-pages.ts'

// Two cores are shared with real encryption and real browsers.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

let desk: BrowserDesk

beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist', 'inspector', 'head'] })
  await desk.test.admit({ name: 'second', displayName: '段文', roles: ['inspector'] })
  const files = await createSmallFiles()
  const { client, connection } = await desk.test.as('archivist')
  for (const [at, agency] of ['云山县林业和草原局', '云山县林业和草原局', '云山县水务局'].entries()) {
    const dates = { ...someFacts().dates, closedOn: '2026-06-30' }
    const number = `云山罚〔2026〕${at + 1}号`
    const { id } = await client.dossiers.create(
      someFacts({ agency, number, title: `${agency}第 ${at + 1} 号案`, dates }),
    )
    const path = await files.pdf(`决定书${at}.pdf`, 1)
    const offered = { name: '决定书.pdf', sizeBytes: (await stat(path)).size }
    const [ticket] = await client.intake.offer({ dossierId: id, files: [offered] })
    await desk.test.desk.receivePath(connection, ticket?.ticket ?? '', path, new AbortController().signal)
    await client.dossiers.seal({ id })
  }
  await client.people.signOut({})
  await files.close()
})
afterAll(() => desk.close())

test('a double campaign is planned, drawn, staffed and started, and an inspector begins his task', async () => {
  const window = await desk.window()
  const { page } = window
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click()
  const inDialog = (name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name }).click()
  const step = (name: string) => page.getByRole('tab', { name }).click()
  const frame = await new Doorway(page).signIn('head')
  await frame.goTo('/campaigns')
  await page.getByText('还没有评查批次').waitFor()
  await window.expectClean()

  await page.getByRole('button', { name: '新建批次' }).first().click()
  const dialog = page.getByRole('dialog')
  await inDialog('建立批次')
  await dialog.getByText('请填写批次名称。').waitFor()
  await dialog.getByLabel('批次名称').fill('2026 年度行政处罚案卷评查')
  await dialog.getByRole('radio', { name: /一案双评/ }).check()
  await dialog.getByText('范围内可抽 3 卷').waitFor()
  await dialog.getByLabel('抽卷数').fill('2')
  await dialog.getByText('将抽 2 卷').waitFor()
  // Several standards fit: none is taken before somebody chooses.
  await dialog.getByLabel('处罚案卷').click()
  await page.getByTitle('生态环境行政执法案卷评查细则（2024年版）：一般行政处罚').click()
  await window.expectClean()
  await inDialog('建立批次')

  await press('封存种子')
  await inDialog('封存种子')
  await page.getByText('抽卷后公布').waitFor()
  await window.expectClean()
  await press('抽卷并公布种子')
  await inDialog('抽卷并公布种子')
  await press('重算核验')
  await page.getByText('重算一致：按公布的种子重新抽取，得到同样的 2 卷。').waitFor()
  await window.expectClean()

  await step('人员与分派')
  for (const name of ['木增福', '段文']) {
    await press('列入人员')
    await page.getByRole('dialog').getByLabel('人员', { exact: true }).click()
    await page.getByTitle(new RegExp(`^${name}`)).click()
    await inDialog('列入人员')
    await page.getByRole('cell', { name, exact: true }).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await press('自动分派')
  await page.getByRole('table', { name: '任务分派' }).getByText('木增福').nth(1).waitFor()
  await window.expectClean()
  await press('启动评查')
  await inDialog('启动评查')
  await page.getByText('背靠背评查：').waitFor()
  await window.expectClean()
  await window.close()
  await desk.test.as('head').then(({ client }) => client.people.signOut({}))
})

test('an inspector finds the task on the first screen, recuses himself from one and begins the other', async () => {
  const window = await desk.window()
  const { page } = window
  await new Doorway(page).signIn('inspector')
  const waiting = page.getByRole('region', { name: '评查批次任务' })
  await waiting.getByText('待评查').first().waitFor()
  await waiting.getByRole('link').filter({ hasText: '号案' }).first().click()
  await page.getByRole('heading', { name: /我的任务/ }).waitFor()
  await window.expectClean()
  await page
    .getByRole('button', { name: /^回避：/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('回避理由').fill('当事人是我的近亲属')
  await dialog.getByRole('button', { name: '登记回避' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: /^开始评查：/ }).click()
  await page.waitForURL(/#\/evaluation\//)
  const { client } = await desk.test.as('head')
  const [campaign] = (await client.campaigns.list({})).rows
  const { assignmentsOf } = await client.campaigns.get({ id: campaign?.id ?? '' })
  expect(assignmentsOf.map(({ state }) => state).sort()).toEqual(['assigned', 'assigned', 'recused', 'working'])
  await client.people.signOut({})
  await window.close()
})

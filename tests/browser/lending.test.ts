// Lending at a real desk in a real Chromium: asked for beside the dossier, approved in the register, copied and returned.
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Dossier } from '#shared/contract/dossiers.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway, DossierPage } from './support/desk-pages.ts'
import { fileSmallDossier } from './support/small-dossier.ts'

// Two cores are shared with real encryption and real browsers.
vi.setConfig({ testTimeout: 120_000 })

let desk: BrowserDesk
let window: DeskWindow
let dossier: Dossier

beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist', 'head', 'handler'] })
  dossier = await fileSmallDossier(desk.test, { sealed: true })
})
afterEach(() => window.close())
afterAll(() => desk.close())

async function openAs(name: string, address: string) {
  window = await desk.window()
  const frame = await new Doorway(window.page).signIn(name)
  await frame.goTo(address)
  return window.page
}

test('an outsider is asked for: the scope shows itself, with what is withheld and why', async () => {
  const page = await openAs('handler', `/dossiers/${dossier.id}`)
  await new DossierPage(page).openPanel('借阅')
  await page.getByRole('button', { name: '申请借阅' }).click()
  await page.getByText('请选择借阅人类别，这里会列出').waitFor()
  const choose = async (kind: string) => {
    await page.getByRole('combobox', { name: '借阅人类别' }).click()
    await page.getByTitle(kind, { exact: true }).click()
  }
  await choose('案件当事人')
  await page.getByText('不提供（3 件）').waitFor()
  expect(await page.getByText('不在这类借阅人可以查阅的文书之内').count()).toBe(2)
  expect(await page.getByText('音像记录，不提供给这类借阅人').count()).toBe(1)
  await choose('公安、检察、审判、国家安全、纪检监察、审计机关')
  await page.getByText('正卷全部（可提供 4 件）').waitFor()
  await page.getByRole('radio', { name: '复制' }).check()
  await page.getByLabel('借阅人姓名').fill('王法官')
  await page.getByLabel('单位', { exact: true }).fill('云山县人民法院')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('请核验单位介绍信（调卷函）并填写编号。').waitFor()
  await page.getByLabel('单位介绍信（调卷函）').fill('（2026）云调字第12号')
  await page.getByLabel('经办人工作证件').fill('云法 0135')
  await page.getByLabel('事由').fill('审理行政诉讼案件需要')
  await window.expectClean()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('待法制审核机构负责人审批').waitFor()
  await window.expectClean()
})

/** As the first test asks, but by the call; each attempt has its own. */
async function asked() {
  const { client } = await desk.test.as('handler')
  const loan = await client.lending.request({
    ...{ dossierId: dossier.id, borrowerKind: 'state-organ', way: 'copy', itemIds: null },
    ...{ borrower: { name: '李检察官', unit: '云山县人民检察院' }, reason: '审查起诉需要' },
    papers: [
      { code: 'letter', number: '第7号' },
      { code: 'work-card', number: '云检 0009' },
    ],
  })
  await client.people.signOut({})
  return loan
}

test('the head approves it in the register; the archivist copies it and enters its return', async () => {
  const { id, number } = await asked()
  const head = await openAs('head', '/')
  await head.getByRole('region', { name: '待我审批的借阅' }).getByText(number).click()
  await head.getByRole('button', { name: '批准借阅', exact: true }).click()
  await head.getByLabel('意见（可不填）').fill('同意')
  await head.getByRole('dialog').getByRole('button', { name: '批准借阅', exact: true }).click()
  await head.getByRole('complementary', { name: '借阅详情' }).getByText('在借').waitFor()
  await window.close()

  const page = await openAs('archivist', `/lending?loan=${id}`)
  await page.getByRole('button', { name: '查看《行政处罚决定书》' }).click()
  await page.getByRole('dialog').locator('canvas').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '制作副本：《行政处罚决定书》' }).click()
  await page.getByRole('article', { name: `${number}-01` }).waitFor()
  await page.getByRole('button', { name: '制作副本：《现场检查录像》' }).click()
  await page.getByLabel('终点').fill('00:00:01')
  await page.getByRole('dialog').getByRole('button', { name: '制作副本' }).click()
  await page.getByRole('article', { name: `${number}-02` }).waitFor({ timeout: 60_000 })
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: `取出副本 ${number}-01` }).click()
  expect((await saved).suggestedFilename()).toContain(`借阅副本 ${number}-01`)
  await page.getByText(/^首次取出/).waitFor()
  await window.expectClean()
  const register = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出登记簿' }).click()
  await page.getByRole('menuitem', { name: '打印件（PDF）' }).click()
  expect((await register).suggestedFilename()).toMatch(/^案卷借阅登记簿 .*\.pdf$/)
  await page.getByRole('button', { name: '登记归还' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '登记归还' }).click()
  await page.getByRole('complementary', { name: '借阅详情' }).getByText('已还').waitFor()
  expect(await page.getByRole('button', { name: /^取出副本/ }).count()).toBe(0)
})

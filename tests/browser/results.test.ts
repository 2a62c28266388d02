// Results at a real desk in a real Chromium: compared, adjudicated, fed back, objected to, rectified.
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway } from './support/desk-pages.ts'
import { admitInspectors, runCampaign } from './support/running-campaign.ts'

// Two cores are shared with real encryption and real browsers.
vi.setConfig({ testTimeout: 120_000 })

let desk: BrowserDesk
let window: DeskWindow

beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist', 'head', 'handler'] })
  await admitInspectors(desk.test)
})
afterEach(() => window.close())
afterAll(() => desk.close())

async function openAs(name: string, address: string) {
  window = await desk.window()
  const frame = await new Doorway(window.page).signIn(name)
  await frame.goTo(address)
  return window.page
}

test('the leader compares, adjudicates what differs item by item, re-checks and feeds back; the agency objects from home', async () => {
  const { campaign } = await runCampaign(desk.test, [
    [{ points: { 'P3-5.1': 200 }, vetoes: ['V-1'] }, { points: { 'P3-2.4': 0 } }],
  ])
  const page = await openAs('head', `/campaigns/${campaign.id}?step=results`)
  await page.getByRole('button', { name: '比对结果（1）' }).click()
  await page.getByRole('row', { name: /待裁定/ }).dblclick()
  await page.getByText('两份评查表的否决项不一致（V-1）').waitFor()
  const choose = (code: string, words: string) =>
    page
      .getByRole('radiogroup', { name: `${code} 裁定` })
      .getByText(words)
      .click()
  await choose('V-1', '采用第二份')
  await choose('P3-5', '采用第一份')
  await page.getByRole('button', { name: '提交裁定：还有 1 项分歧没有裁定' }).waitFor()
  await choose('P3-2', '另行评定')
  await page.getByLabel('P3-2.4 得分').fill('2')
  await page.getByLabel('P3-2.4 的理由').fill('记载不全。')
  await page.getByLabel('P3-2 裁定理由').fill('有照片佐证。')
  await window.expectClean()
  await page.getByRole('button', { name: '提交裁定', exact: true }).click()
  await page.getByText('98.5 分').waitFor()
  await page.getByRole('button', { name: '复核结果' }).click()
  await page.getByRole('button', { name: '提交复核' }).click()
  await page.getByRole('button', { name: '返回结果列表' }).click()
  await page
    .getByRole('row', { name: /待反馈/ })
    .getByRole('checkbox')
    .check()
  await page.getByRole('button', { name: '反馈单位（1）' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '反馈单位' }).click()
  await page.getByRole('row', { name: /已反馈/ }).waitFor()
  await window.close()

  const agency = await openAs('handler', '/')
  await agency.getByRole('region', { name: '评查反馈，可提异议' }).getByText('2026-11-23 截止').first().click()
  await agency.getByRole('button', { name: '提出异议' }).click()
  await agency.getByLabel('理由', { exact: true }).fill('证据名称与清单一致。')
  await agency.getByRole('dialog').getByRole('button', { name: '提出异议' }).click()
  await agency.getByText('有异议').waitFor()
  await window.expectClean()
})

test('a notice is issued from the final result, cured by the agency and closed by an inspector', async () => {
  const { campaign, dossierIds } = await runCampaign(
    desk.test,
    [[{ points: { 'P3-5.1': 200 }, found: [{ criterion: 'P3-5', note: '证据清单与材料不一致。' }] }, {}]],
    { objectionDays: 1 },
  )
  const leader = (await desk.test.as('head')).client
  const wanted = { campaignId: campaign.id, dossierIds: [...dossierIds] }
  await leader.results.compare({ campaignId: campaign.id })
  await leader.results.recheck({ ...wanted, note: '', changes: [] })
  await leader.results.feedBack(wanted)
  desk.test.clock.pass(4 * 24 * 60)
  const again = (await desk.test.as('head')).client
  await again.results.finish(wanted)

  const page = await openAs('head', `/campaigns/${campaign.id}?step=results`)
  await page.getByRole('row', { name: /已定等/ }).dblclick()
  await page.getByRole('button', { name: '发出整改通知' }).click()
  await page.getByLabel('P3-5.1 的整改要求').fill('请补正证据清单。')
  await page.getByRole('dialog').getByRole('button', { name: '发出整改通知' }).click()
  await page.getByRole('link', { name: '查看整改通知' }).click()
  const detail = page.getByRole('complementary', { name: '整改详情' })
  await detail.getByText('要求：请补正证据清单。').waitFor()
  await window.expectClean()
  await window.close()

  const agency = await openAs('handler', '/')
  await agency.getByRole('region', { name: '待整改' }).getByText('1 个问题').click()
  await agency.getByRole('button', { name: '报告整改情况' }).click()
  await agency.getByLabel('P3-5.1 的整改情况').fill('已补正证据清单。')
  await agency.getByRole('button', { name: '提交报告' }).click()
  await agency.getByRole('complementary', { name: '整改详情' }).getByText('等待评查员复查').waitFor()
  await window.close()

  const inspector = await openAs('inspector', '/')
  await inspector.getByRole('region', { name: '待复查的整改' }).getByText('1 个问题').click()
  await inspector.getByRole('button', { name: '复查整改' }).click()
  await inspector.getByRole('radio', { name: '整改到位' }).check()
  await window.expectClean()
  await inspector.getByRole('button', { name: '提交复查' }).click()
  await inspector.getByRole('complementary', { name: '整改详情' }).getByText('已办结').waitFor()
  const saved = inspector.waitForEvent('download')
  // Closed, it no longer waits for its re-check: the filter is taken off before the list is taken out.
  await inspector.getByRole('button', { name: '待复查', exact: true }).click()
  await inspector.getByRole('button', { name: '导出台账' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^整改台账 .*\.xlsx$/)
})

// 四性检测 at the desk: the test with its progress, what it found and where, the signed answers, the report, earlier tests.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Dossier } from '#shared/contract/dossiers.ts'
import { passphrase } from '../support/test-desk.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway, DossierPage } from './support/desk-pages.ts'
import { fileSmallDossier } from './support/small-dossier.ts'

// Two cores are shared with real encryption, a real browser and ffmpeg.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })
const soon = { timeout: 60_000 }

let desk: BrowserDesk
let window: DeskWindow

beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist', 'inspector'] })
})
afterAll(() => desk.close())

async function openAs(name: string, dossier: Dossier, size?: { width: number; height: number }) {
  window = await desk.window(size)
  const { page } = window
  const frame = await new Doorway(page).signIn(name)
  await frame.goTo(`/dossiers/${dossier.id}`)
  const screen = new DossierPage(page)
  await screen.item('行政处罚决定书').waitFor()
  await screen.openPanel('四性检测')
  return { page, screen, panel: screen.panel }
}

test('a dossier is tested; each finding leads to its paper; the answers are signed; the report is saved', async () => {
  const dossier = await fileSmallDossier(desk.test, { sealed: false })
  const { page, screen, panel } = await openAs('archivist', dossier)
  await panel.getByText('还没有检测过').waitFor()
  await panel.getByRole('button', { name: '开始检测' }).click()
  await panel.getByText(/检测未通过：\d+ 项不合格/).waitFor(soon)
  // Nobody has given the papers their dates.
  const fields = panel.getByRole('list', { name: '「元数据项完整性」的问题' })
  await fields.getByText('没有填写文书日期。').first().waitFor()
  await fields.getByRole('button', { name: /行政处罚决定书/ }).click()
  await expect.poll(() => screen.item('行政处罚决定书').getAttribute('aria-current'), soon).toBe('true')
  await window.expectClean()

  await panel.getByRole('button', { name: /^待人工 \d+$/ }).click()
  await panel.getByRole('button', { name: /^填写人工检测/ }).click()
  const dialog = page.getByRole('dialog')
  const disc = dialog.getByRole('group', { name: '光盘合格性' })
  await disc.getByRole('radio', { name: '不适用', exact: true }).click()
  const safety = dialog.getByRole('group', { name: '操作过程安全性' })
  await safety.getByRole('radio', { name: '不合格', exact: true }).click()
  await dialog.getByLabel('和丽春的口令').fill(passphrase)
  await dialog.getByRole('button', { name: '签署结论' }).click()
  await dialog.getByText('不合格须写明情况。').waitFor()
  await window.expectClean()
  await safety.getByLabel('操作过程安全性 说明').fill('归档时移动硬盘未登记。')
  await dialog.getByRole('button', { name: '签署结论' }).click()
  await dialog.waitFor({ state: 'hidden', ...soon })
  await panel.getByRole('button', { name: /^有问题 \d+$/ }).click()
  await panel.getByText('归档时移动硬盘未登记。').waitFor(soon)
  await panel.getByText('签名有效').first().waitFor()
  await panel.getByRole('button', { name: /^全部 \d+$/ }).click()

  const [saved] = await Promise.all([
    page.waitForEvent('download', soon),
    panel.getByRole('button', { name: '导出报告' }).click(),
  ])
  expect(saved.suggestedFilename()).toMatch(/^四性检测报告-归档-.*\.pdf$/)
  await window.close()
})

test('earlier tests are found again; who may not test reads them; a changed dossier makes them old', async () => {
  const { client } = await desk.test.as('archivist')
  const dossier = await fileSmallDossier(desk.test, { sealed: false, facts: { number: '云山农（农药）罚〔2026〕4号' } })
  for (const stage of ['filing', 'storage'] as const) {
    for await (const _step of await client.soundness.test({ dossierId: dossier.id, stage }));
    if (stage === 'storage') continue
    const [first] = await client.soundness.list({ dossierId: dossier.id })
    const answers = [{ code: 'process-safety', answer: 'failed' as const, note: '归档时移动硬盘未登记。' }]
    await client.soundness.attest({ id: first?.id ?? '', answers, passphrase })
  }
  const [decision] = (await client.dossiers.items({ id: dossier.id })).filter(({ title }) => title === '行政处罚决定书')
  if (decision === undefined) throw new Error('no decision')
  const { id, title, volume, paperKind } = decision
  await client.dossiers.changeItem({ id, title, volume, paperKind, madeOn: '2026-09-20' })
  const { panel } = await openAs('inspector', dossier, { width: 1600, height: 900 })
  await panel.getByText('由档案员检测。这里可以查看检测记录和报告。').waitFor()
  await panel.getByText('检测之后卷内材料有改动', { exact: false }).waitFor(soon)
  expect(await panel.getByRole('button', { name: '重新检测' }).count()).toBe(0)
  expect(await panel.getByRole('button', { name: /^填写/ }).count()).toBe(0)
  await panel.getByRole('button', { name: /归档 · 不合格/ }).click()
  await panel.getByText('归档时移动硬盘未登记。').waitFor(soon)
  await window.expectClean()
  await window.close()
})

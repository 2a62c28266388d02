// Arranging a dossier in the window: the preview, the act, the way back; ordering by hand in both volumes; page notes.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createSmallFiles, type SmallFiles } from '../support/small-files.ts'
import { someFacts } from '../support/test-desk.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway, DossierPage } from './support/desk-pages.ts'

vi.setConfig({ testTimeout: 120_000 })

const soon = { timeout: 20_000 }

let desk: BrowserDesk
let files: SmallFiles
let window: DeskWindow
let archivist: Awaited<ReturnType<BrowserDesk['test']['as']>>
/** Each test leaves it as it was. */
let id: string

beforeAll(async () => {
  files = await createSmallFiles()
  desk = await openBrowserDesk({ people: ['archivist'] })
  archivist = await desk.test.as('archivist')
  id = await fileMess()
})
afterEach(async () => {
  await window.close()
})
afterAll(async () => {
  await desk.close()
  await files.close()
})

type Paper = readonly [title: string, paperKind: string | null, volume: 'main' | 'restricted', pages: number]

/** As papers come from a scanner: in no order, the closing report among what the party may see. */
const messy: readonly Paper[] = [
  ['结案报告', 'closing-report', 'main', 1],
  ['询问笔录', 'interview-record', 'main', 3],
  ['来历不明的纸', null, 'main', 1],
  ['行政处罚决定书', 'penalty-decision', 'main', 2],
  ['立案审批表', 'filing-approval', 'main', 1],
  ['法制审核意见书', 'legal-review-opinion', 'restricted', 1],
  ['案件来源登记表', 'case-source', 'restricted', 1],
]

async function fileMess(): Promise<string> {
  const { client, connection } = archivist
  const { id: dossierId } = await client.dossiers.create(someFacts({ agency: '云山县农业农村局' }))
  for (const [name, paperKind, volume, pages] of messy) {
    const path = await files.pdf(`${crypto.randomUUID()}.pdf`, pages)
    const file = { name: basename(path), sizeBytes: (await stat(path)).size, title: name, paperKind, volume }
    const [ticket] = await client.intake.offer({ dossierId, files: [file] })
    await desk.test.desk.receivePath(connection, ticket?.ticket ?? '', path, new AbortController().signal)
  }
  return dossierId
}

async function openAt(address: string) {
  window = await desk.window()
  const { page } = window
  const frame = await new Doorway(page).signIn('archivist')
  await frame.goTo(address)
  return { page, dossier: new DossierPage(page) }
}

const before = messy.map(([title]) => title)
const after = [
  ...['立案审批表', '行政处罚决定书', '询问笔录', '来历不明的纸'],
  ...['案件来源登记表', '法制审核意见书', '结案报告'],
]

test('one action shows what would move and why, moves it, and takes it back', async () => {
  const { page, dossier } = await openAt(`/dossiers/${id}`)
  await expect.poll(() => dossier.titles(), soon).toEqual(before)
  await page.getByRole('button', { name: '按归档次序排列' }).click()
  const dialog = page.getByRole('dialog', { name: '按归档次序排列' })
  await dialog.getByText('将移动 4 件。卷内有 1 件的种类未列入次序，排在卷末。').waitFor()
  await dialog.getByText('农业行政处罚案卷归档次序').first().waitFor()
  const row = dialog.getByRole('row').filter({ hasText: '结案报告' })
  expect(await row.textContent()).toContain('正卷 1')
  expect(await row.textContent()).toContain('副卷 3')
  await window.expectClean()
  await dialog.getByRole('button', { name: '照此排列' }).click()
  await expect.poll(() => dossier.titles(), soon).toEqual(after)
  expect(await dossier.item('询问笔录').textContent()).toContain('4–6')
  await page.getByText('已按归档次序排列，移动 4 件。').waitFor()
  await page.getByRole('button', { name: '恢复原来的次序' }).click()
  await expect.poll(() => dossier.titles(), soon).toEqual(before)
  await page.getByText('已按归档次序排列，移动 4 件。').waitFor({ state: 'hidden' })
})

test('the 副卷 is ordered by key and by dragging as the 正卷 is', async () => {
  const { page, dossier } = await openAt(`/dossiers/${id}`)
  await dossier.item('案件来源登记表').focus()
  await page.keyboard.press('Alt+ArrowUp')
  const restricted = async () => (await dossier.titles()).slice(-2)
  await expect.poll(restricted, soon).toEqual(['案件来源登记表', '法制审核意见书'])
  await dossier.item('案件来源登记表').dragTo(dossier.item('法制审核意见书'), { targetPosition: { x: 60, y: 26 } })
  await expect.poll(restricted, soon).toEqual(['法制审核意见书', '案件来源登记表'])
  // What is dragged out of its volume stays: a drop must not open a 副卷.
  await dossier.item('案件来源登记表').dragTo(dossier.item('询问笔录'))
  expect((await archivist.client.dossiers.items({ id })).map(({ title }) => title)).toEqual(before)
})

test('the page in view is noted, marked in the catalogue, and loses its number when it is blank', async () => {
  const { page, dossier } = await openAt(`/dossiers/${id}?panel=item`)
  await dossier.item('询问笔录').click()
  const section = page.getByRole('region', { name: '页面情况' })
  await section.getByText('没有登记。在左边翻到有问题的一页，再在这里登记。').waitFor()
  const number = page.getByRole('textbox', { name: '页码' })
  await number.fill('3')
  await number.press('Enter')
  await section.getByText('当前第 3 页').waitFor(soon)
  await section.getByLabel('情况').click()
  await page.getByTitle('空白', { exact: true }).click()
  await section.getByRole('button', { name: '登记页面情况' }).click()
  await section.getByText('第 3 页：空白').waitFor()
  expect(await dossier.item('询问笔录').textContent()).toContain('2–3')
  await dossier.item('询问笔录').getByRole('img', { name: '1 条页面情况' }).waitFor()
  await window.expectClean()
  await section.getByRole('button', { name: '删除登记：第 3 页：空白' }).click()
  await section.getByText('第 3 页：空白').waitFor({ state: 'hidden' })
  expect(await dossier.item('询问笔录').textContent()).toContain('2–4')
})

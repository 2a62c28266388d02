// Sheets, seal and supplements as an archivist works with them.
import { stat } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Dossier } from '#shared/contract/dossiers.ts'
import { createSmallFiles, type SmallFiles } from '../support/small-files.ts'
import { someFacts } from '../support/test-desk.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway, DossierPage, type Frame } from './support/desk-pages.ts'

let home: BrowserDesk
let files: SmallFiles
let window: DeskWindow
let frame: Frame
let dossier: Dossier

beforeAll(async () => {
  home = await openBrowserDesk({ people: ['archivist'] })
  files = await createSmallFiles()
  const { client, connection } = await home.test.as('archivist')
  const dates = { ...someFacts().dates, decidedOn: '2026-10-20', closedOn: '2026-11-12' }
  dossier = await client.dossiers.create(someFacts({ dates }))
  const path = await files.pdf('行政处罚决定书.pdf', 2)
  const offered = { name: '行政处罚决定书.pdf', sizeBytes: (await stat(path)).size, paperKind: 'penalty-decision' }
  const [ticket] = await client.intake.offer({ dossierId: dossier.id, files: [offered] })
  await home.test.desk.receivePath(connection, ticket?.ticket ?? '', path, new AbortController().signal)
  await client.people.signOut({})
  window = await home.window({ width: 1366, height: 768 })
  frame = await new Doorway(window.page).signIn('archivist')
}, 120_000)
afterAll(async () => {
  await window.close()
  await home.close()
  await files.close()
})

test('sheets are previewed and written on, the dossier is sealed, and a supplement follows', {
  timeout: 120_000,
}, async () => {
  const { page } = window
  const desk = new DossierPage(page)
  await frame.goTo(`/dossiers/${dossier.id}?panel=sheets`)
  await page.getByText('云山县丰禾农资店经营未取得登记证农药案').nth(1).waitFor()
  await page.getByLabel('立卷人').fill('和丽春')
  await page.getByLabel('全宗号').fill('0123')
  await page.getByLabel('本卷情况说明').fill('第一件原件另存。')
  await page.getByRole('button', { name: '保存填写' }).click()
  await page.getByText('已保存，预览已更新').waitFor()
  await page.getByRole('tab', { name: '卷内备考表' }).click()
  await page.getByText('第一件原件另存。').nth(1).waitFor()
  await window.expectClean()
  await page.getByRole('button', { name: '放大查看' }).click()
  await page.getByRole('dialog').getByText('检查人').first().waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()

  await frame.goTo('/filing?filing=deadlines')
  await page.getByText(/还有 \d+ 个工作日/).waitFor()
  await window.expectClean()
  await frame.goTo(`/dossiers/${dossier.id}?panel=sheets`)

  await desk.openPanel('封卷')
  await page.getByText(/还有 \d+ 个工作日/).waitFor()
  await desk.panel.getByRole('button', { name: '封卷', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '封卷', exact: true }).click()
  await page.getByText('按期归档').waitFor()
  await page.getByRole('button', { name: '开始补充归档' }).click()
  await page.getByLabel('补充的原因（写入备考表）').fill('判决书于封卷后收到')
  await page.getByRole('dialog').getByRole('button', { name: '开始补充归档' }).click()
  await page.getByRole('button', { name: '去归入材料' }).click()
  await page.getByText('归入的材料进入补充归档一。').waitFor()
  await desk.file([await files.pdf('判决书.pdf', 3)])
  const section = page.getByRole('region', { name: '补充归档一' })
  await section.getByRole('button', { name: '判决书' }).waitFor()
  await desk.openPanel('封卷')
  await page.getByText('文书 1 件 3 页', { exact: true }).waitFor()
  await window.expectClean()
  await page.getByRole('button', { name: '封存补充归档' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '封存补充归档' }).click()
  await page.getByRole('region', { name: '补充归档', exact: true }).getByText('已封存').waitFor()
  await desk.openPanel('卷皮目录')
  await page.getByLabel('取自').click()
  await page.getByTitle('补充归档一', { exact: true }).last().click()
  await page.getByRole('tab', { name: '卷内备考表' }).click()
  await page
    .getByText(/补充归档一：2026年11月\d+日由和丽春补充归档/)
    .first()
    .waitFor()
  expect(await desk.titles()).toEqual(['行政处罚决定书', '判决书'])
  expect(window.complaints).toEqual([])
})

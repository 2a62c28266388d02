// Codes, metadata and rule packs at the desk: a code is given, metadata are written and taken out, a pack comes in and goes again.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createSmallFiles, type SmallFiles } from '../support/small-files.ts'
import { type Client, someFacts } from '../support/test-desk.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway, DossierPage, type Frame } from './support/desk-pages.ts'

// Two cores are shared with real encryption and real browsers.
vi.setConfig({ testTimeout: 120_000 })

let desk: BrowserDesk
let window: DeskWindow
let files: SmallFiles
let client: Client
let frame: Frame
let dossierId: string

beforeAll(async () => {
  files = await createSmallFiles()
  desk = await openBrowserDesk({ people: ['archivist'] })
  client = (await desk.test.as('archivist')).client
  dossierId = (await client.dossiers.create(someFacts())).id
  window = await desk.window()
  frame = await new Doorway(window.page).signIn('archivist')
})
afterAll(async () => {
  await window.close()
  await desk.close()
  await files.close()
})

async function download(press: () => Promise<void>): Promise<{ path: string; text: string }> {
  const [taken] = await Promise.all([window.page.waitForEvent('download'), press()])
  const path = join(files.folder, taken.suggestedFilename())
  await taken.saveAs(path)
  return { path, text: await readFile(path, 'utf8') }
}

test('a pack is taken out, changed, refused with its field, and adopted', async () => {
  const { page } = window
  await frame.goTo('/rulebook')
  await page.getByRole('row', { name: /案卷级档号（示例）/ }).click()
  const { path, text } = await download(() => page.getByRole('button', { name: '导出 JSON' }).click())
  const pack = JSON.parse(text) as { parts: { key: string; usual: string | null }[] }
  const choose = async (content: unknown) => {
    await writeFile(path, JSON.stringify(content))
    await page.getByLabel('选择规则包文件').setInputFiles(path)
  }
  const dialog = page.getByRole('dialog', { name: '采用规则包' })
  await choose({ ...pack, title: '本局档号规则', yearOf: ['someday'] })
  await dialog.getByText('将代替现行的“案卷级档号（示例）”。').waitFor()
  await dialog.getByRole('button', { name: '采用规则包' }).click()
  await dialog.getByText('规则包的“yearOf.0”不对').waitFor()
  await dialog.getByRole('button', { name: '取消' }).click()
  const parts = pack.parts.map((part) => (part.key === 'period' ? { ...part, usual: 'D30' } : part))
  await choose({ ...pack, title: '本局档号规则', parts })
  await dialog.getByRole('button', { name: '采用规则包' }).click()
  await page.getByRole('heading', { name: '本局档号规则' }).waitFor()
  await dialog.waitFor({ state: 'hidden' })
  await window.expectClean()
  const own = (await client.rulebook.list({})).filter(({ origin }) => origin === 'office')
  expect(own).toMatchObject([{ title: '本局档号规则', standing: 'in-force' }])
})

test('a dossier gets its code, its metadata are written, and go out as a file', async () => {
  const { page } = window
  await frame.goTo(`/dossiers/${dossierId}`)
  const dossier = new DossierPage(page)
  await dossier.openPanel('元数据')
  await dossier.panel.getByText('尚未编制').waitFor()
  await dossier.panel.getByRole('button', { name: '编制档号' }).click()
  const dialog = page.getByRole('dialog', { name: '编制档号' })
  await dialog.getByText('还缺或不合写法：全宗号、机构（问题）代码').waitFor()
  await dialog.getByLabel('全宗号').fill('J001')
  await dialog.getByLabel('机构（问题）代码').fill('FZ')
  await dialog.getByLabel('案卷号').fill('3')
  await dialog.getByText('J001-ZY-2026-D30-FZ-0003').waitFor()
  await window.expectClean()
  await dialog.getByRole('button', { name: '编制档号' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await dossier.panel.getByRole('region', { name: '档号' }).getByText('J001-ZY-2026-D30-FZ-0003').waitFor()
  await dossier.panel.getByRole('button', { name: '填写元数据' }).click()
  await dossier.panel.getByLabel('摘要').fill('经营未取得登记证的农药')
  await window.expectClean()
  await dossier.panel.getByRole('button', { name: '保存元数据' }).click()
  await dossier.panel.getByText('经营未取得登记证的农药').waitFor()
  await dossier.panel.getByLabel('显示来源').check()
  await dossier.panel.getByText('人工著录：和丽春').waitFor()
  await window.expectClean()
  const { text } = await download(() => dossier.panel.getByRole('button', { name: '导出 XML' }).click())
  expect(text).toContain('<摘要 代码="abstract">经营未取得登记证的农药</摘要>')
})

test('gaps of the numbering are told and taken out, and dossiers without a code get theirs together', async () => {
  const { page } = window
  await client.dossiers.create(someFacts({ title: '云山县青山合作社兽药案' }))
  await client.dossiers.create(someFacts({ title: '云山县木老爷擅自占用林地案' }))
  await frame.goTo('/filing?filing=codes')
  const series = page.getByRole('row', { name: /J001-ZY-2026-D30-FZ-/ })
  await series.getByText('1–2', { exact: true }).waitFor()
  const { text } = await download(() => page.getByRole('button', { name: '导出缺号表' }).click())
  expect(text).toContain('"J001-ZY-2026-D30-FZ-","3","3","1","2","1–2"')
  const uncoded = page.getByRole('grid', { name: '未编档号的案卷' })
  await uncoded.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: '编制档号' }).click()
  const dialog = page.getByRole('dialog', { name: '编制档号' })
  await dialog.getByText('J001-ZY-2026-D30-FZ-0005').waitFor()
  await dialog.getByRole('button', { name: '编制 2 个档号' }).click()
  await page.getByText('没有未编档号的案卷').waitFor()
  await series.getByText('3–5', { exact: true }).waitFor()
  await window.expectClean()
})

test('the office withdraws its pack, and the shipped one counts again', async () => {
  const { page } = window
  await frame.goTo('/rulebook')
  await page.getByRole('row', { name: /本局档号规则/ }).click()
  await page.getByRole('button', { name: '停用这包规则' }).click()
  const dialog = page.getByRole('dialog', { name: '停用规则包' })
  await dialog.getByRole('button', { name: '停用这包规则' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('先选一个规则包').waitFor()
  expect((await client.rulebook.list({})).every(({ standing }) => standing === 'in-force')).toBe(true)
  expect(window.complaints).toEqual([])
})

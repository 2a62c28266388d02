// A dossier's life at the desk: facts, filing, order, looking, sealing, verifying. Real files, real encryption, real players.
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createSmallFiles, type SmallFiles } from '../support/small-files.ts'
import { type Client, someFacts } from '../support/test-desk.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway, DossierPage } from './support/desk-pages.ts'

// Two cores are shared with real encryption and real browsers.
vi.setConfig({ testTimeout: 120_000 })

const soon = { timeout: 20_000 }

let desk: BrowserDesk
let files: SmallFiles
let window: DeskWindow
let client: Client

beforeAll(async () => {
  files = await createSmallFiles()
  desk = await openBrowserDesk({ people: ['archivist', 'inspector'] })
  client = (await desk.test.as('archivist')).client
})
afterEach(async () => {
  await window.close()
})
afterAll(async () => {
  await desk.close()
  await files.close()
})

async function openAs(name: string, address: string) {
  window = await desk.window()
  const frame = await new Doorway(window.page).signIn(name)
  await frame.goTo(address)
  return { page: window.page, frame, dossier: new DossierPage(window.page) }
}

async function newDossier(title: string) {
  return client.dossiers.create(someFacts({ title }))
}

test('a new dossier: the number gets its proper form, the code its check, dates their order; typing survives a lock', async () => {
  const { page, frame } = await openAs('archivist', '/dossiers')
  await page.getByText('还没有案卷').waitFor()
  await window.expectClean()
  await page.keyboard.press('n')
  await frame.heading('新建案卷').waitFor()
  await page.getByLabel('案件名称').fill('云山县丰禾农资店经营劣种子案')
  await page.getByLabel('决定书文号').fill('云山农(种子)罚[2026]第007号')
  await page.getByRole('button', { name: '采用' }).click()
  expect(await page.getByLabel('决定书文号').inputValue()).toBe('云山农（种子）罚〔2026〕7号')
  await page.getByLabel('单位名称').fill('云山县丰禾农资店')
  await page.getByLabel('统一社会信用代码').fill('91350100M000100Y44')
  await page.getByText('校验位不符').waitFor()
  await page.getByLabel('立案', { exact: true }).fill('20260901')
  await page.getByLabel('决定', { exact: true }).fill('2026.8.20')
  await page.getByText('决定日期早于立案日期，请核对。').waitFor()
  await window.expectClean()
  await frame.lock()
  await new Doorway(page).signIn('archivist')
  expect(await page.getByLabel('案件名称').inputValue()).toBe('云山县丰禾农资店经营劣种子案')
  await page.getByLabel('统一社会信用代码').fill('91350100M000100Y43')
  await page.getByLabel('决定', { exact: true }).fill('2026-10-20')
  await page.getByRole('button', { name: '新建案卷' }).click()
  await frame.heading('云山县丰禾农资店经营劣种子案').waitFor()
  await page.getByText('还没有材料。把文件拖到窗口里即可归入。').waitFor()
  await window.expectClean()
})

test('files are encrypted, read back and listed in the order in which they were given; the catalogue is reordered by key', async () => {
  const { id } = await newDossier('归入和编排')
  const { page, dossier } = await openAs('archivist', `/dossiers/${id}`)
  await dossier.file([
    await files.pdf('立案审批表.pdf', 2),
    await files.pdf('现场检查笔录.pdf', 4),
    await files.pdf('行政处罚决定书.pdf', 3),
  ])
  await expect.poll(() => dossier.titles(), soon).toEqual(['立案审批表', '现场检查笔录', '行政处罚决定书'])
  await window.expectClean()
  await dossier.item('行政处罚决定书').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => dossier.titles(), soon).toEqual(['立案审批表', '行政处罚决定书', '现场检查笔录'])
  // The keys move one step; the mouse drops it where it is let go.
  await dossier.item('立案审批表').dragTo(dossier.item('现场检查笔录'), { targetPosition: { x: 60, y: 26 } })
  await expect.poll(() => dossier.titles(), soon).toEqual(['行政处罚决定书', '现场检查笔录', '立案审批表'])
  const kept = await client.dossiers.items({ id })
  expect(kept.map((item) => item.title)).toEqual(['行政处罚决定书', '现场检查笔录', '立案审批表'])
  expect(kept.map((item) => item.pages)).toEqual([3, 4, 2])
})

test('a paper is read on, and a reload comes back to the page; two stand side by side with Ctrl+\\', async () => {
  const { id } = await newDossier('阅卷')
  const { page, dossier } = await openAs('archivist', `/dossiers/${id}`)
  await dossier.file([await files.pdf('询问笔录.pdf', 5), await files.clip('执法录像.mp4', 3)])
  await dossier.item('询问笔录').click()
  const number = page.getByRole('textbox', { name: '页码' })
  await number.fill('4')
  await number.press('Enter')
  await expect.poll(() => decodeURIComponent(page.url()), soon).toMatch(/\.p4/)
  await page.reload()
  await expect.poll(() => number.inputValue(), soon).toBe('4')
  await dossier.item('执法录像').click({ modifiers: ['Control'] })
  const video = page.locator('video')
  await expect.poll(() => video.evaluate((element) => (element as HTMLVideoElement).videoWidth), soon).toBe(320)
  expect(await page.getByRole('region', { name: '左侧材料' }).isVisible()).toBe(true)
  expect(await page.getByRole('region', { name: '右侧材料' }).isVisible()).toBe(true)
  await window.expectClean()
  await page.keyboard.press('Control+\\')
  await page.getByRole('region', { name: '右侧材料' }).waitFor({ state: 'hidden' })
  expect(window.complaints).toEqual([])
})

test('a recording the browser cannot decode plays as its copy, and says so', async () => {
  const { id } = await newDossier('播放副本')
  const { page, dossier } = await openAs('archivist', `/dossiers/${id}`)
  const hevc = [
    '-c:v',
    'libx265',
    '-x265-params',
    'log-level=none',
    '-tag:v',
    'hvc1',
    '-pix_fmt',
    'yuv420p',
    '-c:a',
    'aac',
  ]
  await dossier.file([await files.clip('入户检查.mov', 2, hevc)])
  await dossier.item('入户检查').click()
  await page.getByText('播放副本（原件 HEVC）').waitFor({ timeout: 60_000 })
  const video = page.locator('video')
  await expect
    .poll(() => video.evaluate((element) => (element as HTMLVideoElement).videoWidth), soon)
    .toBeGreaterThan(0)
  await window.expectClean()
})

test('an item is described and withdrawn with a reason before the seal', async () => {
  const { id } = await newDossier('著录和撤出')
  const { page, dossier } = await openAs('archivist', `/dossiers/${id}`)
  await dossier.file([await files.pdf('集体讨论.pdf', 1), await files.pdf('误归.pdf', 1)])
  await dossier.item('集体讨论').click()
  await dossier.openPanel('著录')
  await dossier.panel.getByLabel('题名').fill('集体讨论记录')
  await dossier.panel.getByText('副卷', { exact: true }).click()
  await dossier.panel.getByLabel('形成日期').fill('2026年9月8日')
  await dossier.panel.getByRole('button', { name: '保存著录' }).click()
  await page.getByRole('region', { name: '副卷' }).getByRole('button', { name: '集体讨论记录' }).waitFor()
  const [moved] = (await client.dossiers.items({ id })).filter((item) => item.volume === 'restricted')
  expect(moved).toMatchObject({ title: '集体讨论记录', madeOn: '2026-09-08' })
  await window.expectClean()
  await dossier.item('误归').click()
  await dossier.panel.getByRole('button', { name: '撤出这件材料' }).click()
  const dialog = page.getByRole('dialog', { name: '撤出材料' })
  await dialog.getByText('它的内容随密钥一并销毁，无法恢复。').waitFor()
  await window.expectClean()
  await dialog.getByRole('button', { name: '撤出这件材料' }).click()
  await dialog.getByText('请填写理由。').waitFor()
  await dialog.getByLabel('撤出理由').fill('属于另一案件')
  await dialog.getByRole('button', { name: '撤出这件材料' }).click()
  await dossier.item('误归').waitFor({ state: 'detached' })
  expect((await client.dossiers.items({ id })).map((item) => item.title)).toEqual(['集体讨论记录'])
})

test('the seal says what follows, freezes the dossier for everybody, and the verification finds it intact', async () => {
  const { id } = await newDossier('封卷和校验')
  const { page, dossier } = await openAs('archivist', `/dossiers/${id}`)
  await dossier.file([await files.pdf('立案审批表.pdf', 1), await files.pdf('送达回证.pdf', 1)])
  await dossier.openPanel('封卷')
  await dossier.panel.getByRole('button', { name: '封卷', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '封卷' })
  await dialog.getByText('封卷不能撤销。').waitFor()
  await window.expectClean()
  await dialog.getByRole('button', { name: '封卷' }).click()
  await dossier.panel.getByText(/由和丽春封卷，内容不再变动。/).waitFor()
  const sealed = await client.dossiers.get({ id })
  expect(sealed.state).toBe('sealed')
  expect((await client.dossiers.manifest({ id })).sha256).toBe(sealed.manifestSha256)
  await window.expectClean()
  await dossier.openPanel('归入')
  await dossier.panel.getByText('案卷已封，不能再归入材料。').waitFor()
  await dossier.openPanel('要素')
  expect(await dossier.panel.getByRole('button', { name: '修改要素' }).count()).toBe(0)
  await dossier.openPanel('校验')
  await dossier.panel.getByRole('button', { name: '开始校验' }).click()
  await dossier.panel.getByText('2 件全部完好，与归入时一致。').waitFor()
  await window.expectClean()
})

test('an inspector reads an open dossier and is offered nothing that would change it', async () => {
  const { id } = await newDossier('只读')
  const { dossier } = await openAs('inspector', `/dossiers/${id}`)
  await dossier.panel.getByText('案件名称').waitFor()
  expect(await dossier.panel.getByRole('button', { name: '修改要素' }).count()).toBe(0)
  await dossier.openPanel('归入')
  await dossier.panel.getByText('只有档案员和承办人可以归入材料。').waitFor()
  await dossier.openPanel('封卷')
  await dossier.panel.getByText('只有档案员可以封卷。').waitFor()
  await window.expectClean()
})

test('a file of unwelcome kind is refused in words beside its name, and nothing is filed', async () => {
  const { id } = await newDossier('拒收')
  const { page, dossier } = await openAs('archivist', `/dossiers/${id}`)
  await dossier.openPanel('归入')
  const empty = await files.bytes('空文件.pdf', new Uint8Array())
  await page.getByLabel('选择文件', { exact: true }).setInputFiles([empty])
  await dossier.panel.getByText('未完成').waitFor()
  expect(await client.dossiers.items({ id })).toEqual([])
  await window.expectClean()
})

test('the list finds by text and category, and Ctrl+K opens a dossier from anywhere', async () => {
  await client.dossiers.create(someFacts({ title: '云山县大平村渔船检验许可', category: 'licence', number: null }))
  const { page, frame } = await openAs('archivist', '/dossiers')
  await page.getByRole('button', { name: '行政许可' }).click()
  await page.getByText('共 1 卷').waitFor()
  await page.getByRole('searchbox', { name: '筛选案卷' }).fill('不存在的案卷')
  await page.getByText('没有符合条件的案卷').waitFor()
  await page.getByRole('button', { name: '清除筛选' }).click()
  await page.getByRole('row', { name: /大平村渔船/ }).waitFor()
  await window.expectClean()
  await frame.go('规则')
  await frame.heading('规则').waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '搜索案卷' }).fill('渔船')
  await page.getByRole('option', { name: /大平村渔船/ }).waitFor()
  await window.expectClean()
  await page.keyboard.press('Enter')
  await frame.heading('云山县大平村渔船检验许可').waitFor()
})

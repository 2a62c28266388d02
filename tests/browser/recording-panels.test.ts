// The recording panels at the desk: what must be recorded, why it was not, how segments join, what time it was, what a statement
// says, and what is hidden in copies. Real clips, real encryption, real signatures, real ffmpeg.
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { passphrase } from '../support/test-desk.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway, DossierPage } from './support/desk-pages.ts'
import { type FilmedDossier, openFilmedDossier } from './support/filmed-dossier.ts'

// Two cores are shared with real encryption, real browsers and ffmpeg.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const soon = { timeout: 30_000 }

let desk: BrowserDesk
let filmed: FilmedDossier
let window: DeskWindow

beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist', 'inspector'] })
  filmed = await openFilmedDossier(desk.test)
  const pdf = async (title: string, kind: string) => {
    await filmed.file(await filmed.files.pdf(`${kind}.pdf`, 1, title), title, kind)
  }
  await pdf('现场检查笔录', 'site-inspection-record')
  await pdf('询问笔录', 'interview-record')
  const segments = [
    await filmed.clip('检查录像甲', 4, '2026-09-03T02:10:00Z'),
    await filmed.clip('检查录像乙', 3, '2026-09-03T02:10:12Z'),
  ]
  for (const { id, media } of segments) {
    const facts = { deviceNumber: 'DSJ-0123', officerName: '赵执法', startedAt: media?.recordedAt ?? null }
    await filmed.client.recordings.describe({ itemId: id, facts })
  }
})
afterEach(async () => {
  await window.close()
})
afterAll(async () => {
  await filmed.close()
  await desk.close()
})

async function openAs(name: string, tab: string, item = '检查录像甲') {
  window = await desk.window()
  const { page } = window
  const frame = await new Doorway(page).signIn(name)
  await frame.goTo(`/dossiers/${filmed.dossier.id}`)
  const dossier = new DossierPage(page)
  await dossier.item(item).click()
  await page.locator('video').waitFor()
  await dossier.openPanel(tab)
  return { page, frame, dossier, panel: dossier.panel }
}

async function itemId(title: string): Promise<string> {
  const items = await filmed.client.dossiers.items({ id: filmed.dossier.id })
  return items.find((item) => item.title === title)?.id ?? ''
}

test('the list says what lacks; a recording of its kind fulfils it, and opens from there', async () => {
  const { page, dossier, panel } = await openAs('archivist', '音像')
  const inspection = panel
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: /^现场检查（勘验）/ }) })
  await inspection.getByText('缺', { exact: true }).waitFor()
  const lacking = await panel.getByText('缺', { exact: true }).count()
  await inspection.getByRole('button', { name: /^现场检查（勘验）/ }).click()
  await inspection.getByText('记录内容').waitFor()
  await window.expectClean()
  await dossier.openPanel('著录')
  await panel.getByLabel('文书种类').fill('现场检查录像')
  await page.locator('.ant-select-item-option').filter({ hasText: '现场检查录像' }).first().click()
  await panel.getByRole('button', { name: '保存著录' }).click()
  await page.getByText('已保存').waitFor()
  await dossier.openPanel('音像')
  await inspection.getByText('已有', { exact: true }).waitFor()
  expect(await panel.getByText('缺', { exact: true }).count()).toBeLessThan(lacking)
  await panel.getByText(/^应有 \d+ 项，已有 [1-9]\d*，缺 \d+，已说明 0$/).waitFor()
  await dossier.item('检查录像乙').click()
  await inspection.getByRole('button', { name: /检查录像甲/ }).click()
  await expect.poll(() => dossier.item('检查录像甲').getAttribute('aria-current'), soon).toBe('true')
})

test('what was not recorded is excused with a signature that is checked, and the excuse is revoked with a reason', async () => {
  const { page, panel } = await openAs('archivist', '音像')
  await panel.getByRole('button', { name: '签署未记录说明：调查询问' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('和丽春的口令').fill(passphrase)
  await dialog.getByRole('button', { name: '签署说明' }).click()
  await dialog.getByText('请选择情形。').waitFor()
  await dialog.getByText('请写明具体原因（至少 4 个字）。').waitFor()
  await window.expectClean()
  await dialog.getByRole('combobox', { name: '未记录的情形' }).press('Enter')
  await page.locator('.ant-select-item-option').first().click()
  await dialog.getByLabel('具体原因').fill('现场停电，执法记录仪电量耗尽。')
  await dialog.getByRole('button', { name: '签署说明' }).click()
  await panel.getByText('签名有效').waitFor(soon)
  await panel.getByText('现场停电，执法记录仪电量耗尽。').waitFor()
  const { lines } = await filmed.client.recordingList.check({ dossierId: filmed.dossier.id })
  expect(lines.find(({ title }) => title === '调查询问')).toMatchObject({
    state: 'excused',
    absence: { signedBy: '和丽春', signature: 'valid' },
  })
  await window.expectClean()
  await panel.getByRole('button', { name: '撤销说明：调查询问' }).click()
  await page.getByRole('dialog').getByLabel('撤销理由').fill('已找到当时的录音')
  await page.getByRole('dialog').getByRole('button', { name: '撤销说明' }).click()
  await panel.getByRole('button', { name: '签署未记录说明：调查询问' }).waitFor(soon)
})

test('a gap waits for its reason until one is heard at a place of the next segment', async () => {
  const { page, panel } = await openAs('archivist', '音像', '检查录像乙')
  await panel.getByText('时间线', { exact: true }).click()
  await panel.getByText('中断 8.0 秒').first().waitFor()
  await panel.getByText('待说明中断原因').waitFor()
  await window.expectClean()
  await panel.getByRole('button', { name: '说明中断原因' }).click()
  await panel.getByRole('button', { name: '保存说明' }).click()
  await panel.getByText('请先取播放器的当前位置。').waitFor()
  // The place under the pointer: the middle of the second segment.
  await panel.getByRole('button', { name: /^检查录像乙，/ }).click()
  const video = page.locator('video')
  await expect
    .poll(() => video.evaluate((element) => (element as HTMLVideoElement).currentTime), soon)
    .toBeGreaterThan(1)
  await panel.getByRole('button', { name: '取播放器当前位置' }).click()
  await panel.getByLabel('中断原因').fill('更换电池')
  await panel.getByRole('button', { name: '保存说明' }).click()
  // The words stand in the field already before they are saved.
  await panel.getByText('待说明中断原因').waitFor({ state: 'hidden', ...soon })
  await panel.getByText('更换电池').waitFor(soon)
  const [chain] = await filmed.client.recordings.chains({ dossierId: filmed.dossier.id })
  const reason = chain?.breaks[0]?.reason
  expect(reason).toMatchObject({ kind: 'spoken', heardIn: await itemId('检查录像乙'), reason: '更换电池' })
  expect(reason?.atMs).toBeGreaterThan(1000)
  await window.expectClean()
})

test('a clock is corrected by the time it really was; the timeline follows, the device clock and the original stay', async () => {
  const { page, dossier, panel } = await openAs('archivist', '音像')
  const before = (await filmed.client.dossiers.items({ id: filmed.dossier.id })).map((item) => item.sha256)
  await panel.getByText('时间线', { exact: true }).click()
  await panel.getByRole('button', { name: /^校正时钟/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('校正量').fill('90 秒')
  await dialog.getByRole('button', { name: '校正时钟' }).click()
  await dialog.getByText('请先写正负号，再写时、分、秒，例如 +00:01:30。').waitFor()
  await dialog.getByText('此刻实际时间').click()
  await dialog.getByLabel('实际时间', { exact: true }).fill('10:11:30')
  await dialog.getByText('+00:01:30').waitFor()
  await dialog.getByText('2026-09-03 10:11:42').waitFor()
  await dialog.getByLabel('校正依据').fill('与县局授时钟对照')
  await window.expectClean()
  await dialog.getByRole('button', { name: '校正时钟' }).click()
  await panel.getByText('2026-09-03 10:11:30').waitFor(soon)
  const { capture } = await filmed.client.recordings.get({ itemId: await itemId('检查录像乙') })
  expect(capture).toMatchObject({ startedAt: '2026-09-03T02:10:12.000Z', correctedAt: '2026-09-03T02:11:42.000Z' })
  expect((await filmed.client.dossiers.items({ id: filmed.dossier.id })).map((item) => item.sha256)).toEqual(before)
  await dossier.openPanel('著录')
  await panel.getByText('校正后开始时间').waitFor()
  await panel.getByText('与县局授时钟对照').waitFor()
  await panel.getByText('技术参数（DA/T 63）').click()
  await panel.getByText('视频编码标准').waitFor()
  await window.expectClean()
})

test('a statement is prefilled, saved as it is typed, composed, signed by its writer and found to hold', async () => {
  const { page, dossier, panel } = await openAs('archivist', '制作说明')
  await panel.getByRole('button', { name: '填写制作说明' }).click()
  await panel.getByText('请填写证明对象。').waitFor()
  await expect.poll(() => panel.getByLabel('制作时间').inputValue()).toContain('2026-09-03 10:11:30')
  await window.expectClean()
  await panel.getByLabel('证明对象').fill('当事人经营场所内存放未取得登记证的农药。')
  if ((await panel.getByLabel('制作人').inputValue()) === '') await panel.getByLabel('制作人').fill('赵执法')
  await panel.getByText(/自动保存于/).waitFor(soon)
  await panel.getByRole('button', { name: '生成说明', exact: true }).click()
  await page.getByRole('button', { name: '签署', exact: false }).first().waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: /^签署/ }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('和丽春的口令').fill(passphrase)
  await dialog.getByRole('button', { name: /签署/ }).click()
  const [statement] = await filmed.client.statements.list({ itemId: await itemId('检查录像甲') })
  const id = statement?.opinionId ?? ''
  await expect.poll(async () => (await filmed.client.opinions.verify({ id })).state, { timeout: 60_000 }).toBe('valid')
  await page.goBack()
  await dossier.openPanel('制作说明')
  await panel
    .getByText(/已签署$/)
    .first()
    .waitFor(soon)
  await panel.getByRole('button', { name: '打开说明' }).waitFor()
  await window.expectClean()
})

test('a region is drawn, moved by key at another time, described, saved, undone, and rendered into a copy with its ledger', async () => {
  const { page, panel } = await openAs('archivist', '遮蔽')
  await panel.getByRole('button', { name: '遮蔽画面' }).click()
  const video = page.locator('video')
  const box = await video.boundingBox()
  if (box === null) throw new Error('no picture')
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.45)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.55, { steps: 4 })
  await page.mouse.up()
  await panel.getByText('请写明遮蔽什么。').waitFor()
  await panel.getByText(/^1 处没有写明内容或理由/).waitFor()
  await panel.getByLabel('遮蔽内容', { exact: true }).fill('面部')
  await panel.getByLabel('遮蔽理由').fill('当事人子女为未成年人')
  await panel.getByText(/自动保存于/).waitFor(soon)
  await video.evaluate((element) => {
    ;(element as HTMLVideoElement).currentTime = 2
  })
  const region = page.getByRole('application', { name: /^遮蔽框：面部/ })
  await region.focus()
  for (let press = 0; press < 10; press++) await page.keyboard.press('ArrowRight')
  await panel.getByText('关键帧 2').waitFor()
  await page.keyboard.press('k')
  await panel.getByText('关键帧 2').waitFor()
  await page.keyboard.press('Delete')
  await region.waitFor({ state: 'hidden' })
  await page.keyboard.press('Control+z')
  await region.waitFor()
  await window.expectClean()
  const id = await itemId('检查录像甲')
  await expect
    .poll(async () => (await filmed.client.redactions.get({ itemId: id })).plan.regions[0]?.keyframes.length, soon)
    .toBe(2)
  await expect
    .poll(() => panel.getByRole('button', { name: '生成遮蔽副本', exact: true }).getAttribute('aria-disabled'), soon)
    .toBe('false')
  await panel.getByRole('button', { name: '生成遮蔽副本', exact: true }).click()
  await panel.getByRole('button', { name: /的遮蔽台账$/ }).click({ timeout: 120_000 })
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('cell', { name: '当事人子女为未成年人' }).waitFor()
  await dialog.getByRole('button', { name: '保存台账' }).waitFor()
  await window.expectClean()
  const { copies } = await filmed.client.redactions.get({ itemId: id })
  expect(copies).toHaveLength(1)
  const [original] = (await filmed.client.dossiers.items({ id: filmed.dossier.id })).filter((item) => item.id === id)
  expect(JSON.parse(copies[0]?.ledger ?? '{}')).toMatchObject({ original: { sha256: original?.sha256 } })
})

test('what somebody else saved meanwhile is not overwritten, and can be loaded', async () => {
  const { page, panel } = await openAs('archivist', '遮蔽')
  await panel.getByRole('button', { name: '模糊 面部' }).click()
  const id = await itemId('检查录像甲')
  const { version, plan } = await filmed.client.redactions.get({ itemId: id })
  const regions = plan.regions.map((region) => ({ ...region, what: '车牌' }))
  await filmed.client.redactions.save({ itemId: id, version, plan: { ...plan, regions } })
  await panel.getByLabel('遮蔽理由').fill('个人隐私')
  await panel.getByText(/您的改动没有保存/).waitFor(soon)
  expect((await filmed.client.redactions.get({ itemId: id })).plan.regions[0]?.reason).toBe('当事人子女为未成年人')
  await window.expectClean()
  await panel.getByRole('button', { name: '载入最新方案' }).click()
  await panel.getByRole('button', { name: '模糊 车牌' }).waitFor()
  // Nothing of the refused change is left to come back.
  await page.reload()
  await panel.getByRole('button', { name: '模糊 车牌' }).waitFor(soon)
  expect(await panel.getByText(/没有保存的改动已恢复/).count()).toBe(0)
})

test('who may only look sees the panels without their tools', async () => {
  const { panel, dossier } = await openAs('inspector', '音像')
  await panel.getByText(/^应有 \d+ 项/).waitFor()
  expect(await panel.getByRole('button', { name: /签署未记录说明/ }).count()).toBe(0)
  await dossier.openPanel('遮蔽')
  await panel.getByText('原件不变，只在副本上遮蔽。').waitFor()
  expect(await panel.getByRole('button', { name: '遮蔽画面' }).count()).toBe(0)
  await dossier.openPanel('制作说明')
  await panel.getByRole('button', { name: '打开说明' }).waitFor()
  expect(await panel.getByRole('button', { name: /生成/ }).count()).toBe(0)
  await window.expectClean()
})

test('beside an evaluation the list and the timeline are read, not changed', async () => {
  const sealed = await filmed.client.dossiers.seal({ id: filmed.dossier.id })
  const { client } = await desk.test.as('inspector')
  const standardId = 'mee-2024-general-penalty'
  const { id } = await client.evaluation.start({ dossierId: sealed.id, standardId })
  window = await desk.window()
  const { page } = window
  const frame = await new Doorway(page).signIn('inspector')
  await frame.goTo(`/evaluation/${id}`)
  await page.getByRole('tab', { name: '音像' }).click()
  const panel = page.getByRole('tabpanel')
  await panel.getByText(/^应有 \d+ 项/).waitFor()
  await window.expectClean()
  await panel.getByText('时间线', { exact: true }).click()
  await panel.getByText('更换电池').waitFor()
  expect(await panel.getByRole('button', { name: /校正时钟|重新说明/ }).count()).toBe(0)
  await window.expectClean()
})

// The doorway in a real Chromium: the first run, signing in and out, the first own passphrase, the address that survives a lock.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createTestClock } from '../support/test-clock.ts'
import { passphrase } from '../support/test-desk.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk, openEmptyBrowserDesk } from './support/browser-desk.ts'
import { Doorway, Frame } from './support/desk-pages.ts'

// Two cores are shared with real encryption and real browsers.
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

test('the first run makes an archive with three guardians, and refuses one name for two of them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-first-'))
  const empty = await openEmptyBrowserDesk(join(folder, '存档'), createTestClock())
  window = await empty.window()
  const { page } = window
  try {
    await page.getByRole('heading', { name: '新建存档' }).waitFor()
    await window.expectClean()
    await page.getByLabel('单位名称').fill('云山县农业农村局')
    for (const [title, name] of [
      ['系统管理员', 'guan'],
      ['安全保密员', 'guan'],
      ['审计员', 'shen'],
    ] as const) {
      const officer = page.getByRole('group', { name: title })
      await officer.getByLabel('姓名').fill(title)
      await officer.getByLabel('用户名').fill(name)
      await officer.getByLabel('口令', { exact: true }).fill(passphrase)
      await officer.getByLabel('再输一遍口令').fill(passphrase)
    }
    await page.getByRole('button', { name: '新建存档' }).click()
    await page.getByText('三人的用户名不能相同。').first().waitFor()
    await page.getByRole('group', { name: '安全保密员' }).getByLabel('用户名').fill('mi')
    await page.getByRole('button', { name: '新建存档' }).click()
    await page.getByRole('heading', { name: '登录' }).waitFor()
    const frame = await new Doorway(page).signIn('guan')
    expect(await frame.desks()).toEqual(['工作台', '人员', '规则'])
    expect(window.complaints).toEqual([])
  } finally {
    await empty.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('a wrong passphrase is refused in one sentence, and the name stays for the next try', async () => {
  window = await desk.window()
  const door = new Doorway(window.page)
  await door.enter('archivist', '不是这个口令')
  await window.page.getByRole('alert').getByText('用户名或口令不对').waitFor()
  expect(await door.name.inputValue()).toBe('archivist')
  expect(await window.page.getByLabel('口令', { exact: true }).inputValue()).toBe('')
  await window.expectClean()
})

test('the doorway carries the line about state secrets', async () => {
  window = await desk.window()
  await window.page.getByText('本系统不得存储、处理国家秘密').waitFor()
  await window.expectClean()
})

test('a person sees only the desks their roles have work at, and is told plainly when an address is not theirs', async () => {
  window = await desk.window()
  const frame = await new Doorway(window.page).signIn('archivist')
  const desks = ['工作台', '案卷', '音视频', '归档', '借阅', '鉴定销毁', '移交接收', '评查', '意见书', '规则']
  expect(await frame.desks()).toEqual(desks)
  await window.expectClean()
  await frame.goTo('/journal')
  await window.page.getByText('您当前的身份是档案员，不能查看这里的内容').waitFor()
  await window.expectClean()
})

test('locking keeps the address: the next sign-in comes back to the same filters', async () => {
  window = await desk.window()
  const door = new Doorway(window.page)
  const frame = await door.signIn('archivist')
  await frame.go('案卷')
  await window.page.getByRole('button', { name: '已封卷' }).click()
  await window.page.getByText('没有符合条件的案卷').waitFor()
  const address = window.page.url()
  expect(address).toContain('sealed')
  await window.page.keyboard.press('Control+l')
  await door.name.waitFor()
  expect(window.page.url()).toBe(address)
  await door.signIn('archivist')
  await window.page.getByText('没有符合条件的案卷').waitFor()
  expect(await window.page.getByRole('button', { name: '已封卷' }).getAttribute('aria-pressed')).toBe('true')
  // An address put in meanwhile counts too.
  await frame.lock()
  await frame.goTo('/rulebook')
  await door.signIn('archivist')
  await frame.heading('规则').waitFor()
  expect(window.complaints).toEqual([])
})

test('an archive that locks itself because nobody works brings the doorway up again', async () => {
  window = await desk.window()
  const door = new Doorway(window.page)
  await door.signIn('archivist')
  // What the first screen reads counts as work: it must be over before the clock moves.
  await window.page.getByText('还没有案卷。').waitFor()
  await window.page.waitForLoadState('networkidle')
  desk.test.clock.pass(16)
  await door.name.waitFor({ timeout: 20_000 })
  expect(window.complaints).toEqual([])
})

test('a first passphrase must be replaced before anything else can be done', async () => {
  const { client } = await desk.test.as('administrator')
  const security = await desk.test.as('security')
  const first = '当面告知的口令-1'
  const unit = '执法大队'
  const { id } = await client.people.create({
    name: 'newcomer',
    displayName: '新来人',
    unit,
    card: null,
    passphrase: first,
  })
  await security.client.people.grantRoles({ id, roles: ['inspector'] })
  window = await desk.window()
  const { page } = window
  await new Doorway(page).enter('newcomer', first)
  await page.getByRole('heading', { name: '设定自己的口令' }).waitFor()
  await window.expectClean()
  await page.getByLabel('现在的口令').fill(first)
  await page.getByLabel('新口令', { exact: true }).fill(first)
  await page.getByText('新口令不能与现在的相同。').waitFor()
  await page.getByLabel('新口令', { exact: true }).fill(passphrase)
  await page.getByLabel('再输一遍新口令').fill(passphrase)
  await page.getByRole('button', { name: '换成新口令' }).click()
  await new Frame(page).heading('新来人，待办如下').waitFor()
  expect(window.complaints).toEqual([])
})

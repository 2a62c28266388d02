// Admission, roles and their conflicts, disabling: three guardians, each with their own half of the work.

import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { personStates } from '#shared/text/states.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway } from './support/desk-pages.ts'

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

async function openPeople(name: string) {
  window = await desk.window()
  const frame = await new Doorway(window.page).signIn(name)
  await frame.go('人员')
  await frame.heading('人员').waitFor()
  return window.page
}

test('the administrator admits a person, who then waits for a role', async () => {
  const page = await openPeople('administrator')
  await page.getByRole('button', { name: '准入人员' }).click()
  const dialog = page.getByRole('dialog', { name: '准入人员' })
  await dialog.getByLabel('姓名').fill('和新人')
  await dialog.getByLabel('用户名').fill('xinren')
  await dialog.getByLabel('初始口令').fill('短')
  await dialog.getByRole('button', { name: '准入', exact: true }).click()
  await dialog.getByText('口令至少 8 个字符。').waitFor()
  await window.expectClean()
  await dialog.getByLabel('初始口令').fill('当面告知的口令-1')
  await dialog.getByRole('button', { name: '准入', exact: true }).click()
  const row = page.getByRole('row', { name: /和新人/ })
  await row.getByText('待授角色').waitFor()
  expect(await page.getByRole('checkbox').count()).toBe(0)
  await window.expectClean()
})

test('the security officer is told why two offices cannot be held together, and grants one that can', async () => {
  const { client } = await desk.test.as('administrator')
  await client.people.create({
    name: 'jiansuo',
    displayName: '和兼所',
    unit: '执法大队',
    card: null,
    passphrase: '当面告知的口令-1',
  })
  const page = await openPeople('security')
  await page.getByText('和兼所').click()
  await page.getByRole('checkbox', { name: /^评查员/ }).check()
  await page.getByRole('checkbox', { name: /^审计员/ }).check()
  await page.getByRole('alert').getByText('不能再兼任何办案角色').waitFor()
  expect(await page.getByRole('button', { name: '保存角色' }).isDisabled()).toBe(true)
  await window.expectClean()
  await page.getByRole('checkbox', { name: /^审计员/ }).uncheck()
  await page.getByRole('button', { name: '保存角色' }).click()
  await page
    .getByRole('row', { name: /和兼所/ })
    .getByText('评查员')
    .waitFor()
  expect(await page.getByRole('button', { name: '停用' }).count()).toBe(0)
})

test('a disabled person cannot sign in until brought back with a new first passphrase', async () => {
  const page = await openPeople('administrator')
  await page.getByText('和丽春').click()
  await page.getByRole('button', { name: '停用' }).click()
  const dialog = page.getByRole('dialog', { name: '停用 和丽春' })
  await dialog.getByText('本人立即不能登录').waitFor()
  await window.expectClean()
  await dialog.getByRole('button', { name: '停用' }).click()
  await page
    .getByRole('row', { name: /和丽春/ })
    .getByText('已停用')
    .waitFor()
  const other = await desk.window()
  await new Doorway(other.page).enter('archivist')
  await other.page.getByRole('alert').waitFor()
  await other.close()
  await page.getByRole('button', { name: '恢复' }).click()
  const again = page.getByRole('dialog', { name: '恢复 和丽春' })
  await again.getByLabel('初始口令').fill('再次启用-初始口令')
  await window.expectClean()
  await again.getByRole('button', { name: '恢复账号' }).click()
  await page
    .getByRole('row', { name: /和丽春/ })
    .getByText(personStates.invited)
    .waitFor()
  expect(window.complaints).toEqual([])
})

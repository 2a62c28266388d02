// Opinions at a real desk: whose turn it is, what is bound, what the file that leaves the desk is, and printing.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Judgement } from '#shared/contract/evaluation.ts'
import type { Opinion } from '#shared/contract/opinions.ts'
import { fullMarks } from '#shared/rules/scoring.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway } from './support/desk-pages.ts'
import { OpinionPage } from './support/judging-pages.ts'
import { fileSmallDossier } from './support/small-dossier.ts'

// Two cores are shared with real encryption and real browsers.
vi.setConfig({ testTimeout: 180_000 })

const standardId = 'mee-2024-general-penalty'

let desk: BrowserDesk
let window: DeskWindow
let composed: Opinion

beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist', 'inspector', 'reviewer'] })
})
afterEach(async () => {
  await window.close()
})
afterAll(async () => {
  await desk.close()
})

async function openAs(name: string, address: string) {
  window = await desk.window()
  const frame = await new Doorway(window.page).signIn(name)
  await frame.goTo(address)
  return { page: window.page, opinion: new OpinionPage(window.page) }
}

/** Judges everything clean, concludes and composes, without a window. */
async function compose(): Promise<Opinion> {
  const dossier = await fileSmallDossier(desk.test, { sealed: true })
  const { client } = await desk.test.as('inspector')
  const { id } = await client.evaluation.start({ dossierId: dossier.id, standardId })
  const { criteria } = await client.rulebook.standard({ id: standardId })
  const full = criteria.map((item): Judgement => ({ part: 'item', code: item.code, answer: fullMarks(item) }))
  await client.evaluation.judge({ id, judgements: [{ part: 'rest' }, ...full] })
  await client.evaluation.conclude({ id })
  const opinion = await client.opinions.compose({ kind: 'evaluation', sourceId: id })
  await client.people.signOut({})
  return opinion
}

test('an office without opinions is told where they come from', async () => {
  const { page } = await openAs('inspector', '/opinions')
  await page.getByText('还没有意见书').waitFor()
  await window.expectClean()
  composed = await compose()
})

test('only the one whose turn it is can sign; the others read why not', async () => {
  const { opinion } = await openAs('reviewer', `/opinions/${composed.id}`)
  await opinion.shown()
  expect(await opinion.signButton.getAttribute('aria-label')).toBe('签署：现在应由评查人 木增福 签署。')
  await opinion.signButton.click({ force: true })
  expect(await opinion.dialog.count()).toBe(0)
  await window.expectClean()
})

test('a draft can be composed again; a wrong passphrase signs nothing and says so', async () => {
  const { page, opinion } = await openAs('inspector', `/opinions/${composed.id}`)
  await opinion.shown()
  await page.getByRole('button', { name: '重新制作' }).click()
  await opinion.dialog.getByRole('button', { name: '重新制作' }).click()
  await page.getByText('已重新制作').waitFor()
  await opinion.shown()
  await opinion.sign('不是这个口令')
  await opinion.dialog.getByRole('alert').filter({ hasText: /口令/ }).waitFor()
  await window.expectClean()
  await opinion.dialog.getByRole('button', { name: '取消' }).click()
  expect(await page.getByText('待签署').count()).toBeGreaterThan(0)
  await opinion.sign()
  await page.getByText('签名有效，内容未改动').waitFor()
  expect(await page.getByRole('button', { name: '重新制作' }).count()).toBe(0)
})

test('the file that leaves the desk is the very one that was signed', async () => {
  const { page, opinion } = await openAs('inspector', '/opinions')
  await page.getByRole('grid').getByText(composed.number).waitFor()
  await window.expectClean()
  await page.getByRole('grid').focus()
  await page.keyboard.press('Enter')
  await opinion.shown()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载 PDF' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`${composed.number}.pdf`)
  const sha256 = createHash('sha256')
    .update(await readFile(await download.path()))
    .digest('hex')
  const { client } = await desk.test.as('inspector')
  expect((await client.opinions.get({ id: composed.id })).sha256).toBe(sha256)
  await client.people.signOut({})
})

test('printing lays out every page and leaves nothing behind', async () => {
  const { page, opinion } = await openAs('inspector', `/opinions/${composed.id}`)
  await opinion.shown()
  // The system's dialog cannot be seen from here; what it would be given can.
  await page.evaluate(() => {
    Object.assign(globalThis, { sheets: -1 })
    globalThis.print = () => {
      const pictures = [...document.querySelectorAll<HTMLImageElement>('.print-sheets img')]
      Object.assign(globalThis, { sheets: pictures.filter((picture) => picture.naturalWidth > 1000).length })
    }
  })
  await page.getByRole('button', { name: '打印' }).click()
  await page.waitForFunction(() => Reflect.get(globalThis, 'sheets') >= 0)
  expect(await page.evaluate(() => Reflect.get(globalThis, 'sheets'))).toBe(composed.pages)
  expect(await page.locator('.print-sheets').count()).toBe(0)
  await window.expectClean()
})

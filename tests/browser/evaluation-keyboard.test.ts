// One dossier evaluated by keyboard alone, from the open sheet to the signed opinion: no pointer ever touches the page.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type BrowserDesk, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway } from './support/desk-pages.ts'
import { judgeByKeyboard, Keys, signByKeyboard } from './support/sheet-by-keyboard.ts'
import { fileSmallDossier } from './support/small-dossier.ts'

vi.setConfig({ testTimeout: 120_000 })

const standardId = 'mee-2024-general-penalty'

let desk: BrowserDesk
let id: string

beforeEach(async () => {
  desk = await openBrowserDesk({ people: ['archivist', 'inspector'] })
  const dossier = await fileSmallDossier(desk.test, { sealed: true })
  const { client } = await desk.test.as('inspector')
  id = (await client.evaluation.start({ dossierId: dossier.id, standardId })).id
  await client.people.signOut({})
})
afterEach(() => desk.close())

test('every row is judged, a page and a second are pointed at, and the opinion is signed, with keys alone', async () => {
  const window = await desk.window()
  const { page } = window
  const frame = await new Doorway(page).signIn('inspector')
  await page.evaluate(() => {
    for (const sign of ['pointerdown', 'pointermove', 'mousedown', 'wheel', 'touchstart']) {
      addEventListener(sign, () => document.documentElement.setAttribute('data-touched', sign), true)
    }
  })
  await frame.goTo(`/evaluation/${id}`)
  const keys = new Keys(page)
  await judgeByKeyboard(keys, {
    item: 'P3-2',
    point: 'P3-2.4',
    amount: '3',
    reason: '没有记载违法行为持续的时间',
    onPage: '起止时间之间没有记载持续的天数',
    onSecond: '没有拍到出示证件',
  })
  await page.getByText('已评完').waitFor()
  await signByKeyboard(keys)
  expect(await page.evaluate(() => document.documentElement.getAttribute('data-touched'))).toBeNull()

  const { client } = await desk.test.as('inspector')
  const done = await client.evaluation.get({ id })
  const phrases = await client.phrases.list({ standardId, criterion: 'P3-2.4' })
  await client.people.signOut({})
  expect(done).toMatchObject({ state: 'concluded', judgedHundredths: 9950, effectiveHundredths: 9950 })
  expect(done.opinionId).not.toBeNull()
  expect(done.sheet.items['P3-2']).toMatchObject({ points: { 'P3-2.4': { earnedHundredths: 300 } } })
  const [onPage, onSecond] = done.findings.map(({ anchor }) => anchor)
  expect(onPage).toMatchObject({ on: 'page', page: 1 })
  expect(onSecond).toMatchObject({ on: 'moment', startMs: expect.closeTo(3_000, -2), endMs: null })
  expect(phrases.map(({ words }) => words).toSorted()).toEqual(
    ['没有拍到出示证件', '没有记载违法行为持续的时间', '起止时间之间没有记载持续的天数'].toSorted(),
  )
  expect(window.complaints).toEqual([])
  await window.close()
})

// Names longer than their two lines in the list of dossiers.
import { expect, onTestFinished, test } from 'vitest'
import { someFacts } from '../support/test-desk.ts'
import { openBrowserDesk } from './support/browser-desk.ts'
import { Doorway } from './support/desk-pages.ts'

test('a name cut off after two lines shows nothing of its third', async () => {
  const desk = await openBrowserDesk({ people: ['archivist'] })
  onTestFinished(() => desk.close())
  const { client } = await desk.test.as('archivist')
  const name = '澜屏县云岭松涛林木种植专业合作社'.repeat(3)
  await client.dossiers.create(someFacts({ party: { kind: 'organisation', name, code: null, address: null } }))
  const { page } = await desk.window()
  await (await new Doorway(page).signIn('archivist')).goTo('/dossiers')
  await page.getByTitle(name).waitFor()
  const lines = await page.getByTitle(name).evaluate((text) => {
    const cell = text.closest('td')?.getBoundingClientRect()
    const range = document.createRange()
    range.selectNodeContents(text)
    const tops = new Set([...range.getClientRects()].map((line) => Math.round(line.top)))
    // Above its ink a line has some room that reaches a little into the line before.
    return [...tops].map((top) => top + 2 < (cell?.bottom ?? 0))
  })
  expect([lines.length > 2, lines.filter(Boolean).length]).toEqual([true, 2])
})

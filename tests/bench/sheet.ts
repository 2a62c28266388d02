// The desk's own share of an evaluation's time: sheets filled in by a script that never stops to think or read, in a real Chromium,
// from opening the evaluation to the signed opinion. Not the time a person takes, so nothing is compared with paper.
import { dirname, join } from 'node:path'
import { chromium } from 'playwright'
import { buildsOf, ensureBuilt } from '#main/hosts/built-files.ts'
import { findBrowser, startLoopback } from '#main/hosts/loopback/index.ts'
import { judgeByKeyboard, Keys, signByKeyboard } from '../browser/support/sheet-by-keyboard.ts'
import { fileSmallDossier } from '../browser/support/small-dossier.ts'
import { createTestDesk, passphrase, type TestDesk } from '../support/test-desk.ts'

const SHEETS = 5
const standardId = 'mee-2024-general-penalty'
const root = join(import.meta.dirname, '..', '..')
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

/** @returns `sheet.medianSeconds`, and how many keys one sheet took: every row judged, one point lost, two findings, three reasons */
export async function measureSheet(sheets = SHEETS): Promise<Record<string, number>> {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('no Chromium-family browser: run the set-up')
  const { renderer } = buildsOf(root)
  await ensureBuilt(renderer, () => undefined)
  const test = await createTestDesk(['archivist', 'inspector'])
  const host = await startLoopback({ desk: test.desk, rendererFolder: dirname(renderer.result) })
  const browser = await chromium.launch({ executablePath, args: flags })
  try {
    const ids = await startAll(test, sheets)
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto(host.newAddress())
    await page.getByLabel('用户名').fill('inspector')
    await page.getByLabel('口令', { exact: true }).fill(passphrase)
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: '主导航' }).waitFor()
    const times: number[] = []
    let strokes = 0
    for (const id of ids) {
      const keys = new Keys(page)
      const before = performance.now()
      await page.evaluate((hash) => {
        location.hash = hash
      }, `/evaluation/${id}`)
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
      times.push((performance.now() - before) / 1000)
      strokes = keys.strokes
    }
    return { 'sheet.medianSeconds': median(times), 'sheet.keystrokes': strokes }
  } finally {
    await browser.close()
    await host.close()
    await test.close()
  }
}

async function startAll(test: TestDesk, sheets: number): Promise<string[]> {
  const dossiers: string[] = []
  for (let at = 0; at < sheets; at++) {
    const dossier = await fileSmallDossier(test, { sealed: true, facts: { number: null } })
    dossiers.push(dossier.id)
  }
  const { client } = await test.as('inspector')
  const ids: string[] = []
  for (const dossierId of dossiers) ids.push((await client.evaluation.start({ dossierId, standardId })).id)
  await client.people.signOut({})
  return ids
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2
}

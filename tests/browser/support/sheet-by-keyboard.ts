// A whole evaluation with nothing but keys: every row judged, findings made on a page and on a second, concluded, signed. Shared by
// the test that holds it and the bench that times it.
import type { Page } from 'playwright'
import { passphrase } from '../../support/test-desk.ts'

export class Keys {
  readonly page: Page
  /** Keys pressed so far; a word counts its characters, whatever an input method would have needed. */
  strokes = 0
  constructor(page: Page) {
    this.page = page
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.strokes++
      await this.page.keyboard.press(key)
    }
  }

  async write(words: string): Promise<void> {
    this.strokes += [...words].length
    await this.page.keyboard.insertText(words)
  }

  /** Until the focused element says this of itself. */
  async tabTo(name: string): Promise<void> {
    for (let turn = 0; turn < 40; turn++) {
      const now = await this.page.evaluate(() => {
        const { activeElement } = document
        return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''
      })
      if (now.trim() === name) return
      await this.press('Tab')
    }
    throw new Error(`Tab never came to ${name}`)
  }

  async focusIn(selector: string): Promise<void> {
    await this.page.locator(`${selector}:focus`).waitFor()
  }
}

export type LostPoint = {
  /** The item, and its point that is not fully earned. */
  readonly item: string
  readonly point: string
  readonly amount: string
  readonly reason: string
  /** What was seen on the page, and at the second. */
  readonly onPage: string
  readonly onSecond: string
}

const tree = '[role="treegrid"]'

/** Begins with the sheet open and the tree in focus; ends with the sheet ready to be concluded. */
export async function judgeByKeyboard(keys: Keys, lost: LostPoint): Promise<void> {
  const { page } = keys
  await keys.focusIn(tree)
  for (let before = ''; ; ) {
    const at = await selectedCode(page)
    if (at === before) break
    before = at
    if (at === lost.item) {
      await judgePoints(keys, lost)
      before = ''
    } else await keys.press('Enter')
  }
}

async function judgePoints(keys: Keys, lost: LostPoint): Promise<void> {
  const { page } = keys
  await keys.press('ArrowRight')
  for (let at = await selectedCode(page); at.startsWith(`${lost.item}.`); at = await selectedCode(page)) {
    if (at !== lost.point) await keys.press('Enter')
    else {
      await keys.press(...lost.amount, 'Enter', 'r')
      await keys.focusIn('[data-note]')
      await keys.write(lost.reason)
      await keys.press('Enter')
      await keys.focusIn(tree)
      await findOnPage(keys, lost.onPage)
      await findOnSecond(keys, lost.onSecond)
      await keys.press('ArrowDown')
    }
  }
}

async function findOnPage(keys: Keys, words: string): Promise<void> {
  await keys.press('g')
  await keys.page.locator('[data-paper] canvas').first().waitFor()
  await keys.press('f')
  await keepFinding(keys, words)
}

/** G comes to the recording after the paper; Shift+F6 leads into its timeline, where Shift and the arrows go by seconds. */
async function findOnSecond(keys: Keys, words: string): Promise<void> {
  await keys.press('g')
  await keys.page.locator('[data-player] video').waitFor()
  await keys.page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2)
  await keys.press('Shift+F6')
  await keys.focusIn('[role="slider"]')
  await keys.press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'f')
  await keepFinding(keys, words)
}

async function keepFinding(keys: Keys, words: string): Promise<void> {
  await keys.focusIn('textarea')
  await keys.write(words)
  await keys.press('Control+Enter')
  await keys.focusIn(tree)
}

/** From a sheet that is ready to an opinion that is signed and verified. */
export async function signByKeyboard(keys: Keys): Promise<void> {
  const { page } = keys
  await keys.press('Control+Enter')
  await page.getByRole('dialog').waitFor()
  await keys.tabTo('办结评查')
  await keys.press('Enter')
  await page.getByRole('button', { name: '制作意见书' }).waitFor()
  await keys.focusIn(tree)
  await keys.press('Control+Enter')
  await page.locator('[data-paper] canvas').first().waitFor()
  await keys.press('Control+Enter')
  await keys.focusIn('input[type="password"]')
  await keys.write(passphrase)
  await keys.press('Enter')
  await page.getByText('签名有效，内容未改动').waitFor()
}

async function selectedCode(page: Page): Promise<string> {
  return page.locator(`${tree} tr[aria-selected="true"]`).evaluate((row) => row.getAttribute('data-code') ?? '')
}

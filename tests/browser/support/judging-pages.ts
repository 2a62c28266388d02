// The sheet, the review and the opinion as people see them.
import type { Locator, Page } from 'playwright'
import { passphrase } from '../../support/test-desk.ts'

/** What evaluation and review share: the catalogue, the evidence, and findings made there. */
class JudgingPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get catalogue(): Locator {
    return this.page.getByRole('group', { name: '卷内目录' })
  }

  async openItem(title: string): Promise<void> {
    await this.catalogue.getByRole('button', { name: title }).click()
  }

  get composer(): Locator {
    return this.page.getByRole('region', { name: '记录问题' })
  }

  /** Drags a box over the page in view, in fractions of it. */
  async drawRegion(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    await this.page.getByRole('button', { name: '框选区域' }).click()
    const box = await this.page.getByRole('application').first().boundingBox()
    if (box === null) throw new Error('no page to draw on')
    const at = ({ x, y }: { x: number; y: number }) => [box.x + box.width * x, box.y + box.height * y] as const
    await this.page.mouse.move(...at(from))
    await this.page.mouse.down()
    await this.page.mouse.move(...at(to), { steps: 4 })
    await this.page.mouse.up()
  }

  /** Writes the note of the finding that was begun, and keeps it with Ctrl+Enter. */
  async keepFinding(note: string): Promise<void> {
    const field = this.composer.getByLabel('问题说明')
    await field.fill(note)
    await field.press('Control+Enter')
    await this.composer.waitFor({ state: 'detached' })
  }

  /** Cites one of the marks, counted from 0 in order of time. */
  async citeMark(place: number): Promise<void> {
    await this.page.getByRole('tab', { name: '标注' }).click()
    await this.page.locator('[data-mark]').nth(place).getByRole('button', { name: '引为问题证据' }).click()
    await this.composer.waitFor()
  }

  chip(name: string): Locator {
    return this.page.getByRole('button', { name })
  }

  async saved(): Promise<void> {
    await this.page.locator('[data-save="saved"]').waitFor()
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }
}

export class SheetPage extends JudgingPage {
  get tree(): Locator {
    return this.page.getByRole('treegrid', { name: '评分表' })
  }

  row(code: string): Locator {
    return this.tree.locator(`[data-code="${code}"]`)
  }

  get score(): Locator {
    return this.page.getByLabel('有效分', { exact: true })
  }

  async focus(): Promise<void> {
    await this.tree.focus()
  }

  /** Presses the key that asks for words, writes them where the keyboard went, and comes back to the row. */
  async writeReason(key: 'r' | 'v' | 'm', words: string): Promise<void> {
    await this.press(key)
    await this.tree
      .getByRole('textbox', { name: /的理由$/ })
      .and(this.page.locator(':focus'))
      .waitFor()
    await this.page.keyboard.insertText(words)
    await this.press('Enter')
    await this.tree.and(this.page.locator(':focus')).waitFor()
  }

  /** The code of the row the keyboard is on; null on a heading. */
  async selected(): Promise<string | null> {
    return this.tree.locator('tr[aria-selected="true"]').getAttribute('data-code')
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name })
  }

  dialogButton(name: string): Locator {
    return this.page.getByRole('dialog').getByRole('button', { name })
  }
}

export class ReviewPage extends JudgingPage {
  step(head: string): Locator {
    return this.page.locator(`[data-head="${head}"]`)
  }

  async focusStep(head: string): Promise<void> {
    await this.step(head).getByRole('button').first().focus()
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name })
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name })
  }

  dialogButton(name: string): Locator {
    return this.page.getByRole('dialog').getByRole('button', { name })
  }
}

export class OpinionPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get panel(): Locator {
    return this.page.getByRole('complementary', { name: '签署与核验' })
  }

  get signButton(): Locator {
    return this.panel.getByRole('button', { name: /^签署/ })
  }

  /** Until its first page is drawn. */
  async shown(): Promise<void> {
    await this.page.locator('[data-paper] canvas').first().waitFor()
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }

  async sign(secret = passphrase): Promise<void> {
    await this.signButton.click()
    await this.dialog.getByLabel(/的口令$/).fill(secret)
    await this.dialog.getByRole('button', { name: '签署', exact: true }).click()
  }
}

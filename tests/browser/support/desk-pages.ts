// The screens as people see them: what can be read on them and what can be done there.
import type { Locator, Page } from 'playwright'
import { passphrase } from '../../support/test-desk.ts'

export class Doorway {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get name(): Locator {
    return this.page.getByLabel('用户名')
  }

  async enter(name: string, secret = passphrase): Promise<void> {
    await this.name.fill(name)
    await this.page.getByLabel('口令', { exact: true }).fill(secret)
    await this.page.getByRole('button', { name: '登录', exact: true }).click()
  }

  /** Until the desk's frame is there. */
  async signIn(name: string): Promise<Frame> {
    await this.enter(name)
    const frame = new Frame(this.page)
    await frame.navigation.waitFor()
    return frame
  }
}

export class Frame {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get navigation(): Locator {
    return this.page.getByRole('navigation', { name: '主导航' })
  }

  desks(): Promise<string[]> {
    return this.navigation.getByRole('link').allInnerTexts()
  }

  async go(desk: string): Promise<void> {
    await this.navigation.getByRole('link', { name: desk, exact: true }).click()
  }

  /** Changes the part of the address after the #, as a bookmark would. */
  async goTo(address: string): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash
    }, address)
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name })
  }

  async lock(): Promise<void> {
    await this.page.getByRole('button', { name: '锁定', exact: true }).click()
    await new Doorway(this.page).name.waitFor()
  }
}

export class DossierPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get catalogue(): Locator {
    return this.page.getByRole('group', { name: '卷内目录' })
  }

  item(title: string): Locator {
    return this.catalogue.getByRole('button', { name: title })
  }

  /** Titles in their order. */
  async titles(): Promise<string[]> {
    const names = await this.catalogue
      .locator('[data-item]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('title')))
    return names.filter((name) => name !== null)
  }

  /** Opens a panel of the right pane, in whatever group it lies. */
  async openPanel(name: string): Promise<void> {
    const panel = this.page.getByRole('tab', { name, exact: true })
    for (const group of ['案卷', '音视频', '归档', '保管']) {
      await this.page.getByRole('tablist', { name: '面板分组' }).getByRole('tab', { name: group }).click()
      if ((await panel.count()) > 0) return panel.click()
    }
    throw new Error(`no panel ${name}`)
  }

  get panel(): Locator {
    return this.page.getByRole('tabpanel')
  }

  /** Chooses files as with the button, and waits until the last of them is filed. */
  async file(paths: readonly string[]): Promise<void> {
    await this.openPanel('归入')
    await this.page.getByLabel('选择文件', { exact: true }).setInputFiles([...paths])
    await this.panel
      .getByText('已归入')
      .nth(paths.length - 1)
      .waitFor({ timeout: 60_000 })
  }
}

// The recordings desk as people see it: docks taken in, the tray, the jobs.
import type { Locator, Page } from 'playwright'

export class DockPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  /** As with the button: the browser reads the folder and everything below it. */
  async choose(folder: string): Promise<void> {
    await this.page.getByLabel('选择文件夹').and(this.page.locator('input')).setInputFiles(folder)
  }

  /** As with the mouse from the file manager; Chromium itself reads the folder. */
  async drag(folder: string): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page)
    const { width, height } = this.page.viewportSize() ?? { width: 1000, height: 700 }
    const data = { items: [], files: [folder], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data })
    }
    await session.detach()
  }

  /** The page of one dock, by its label. */
  opened(label: string): Locator {
    return this.page.getByRole('region', { name: label })
  }

  get files(): Locator {
    return this.page.getByRole('grid', { name: '采集文件' })
  }

  file(name: string | RegExp): Locator {
    return this.files.getByRole('row', { name })
  }

  get list(): Locator {
    return this.page.getByRole('navigation', { name: '采集批次' })
  }

  /** The line at the end: 200 个文件：已采集 187，相同 3. */
  get outcome(): Locator {
    return this.page.getByRole('status', { name: '采集结果' })
  }

  tool(name: string): Locator {
    return this.page.getByRole('toolbar', { name: '采集文件操作' }).getByRole('button', { name })
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** The manifest as the person saves it. */
  async manifest(): Promise<string> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.button('导出采集清单').click()])
    const stream = await download.createReadStream()
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk)
    return Buffer.concat(chunks).toString('utf8')
  }
}

export class TrayPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get list(): Locator {
    return this.page.getByRole('grid', { name: '待归音像' })
  }

  row(name: string | RegExp): Locator {
    return this.list.getByRole('row', { name })
  }

  /** Headings of the groups that are in view. */
  groups(): Promise<string[]> {
    return this.list.locator('th[scope=rowgroup]').allInnerTexts()
  }

  async tick(name: string | RegExp): Promise<void> {
    await this.row(name).getByRole('checkbox').check()
  }

  tool(name: string): Locator {
    return this.page.getByRole('toolbar', { name: '待归操作' }).getByRole('button', { name })
  }

  get preview(): Locator {
    return this.page.getByRole('complementary', { name: '预览' })
  }

  /** Chooses a dossier in the open dialog by a part of its title. */
  async pick(title: string): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: /归入案卷|指定案卷/ })
    await dialog.getByRole('combobox', { name: '查找案卷' }).fill(title)
    await dialog.getByRole('option', { name: title }).waitFor()
    await this.page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
  }
}

// The house components in a real Chromium under the desk's security policy: accessible, on the keyboard, exact.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { violationsOf } from './support/accessibility.ts'
import { type Gallery, openGallery, soon } from './ui-gallery-page.ts'

vi.setConfig({ testTimeout: 60_000 })

let gallery: Gallery

beforeAll(async () => {
  gallery = await openGallery()
}, 120_000)

afterEach(() => {
  expect(gallery.takeFaults()).toEqual([])
})

afterAll(() => gallery?.close())

const page = () => gallery.page

async function violations() {
  const found = await violationsOf(page())
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

describe('every component is accessible', () => {
  const sections = [
    ['desk', 'text=已封卷'],
    ['states', 'text=故障编号'],
    ['tags', 'text=今天到期'],
    ['fields', 'text=减轻情节未附证据'],
    ['table', '[role=grid]'],
    ['table-states', 'text=请放宽条件'],
    ['split', '[aria-orientation=vertical]'],
    ['pdf', '.pdf-text span'],
    ['pdf-faults', 'text=设有打开密码'],
    ['picture', 'img'],
    ['docx', 'text=责令改正通知书'],
    ['player', 'text=/ 00:00:20'],
    ['step', 'text=/ 00:00:23'],
    ['audio', 'text=/ 00:00:12'],
    ['player-faults', 'text=编码不能直接播放'],
    ['redaction', '[role=application]'],
    ['work', 'text=磁盘空间不足'],
    ['locked', 'text=已锁定'],
  ] as const
  test.each(sections)('%s', async (section, sign) => {
    await gallery.open(section)
    await page().locator(sign).first().waitFor()
    expect(await violations()).toEqual([])
  })

  test.each([
    ['退回补正', '退回理由'],
    ['签署意见书', '王××的口令'],
    ['键盘操作', '音量'],
  ])('dialog %s', async (button, sign) => {
    await gallery.open('dialogs')
    await page().getByRole('button', { name: button }).click()
    await page().getByRole('dialog').getByText(sign).waitFor()
    await page().waitForTimeout(400)
    expect(await violations()).toEqual([])
  })

  test('the whole desk still fits at 200 % zoom on a small screen', async () => {
    await gallery.open('desk', { width: 683, height: 384 })
    await page().locator('.pdf-text span').first().waitFor()
    const overflow = await page().evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    expect(await page().getByRole('region', { name: '证据' }).boundingBox()).toMatchObject({
      width: expect.any(Number),
    })
    expect(await violations()).toEqual([])
  })
})

describe('split desk', () => {
  const left = () => page().getByRole('separator', { name: '调整“目录”的宽度' })
  const widthOf = async (name: string) => (await page().getByRole('region', { name, exact: true }).boundingBox())?.width

  test('resizes by arrows, in large steps with Shift, to its ends with Home and End', async () => {
    await gallery.open('split')
    await left().focus()
    const before = Number(await left().getAttribute('aria-valuenow'))
    await page().keyboard.press('ArrowRight')
    expect(await left().getAttribute('aria-valuenow')).toBe(String(before + 16))
    await page().keyboard.press('Shift+ArrowRight')
    expect(await widthOf('目录')).toBe(before + 80)
    await page().keyboard.press('Home')
    expect(await left().getAttribute('aria-valuenow')).toBe(await left().getAttribute('aria-valuemin'))
    await page().keyboard.press('End')
    expect(await left().getAttribute('aria-valuenow')).toBe(await left().getAttribute('aria-valuemax'))
    expect(await widthOf('证据')).toBe(480)
  })

  test('drags with the mouse and goes back by double click', async () => {
    await gallery.open('split')
    const handle = await left().boundingBox()
    if (handle === null) throw new Error('no handle')
    // Four pixels beside the hairline still grip it.
    await page().mouse.move(handle.x - 4, 300)
    await page().mouse.down()
    await page().mouse.move(handle.x + 86, 320, { steps: 4 })
    await page().mouse.up()
    expect(await widthOf('目录')).toBe(350)
    await left().dblclick()
    expect(await widthOf('目录')).toBe(260)
  })

  test('collapses with Ctrl+1 and Ctrl+3, opens again, and never closes the last pane', async () => {
    await gallery.open('split')
    await left().waitFor()
    await page().keyboard.press('Control+1')
    await page().getByRole('button', { name: '展开“目录”' }).waitFor()
    await page().keyboard.press('Control+3')
    await page().getByRole('button', { name: '展开“面板”' }).waitFor()
    await page().keyboard.press('Control+2')
    expect(await widthOf('证据')).toBeGreaterThan(1200)
    await page().keyboard.press('Control+1')
    await soon(() => widthOf('目录')).toBe(260)
    expect(await page().evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('目录')
  })
})

describe('data table', () => {
  const grid = () => page().getByRole('grid', { name: '案卷' })
  const said = () => page().locator('output').last()
  const activeRow = () =>
    page().evaluate(() => {
      const id = document.activeElement?.getAttribute('aria-activedescendant')
      return id ? (document.getElementById(id)?.getAttribute('aria-rowindex') ?? 'gone') : null
    })

  test('moves, opens and previews by keyboard, and draws only the rows in view', async () => {
    await gallery.open('table')
    await grid().focus()
    await page().keyboard.press('ArrowDown')
    await page().keyboard.press('ArrowDown')
    await page().keyboard.press('Enter')
    expect(await said().textContent()).toBe('打开 示农罚〔2026〕3号')
    await page().keyboard.press('Space')
    expect(await said().textContent()).toBe('预览 示农罚〔2026〕3号')
    await page().keyboard.press('End')
    await soon(activeRow).toBe('5001')
    expect(await page().locator('tbody tr').count()).toBeLessThan(60)
  })

  test('ticks with Ctrl+Space and sorts by the head', async () => {
    await gallery.open('table')
    await grid().focus()
    await page().keyboard.press('Control+Space')
    expect(await said().textContent()).toBe('已选 3 件')
    await page().getByRole('button', { name: '得分' }).click()
    await page().getByRole('button', { name: '得分' }).click()
    expect(await page().getByRole('columnheader', { name: '得分' }).getAttribute('aria-sort')).toBe('descending')
  })
})

// The whole way of a dossier in the window: arranged, checked, sealed, lent, handed over, and taken into another archive with the
// very same manifest: all dossiers of the sample county and one of 300 papers. Behind SLOW=1, for it makes and files them all; every
// step has its own test in the ordinary suite, and the whole way by command is tests/unit/hosts/cli-filing-path.test.ts.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeSample } from '../../resources/sample/make-sample.ts'
import { fileManyPapers, fileSampleDossier } from '../support/filed-sample.ts'
import { createSmallFiles } from '../support/small-files.ts'
import { type Client, passphrase } from '../support/test-desk.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway, DossierPage, type Frame } from './support/desk-pages.ts'

const slow = process.env.SLOW === '1'
vi.setConfig({ testTimeout: 1_800_000 })
const minutes = { timeout: 300_000 }

describe.runIf(slow)('in the window', () => {
  let giver: BrowserDesk
  let taker: BrowserDesk
  let folder: string
  let archivist: Client
  const ids: string[] = []

  beforeAll(async () => {
    giver = await openBrowserDesk({ people: ['archivist', 'head', 'handler'] })
    taker = await openBrowserDesk({ people: ['archivist'] })
    folder = await mkdtemp(join(tmpdir(), 'anjuan-path-'))
    const files = await createSmallFiles()
    const filer = await giver.test.as('archivist')
    archivist = filer.client
    const county = await makeSample({ folder: files.folder, clips: 'small' })
    for (const one of county.dossiers) ids.push(await fileSampleDossier(giver.test, filer, files.folder, one))
    ids.push(await fileManyPapers(giver.test, filer, files, 300))
    await files.close()
  }, 1_800_000)
  afterAll(async () => {
    await giver.close()
    await taker.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function enter(desk: BrowserDesk, name: string): Promise<{ window: DeskWindow; frame: Frame }> {
    const window = await desk.window({ width: 1600, height: 900 })
    return { window, frame: await new Doorway(window.page).signIn(name) }
  }

  test('every dossier is arranged, looked over, and sealed with its sheets', async () => {
    const { window, frame } = await enter(giver, 'archivist')
    const { page } = window
    for (const id of ids) {
      await frame.goTo(`/dossiers/${id}?panel=checks`)
      const dossier = new DossierPage(page)
      await page.getByRole('button', { name: '按归档次序排列' }).click()
      const dialog = page.getByRole('dialog', { name: '按归档次序排列' })
      const go = dialog.getByRole('button', { name: '照此排列' })
      await dialog
        .getByText(/将移动 \d+ 件|已经按归档次序排列/)
        .first()
        .waitFor(minutes)
      if (await go.isEnabled()) {
        await go.click()
        await page.getByText(/已按归档次序排列，移动 \d+ 件/).waitFor(minutes)
      } else await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'hidden' })
      expect((await archivist.arranging.preview({ dossierId: id })).moves).toBe(0)
      await dossier.openPanel('卷皮目录')
      await page.getByRole('tab', { name: '卷内目录' }).click()
      await dossier.openPanel('封卷')
      await dossier.panel.getByRole('button', { name: '封卷', exact: true }).click(minutes)
      await page.getByRole('dialog').getByRole('button', { name: '封卷', exact: true }).click()
      await page.getByRole('button', { name: '开始补充归档' }).waitFor(minutes)
      expect((await archivist.dossiers.get({ id })).state).toBe('sealed')
    }
    expect(window.complaints).toEqual([])
    await window.close()
  })

  test('each is asked for, approved, copied and given back', async () => {
    const handler = await enter(giver, 'handler')
    for (const id of ids) {
      const { page } = handler.window
      await handler.frame.goTo(`/dossiers/${id}?panel=lending`)
      await page.getByRole('button', { name: '申请借阅' }).click()
      await page.getByRole('combobox', { name: '借阅人类别' }).click()
      await page.getByTitle('公安、检察、审判、国家安全、纪检监察、审计机关', { exact: true }).click()
      await page.getByRole('radio', { name: '复制' }).check()
      const said = {
        借阅人姓名: '王法官',
        '单位介绍信（调卷函）': '第12号',
        经办人工作证件: '云法 0135',
        事由: '审理案件',
      }
      for (const [label, value] of Object.entries(said)) await page.getByLabel(label).fill(value)
      await page.getByLabel('单位', { exact: true }).fill('云山县人民法院')
      await page.getByRole('button', { name: '提交申请' }).click()
      await page.getByText('待法制审核机构负责人审批').waitFor(minutes)
    }
    await handler.window.close()
    const { rows } = await archivist.lending.list({ filter: 'waiting', limit: 100 })
    expect(rows).toHaveLength(ids.length)
    const head = await enter(giver, 'head')
    for (const { id } of rows) {
      const { page } = head.window
      await head.frame.goTo(`/lending?loan=${id}`)
      await page.getByRole('button', { name: '批准借阅', exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: '批准借阅', exact: true }).click()
      await page.getByRole('complementary', { name: '借阅详情' }).getByText('在借').waitFor(minutes)
    }
    await head.window.close()
    const keeper = await enter(giver, 'archivist')
    for (const { id, number } of rows) {
      const { page } = keeper.window
      await keeper.frame.goTo(`/lending?loan=${id}`)
      const pdf = (await archivist.dossiers.items({ id: (await archivist.lending.get({ id })).dossierId })).find(
        (item) => item.viewing === 'pdf' && item.volume === 'main',
      )
      await page.getByRole('button', { name: `制作副本：《${pdf?.title}》`, exact: true }).click()
      await page.getByRole('article', { name: `${number}-01` }).waitFor(minutes)
      await page.getByRole('button', { name: '登记归还' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '登记归还' }).click()
      await page.getByRole('complementary', { name: '借阅详情' }).getByText('已还').waitFor(minutes)
    }
    await keeper.window.close()
  })

  test('all go to another archive in one package, and are the same there', async () => {
    const request = {
      form: 'bagit' as const,
      title: '年度移交',
      content: '全部',
      receiver: '云山县档案馆',
      withRestricted: true,
    }
    const carrier = { kind: '移动硬盘', from: 'YP-001', to: 'YP-001' }
    await archivist.packages.request({ ...request, carrier, dossierIds: ids })
    const head = await enter(giver, 'head')
    await head.frame.goTo('/exchange')
    await head.window.page.getByRole('button', { name: /年度移交/ }).click()
    await head.window.page.getByRole('button', { name: '批准移交' }).click()
    await head.window.page.getByRole('dialog').getByRole('button', { name: '批准移交' }).click()
    await head.window.page.getByText('已批准，待制作').first().waitFor(minutes)
    await head.window.close()
    const giving = await enter(giver, 'archivist')
    await giving.frame.goTo('/exchange')
    await giving.window.page.getByRole('button', { name: /年度移交/ }).click()
    await giving.window.page.getByRole('button', { name: '制作移交包' }).click()
    await giving.window.page.getByLabel('目标文件夹').fill(join(folder, '移交包'))
    await giving.window.page.getByLabel(/口令/).last().fill(passphrase)
    await giving.window.page.getByRole('button', { name: '签署并制作' }).click()
    await giving.window.page.getByText('已制作到').waitFor({ timeout: 900_000 })
    await giving.window.close()
    const taking = await enter(taker, 'archivist')
    const { page } = taking.window
    await taking.frame.goTo('/exchange?way=in')
    await page.getByLabel('移交包所在的文件夹').fill(join(folder, '移交包'))
    await page.getByRole('button', { name: '检查' }).click()
    await page.getByText('没有发现问题，可以接收。').waitFor({ timeout: 900_000 })
    await page.getByRole('button', { name: '接收入库' }).click()
    await page.getByLabel(/口令/).last().fill(passphrase)
    await page.getByRole('button', { name: '签署并接收' }).click()
    await page.getByText('已接收，登记为').waitFor({ timeout: 900_000 })
    const there = (await taker.test.as('archivist')).client
    const { rows } = await there.dossiers.list({ limit: 100 })
    const hashes = new Set(rows.map(({ manifestSha256 }) => manifestSha256))
    for (const id of ids) {
      const { canonical, sha256 } = await archivist.dossiers.manifest({ id })
      expect(hashes.has(sha256)).toBe(true)
      const same = rows.find(({ manifestSha256 }) => manifestSha256 === sha256)
      expect((await there.dossiers.manifest({ id: same?.id ?? '' })).canonical).toBe(canonical)
    }
    await taking.window.close()
  })
})

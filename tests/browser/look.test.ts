import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { afterAll, beforeAll, test, vi } from 'vitest'
import { createSmallFiles } from '../support/small-files.ts'
import { someFacts } from '../support/test-desk.ts'
import { type BrowserDesk, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway, DossierPage } from './support/desk-pages.ts'

vi.setConfig({ testTimeout: 240_000 })
let desk: BrowserDesk
beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist'] })
})
afterAll(() => desk.close())
test('look', async () => {
  const files = await createSmallFiles()
  const { client, connection } = await desk.test.as('archivist')
  const ids: string[] = []
  const names = [
    '丰禾农资店经营未取得登记证农药案',
    '青山合作社未按规定建立兽药经营记录案',
    '县城南路饲料门市部销售标签不合格饲料添加剂并拒不改正案',
    '木老爷擅自占用林地修建观景平台案',
    '滨河养殖场未附具检疫证明运输生猪案',
  ]
  for (let n = 0; n < 14; n++)
    ids.push(
      (
        await client.dossiers.create(
          someFacts({
            title: `云山县${names[n % 5]}`,
            number: n % 4 === 3 ? null : `云山农（农药）罚〔2026〕${n + 1}号`,
          }),
        )
      ).id,
    )
  const file = async (id: string, path: string) => {
    const [t] = await client.intake.offer({
      dossierId: id,
      files: [{ name: basename(path), sizeBytes: (await stat(path)).size }],
    })
    await desk.test.desk.receivePath(connection, t?.ticket ?? '', path, new AbortController().signal)
  }
  await file(ids[0] ?? '', await files.pdf('行政处罚决定书.pdf', 2))
  await file(ids[0] ?? '', await files.clip('现场检查.mp4', 2))
  const parts = { fonds: 'J001', office: 'FZ', period: 'D30' }
  for (const [i, serial] of [
    [0, 1],
    [1, 2],
    [2, 5],
    [3, 9],
  ] as const)
    await client.archival.assign({ dossierIds: [ids[i] ?? ''], parts, serial })
  await client.archival.assign({ dossierIds: [ids[4] ?? '', ids[5] ?? ''], parts: { ...parts, period: 'Y' } })
  await client.rulebook.adopt({
    text: (await client.rulebook.text({ id: 'recording-terms' })).json.replace(
      '"uploadHours": 24',
      '"uploadHours": 48',
    ),
  })
  const shot = async (size: { width: number; height: number }, tag: string) => {
    const window = await desk.window(size)
    const { page } = window
    const frame = await new Doorway(page).signIn('archivist')
    const snap = async (name: string) => {
      await page.waitForTimeout(500)
      await page.screenshot({ path: `/tmp/look/${tag}-${name}.png` })
    }
    await frame.goTo('/filing')
    await page.getByText('未编档号的案卷').first().waitFor()
    await snap('gaps')
    await page
      .getByRole('checkbox')
      .nth(2)
      .check()
      .catch(() => undefined)
    await page
      .getByRole('checkbox')
      .nth(3)
      .check()
      .catch(() => undefined)
    await page.getByRole('button', { name: '编制档号' }).click()
    await page.getByRole('dialog').getByText('将编的档号').waitFor()
    await snap('assign-many')
    await page.keyboard.press('Escape')
    await frame.goTo(`/dossiers/${ids[0]}`)
    const dossier = new DossierPage(page)
    await dossier.openPanel('元数据')
    await dossier.panel.getByText('必填项').first().waitFor()
    await snap('metadata')
    await dossier.panel.getByLabel('显示来源').check()
    await snap('metadata-sources')
    await dossier.panel.getByRole('button', { name: '填写元数据' }).click()
    await snap('metadata-form')
    await dossier.item('现场检查').click()
    await dossier.panel.getByRole('button', { name: '取消' }).click()
    await dossier.panel.getByText('现场检查', { exact: true }).click()
    await page.waitForTimeout(1500)
    await snap('metadata-recording')
    await frame.goTo(`/dossiers/${ids[7]}`)
    await dossier.openPanel('元数据')
    await dossier.panel.getByRole('button', { name: '编制档号' }).click()
    await page.getByRole('dialog').getByText('将编的档号').waitFor()
    await snap('assign-one')
    await page.keyboard.press('Escape')
    await frame.goTo('/rulebook')
    await page
      .getByRole('row', { name: /本单位/ })
      .first()
      .click()
    await snap('rules')
    await page.getByLabel('选择规则包文件').setInputFiles({
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from((await client.rulebook.text({ id: 'recording-terms' })).json),
    })
    await page.getByRole('dialog').getByRole('button', { name: '采用规则包' }).click()
    await page.waitForTimeout(800)
    await snap('rules-import')
    await window.close()
  }
  await shot({ width: 1366, height: 768 }, 's')
  await shot({ width: 1600, height: 900 }, 'l')
})

// From a dossier whose period is over to its certificate, by four people, at a real desk in a real Chromium.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createSmallFiles } from '../support/small-files.ts'
import { passphrase, someFacts } from '../support/test-desk.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway } from './support/desk-pages.ts'

// Two cores are shared with real encryption and real browsers.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

let desk: BrowserDesk
let window: DeskWindow
const ids: string[] = []
const titles = ['云山县丰禾农资店农药经营许可案', '云山县大田种业种子生产许可案', '云山县江边渔场水域养殖许可案']

beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist', 'inspector', 'head'] })
  const files = await createSmallFiles()
  const { client, connection } = await desk.test.as('archivist')
  for (const [at, title] of titles.entries()) {
    const dates = { ...someFacts().dates, closedOn: `199${at}-05-01` }
    const facts = someFacts({ category: 'licence', title, number: `云山农许字〔199${at}〕${at + 1}号`, dates })
    const { id } = await client.dossiers.create(facts)
    const path = await files.pdf(`许可决定书${at}.pdf`, 2)
    const { size } = await import('node:fs/promises').then(({ stat }) => stat(path))
    const [ticket] = await client.intake.offer({ dossierId: id, files: [{ name: '许可决定书.pdf', sizeBytes: size }] })
    await desk.test.desk.receivePath(connection, ticket?.ticket ?? '', path, new AbortController().signal)
    await client.dossiers.seal({ id })
    ids.push(id)
  }
  await client.people.signOut({})
  await files.close()
})
afterAll(async () => {
  await desk.close()
})

async function openAs(name: string, address: string) {
  window = await desk.window()
  const frame = await new Doorway(window.page).signIn(name)
  await frame.goTo(address)
  return window.page
}

test('a period is decided, a hold placed and lifted, and two dossiers go the whole way to their certificate', async () => {
  const [first = '', second = '', third = ''] = ids
  const page = await openAs('archivist', `/dossiers/${first}?panel=retention`)
  const press = (name: string | RegExp, of = page) => of.getByRole('button', { name }).click()
  const inDialog = (name: string | RegExp, of = page) => of.getByRole('dialog').getByRole('button', { name }).click()

  await page.getByText('尚未划定').waitFor()
  await press('划定保管期限')
  await page.getByRole('dialog').getByLabel('保管期限').waitFor()
  await inDialog('划定期限')
  await page.getByText('2020-12-31（周四）').first().waitFor()
  await press('设置暂停')
  await page.getByRole('radio', { name: /信访/ }).check()
  await page.getByRole('dialog').getByLabel('说明').fill('来信反映许可程序，正在核查')
  await inDialog('设置暂停')
  await page.getByText('有 1 项暂停处置').waitFor()
  await window.expectClean()

  const { client } = await desk.test.as('archivist')
  for (const dossierId of [second, third]) await client.retention.decide({ dossierId, period: null })
  await page.getByRole('link', { name: '查看鉴定与销毁' }).click()
  const row = (title: string) => page.getByRole('row', { name: new RegExp(title) })
  await row(titles[0] ?? '')
    .getByText('暂停 1 项')
    .waitFor()
  for (const title of titles.slice(1)) await row(title).getByRole('checkbox').check()
  await press(/^开始鉴定/)
  await page.getByRole('dialog').getByLabel('鉴定名称').fill('2026年到期档案鉴定')
  await page.getByRole('dialog').getByLabel('鉴定小组成员').click()
  for (const name of ['和丽春', '李正清', '木增福'])
    await page
      .getByTitle(new RegExp(`^${name}`))
      .last()
      .click()
  await page.getByText('组织鉴定').click()
  await inDialog('开始鉴定')
  await page.getByText('档案鉴定〔2026〕1号').waitFor()
  await press('对全部案卷提出意见')
  await page.getByRole('radio', { name: '销毁' }).check()
  await page.getByRole('dialog').getByLabel('理由').fill('期满，已无查考价值')
  await inDialog('提出意见')
  await page.getByText('期满，已无查考价值').first().waitFor()
  await window.expectClean()
  const id = page.url().match(/appraisal=([\da-f-]+)/)?.[1] ?? ''
  await window.close()

  for (const [member, opinion] of [
    ['inspector', 'destroy'],
    ['head', 'keep'],
  ] as const) {
    const { client: other } = await desk.test.as(member)
    const opinions = [second, third].map((dossierId) => ({ dossierId, opinion, reason: '已逐卷查看' }))
    await other.disposals.opine({ id, opinions })
    await other.people.signOut({})
  }

  const heads = await openAs('head', `/retention?keeping=appraisals&appraisal=${id}`)
  await press('作出鉴定结论', heads)
  await heads.getByLabel('理由（填入没有单独写理由的案卷）').fill('同意鉴定小组多数意见')
  await heads.getByLabel(`结论：${titles[2]}`).click()
  await heads.getByTitle('延长期限', { exact: true }).last().click()
  await heads.getByLabel(`延长为：${titles[2]}`).click()
  await heads.getByTitle('30年', { exact: true }).last().click()
  await inDialog('作出结论', heads)
  await heads.getByText('延长为 30年').waitFor()
  await press('批准销毁', heads)
  await heads.getByRole('dialog').getByLabel(/口令/).fill(passphrase)
  await inDialog('批准销毁', heads)
  await heads.getByText('已批准').first().waitFor()
  await window.close()

  const { client: inspector } = await desk.test.as('inspector')
  await inspector.disposals.witness({ id, passphrase })
  await inspector.people.signOut({})

  const last = await openAs('archivist', `/retention?keeping=appraisals&appraisal=${id}`)
  await press('执行销毁', last)
  await last.getByText('任何人都不能恢复').waitFor()
  await last.getByRole('dialog').getByLabel(/口令/).fill(passphrase)
  await inDialog('执行销毁，不能恢复', last)
  await last.getByText(/1 个案卷的密钥已于 .* 销毁/).waitFor()
  const saving = last.waitForEvent('download')
  await press('导出销毁证明', last)
  expect((await saving).suggestedFilename()).toBe('销毁证明-档案鉴定〔2026〕1号.pdf')
  await window.expectClean()
  await last.getByRole('link', { name: titles[1] ?? '' }).click()
  await last.getByText('材料已销毁').waitFor()
  await last.getByText('已销毁', { exact: true }).first().waitFor()
  await last.getByRole('link', { name: '查看鉴定与销毁' }).click()
  await last.getByRole('tab', { name: '保管期限规则' }).click()
  await last.getByText('没有规则适用').first().waitFor()
  const json = last.getByLabel('保管期限表（JSON）')
  await json.fill(
    (await json.inputValue()).replace(
      '"period": "D30",\n      "standard": false',
      '"period": "Y",\n      "standard": false',
    ),
  )
  await press('试算', last)
  await last.getByText(/会影响 2 个案卷/).waitFor()
  await last.getByRole('tab', { name: '暂停处置' }).click()
  await last.getByText('来信反映许可程序，正在核查').waitFor()
  await press(/^解除暂停/, last)
  await last.getByRole('dialog').getByLabel('解除的理由').fill('信访已办结')
  await inDialog('解除暂停', last)
  await last.getByText('没有暂停处置').first().waitFor()
  await window.close()
})

// A campaign's leader in the window: lists an inspector of another desk by his card, makes his parcel, and merges what he sends
// back. The other desk works beside it.
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import { endOf, evaluated, never, somePlan } from '../support/parcel-rooms.ts'
import { createSmallFiles } from '../support/small-files.ts'
import { passphrase, someFacts, type TestDesk } from '../support/test-desk.ts'
import { openTestRooms, type TestRooms } from '../support/test-rooms.ts'
import { type BrowserDesk, launchBrowser, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway } from './support/desk-pages.ts'

vi.setConfig({ testTimeout: 120_000 })

let desk: BrowserDesk
let browser: Browser
let away: TestRooms
let guest: Caller
let folder: string
let campaignId: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anjuan-window-'))
  desk = await openBrowserDesk({ people: ['archivist', 'inspector'] })
  await sealedDossier(desk.test)
  away = await openTestRooms()
  guest = await away.admit('guest', '段外援', ['inspector'])
  const { client } = await desk.test.as('inspector')
  const plan = { ...somePlan, way: 'cross' as const }
  campaignId = (await client.campaigns.create({ title: '2026 年度案卷交叉评查', plan })).id
  await client.people.signOut({})
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await away.close()
  await desk.close()
  await rm(folder, { recursive: true, force: true })
})

async function sealedDossier({ desk: core, as }: TestDesk): Promise<void> {
  const files = await createSmallFiles()
  const { client, connection } = await as('archivist')
  const dates = { filedOn: '2026-03-02', noticeOn: null, decidedOn: null, servedOn: null, closedOn: '2026-06-30' }
  const { id } = await client.dossiers.create(someFacts({ agency: '云山县林业和草原局', dates }))
  const path = await files.pdf('行政处罚决定书.pdf', 2)
  const { size: sizeBytes } = await stat(path)
  const [ticket] = await client.intake.offer({ dossierId: id, files: [{ name: basename(path), sizeBytes }] })
  await core.receivePath(connection, ticket?.ticket ?? '', path, never)
  await client.dossiers.seal({ id })
  await client.people.signOut({})
  await files.close()
}

const shots = process.env.SHOTS

test('a part goes to another desk by its card, and its result comes back into the list', async () => {
  const { page, expectClean, close } = await desk.window()
  const shot = async (name: string) => {
    if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`) })
  }
  const frame = await new Doorway(page).signIn('inspector')
  await frame.goTo('/parcels')
  await page.getByText('还没有往来包').waitFor()
  await shot('1-empty')
  await expectClean()

  await page.getByRole('button', { name: '收件名片' }).first().click()
  await shot('2-card-ask')
  await page.getByLabel(/口令/).last().fill('不对的口令-2026')
  await page.getByRole('button', { name: '导出名片' }).click()
  await page.getByRole('alert').filter({ hasText: '口令' }).waitFor()
  await page.getByLabel(/口令/).last().fill(passphrase)
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出名片' }).click(),
  ])
  expect(saved.suggestedFilename()).toBe('收件名片-木增福.json')
  await page.getByRole('list', { name: '核对数字' }).waitFor()
  await shot('3-card-made')
  await expectClean()
  await page.getByRole('button', { name: '完成' }).click()

  const { json, card } = await away.rooms.parcels.card(guest, passphrase)
  await writeFile(join(folder, '名片.json'), json)
  await writeFile(join(folder, '改过.json'), json.replace('段外援', '段外人'))
  await frame.goTo(`/campaigns/${campaignId}`)
  await page.getByRole('button', { name: '往来包' }).click()
  await page.getByText('还没有外单位评查人').waitFor()
  await shot('4-campaign-empty')
  await page.getByRole('button', { name: '凭名片列入' }).click()
  const file = page.getByLabel('收件名片文件')
  await file.setInputFiles(join(folder, '改过.json'))
  await page.getByRole('alert').filter({ hasText: '签名无效' }).waitFor()
  await shot('5-card-altered')
  await file.setInputFiles(join(folder, '名片.json'))
  await page.getByText(card.digits.slice(0, 5), { exact: true }).waitFor()
  await shot('6-card-read')
  await page.getByRole('button', { name: '列入批次' }).click()
  await page.getByRole('cell', { name: '段外援' }).waitFor()

  const { client } = await desk.test.as('inspector')
  for (const step of ['commit', 'draw', 'assign', 'start'] as const) {
    if (step === 'commit') await client.campaigns.commit({ id: campaignId, seed: null })
    else await client.campaigns[step]({ id: campaignId })
  }
  await page.reload()
  await page.getByRole('button', { name: /^往来包/ }).click()
  await page.getByRole('button', { name: '制作往来包' }).click()
  await page.getByLabel('新文件的完整路径').fill(join(folder, '任务.age'))
  await page.getByLabel(/口令/).last().fill(passphrase)
  await shot('7-make')
  await expectClean()
  await page.getByRole('button', { name: '制作', exact: true }).click()
  await page.getByText('已制作 发-2026-0001').waitFor()
  await shot('8-made')
  await page.getByRole('button', { name: '完成' }).click()
  await shot('9-members')
  await expectClean()

  await endOf(away.rooms.parcels.open(guest, { path: join(folder, '任务.age'), passphrase }, never))
  const [task] = away.rooms.campaigns.mine(guest)
  evaluated(away, guest, task?.assignmentId ?? '', [])
  await endOf(away.rooms.parcels.answer(guest, { campaignId, path: join(folder, '结果.age'), passphrase }, never))

  await frame.goTo('/parcels')
  await page.getByRole('button', { name: '打开往来包' }).click()
  await page.getByLabel('往来包文件的完整路径').fill(join(folder, '名片.json'))
  await page.getByLabel('本人的登录口令').fill(passphrase)
  await page.getByRole('button', { name: '查看' }).click()
  await page.getByRole('alert').filter({ hasText: '这不是案卷往来包' }).waitFor()
  await shot('10-open-foreign')
  await page.getByLabel('往来包文件的完整路径').fill(join(folder, '结果.age'))
  await page.getByRole('button', { name: '查看' }).click()
  await page.getByText('与此前登记的名片一致').waitFor()
  await shot('11-open-found')
  await expectClean()
  await page.getByRole('button', { name: '合并评查结果' }).click()
  await page.getByRole('dialog').getByText('已合并').waitFor()
  await shot('12-merged')
  await page.getByRole('button', { name: '完成' }).click()
  await page.getByText('收-2026-0001').dblclick()
  await page.getByRole('dialog').getByText('文件 SHA-256').waitFor()
  await shot('13-detail')
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click()
  await shot('14-list')
  await expectClean()
  await close()
})

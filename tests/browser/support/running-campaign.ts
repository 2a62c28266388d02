// A campaign that runs at a test desk, its sheets concluded by two inspectors of another agency, for screens of what comes after.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { Anchor } from '#shared/contract/evidence.ts'
import type { CampaignPlan } from '#shared/rules/campaign.ts'
import { sheetOf } from '../../support/outcome-rooms.ts'
import { createSmallFiles } from '../../support/small-files.ts'
import { type Client, passphrase, someFacts, type TestDesk } from '../../support/test-desk.ts'

const standardId = 'mee-2024-general-penalty'

export const inspectors = [
  { name: 'inspector', displayName: '木增福' },
  { name: 'inspector2', displayName: '和建国' },
] as const

/** Two inspectors of another agency than the dossiers', so that nobody has to recuse himself. */
export async function admitInspectors(test: TestDesk): Promise<void> {
  const [administrator, security] = [await test.as('administrator'), await test.as('security')]
  const first = `首次-${passphrase}`
  for (const { name, displayName } of inspectors) {
    const person = { name, displayName, unit: '云山县林业和草原局', card: null, passphrase: first }
    const { id } = await administrator.client.people.create(person)
    await security.client.people.grantRoles({ id, roles: ['inspector'] })
    const guest = test.anonymous()
    await guest.client.people.signIn({ name, passphrase: first })
    await guest.client.people.changePassphrase({ passphrase: first, next: passphrase })
    await guest.client.people.signOut({})
  }
  for (const { client } of [administrator, security]) await client.people.signOut({})
}

export interface WantedSheet {
  readonly points?: Readonly<Record<string, number>>
  readonly vetoes?: readonly string[]
  /** Notes against the first page of the dossier's paper. */
  readonly found?: readonly { readonly criterion: string; readonly note: string }[]
}

export interface RunningCampaign {
  readonly campaign: Campaign
  /** In the order of the wanted sheets. */
  readonly dossierIds: readonly string[]
}

let serial = 0

/** @param pairs what the first and the second inspector conclude of each dossier */
export async function runCampaign(
  test: TestDesk,
  pairs: readonly (readonly [WantedSheet, WantedSheet])[],
  change: Partial<CampaignPlan> = {},
): Promise<RunningCampaign> {
  const day = `2026-${String((serial++ % 9) + 1).padStart(2, '0')}-15`
  const dossiers: { dossierId: string; itemId: string }[] = []
  for (let at = 0; at < pairs.length; at++) dossiers.push(await sealedDossier(test, day, at))
  const leader = (await test.as('head')).client
  const plan: CampaignPlan = {
    purpose: '年度案卷评查',
    scope: { categories: ['处罚'], agencies: [], closedFrom: day, closedTo: day },
    draw: { size: pairs.length, leastOfEach: 0, strata: 'none' },
    ...{ way: 'double', groups: 1, standards: { 处罚: standardId }, masked: false },
    ...{ objectionDays: 5, rectificationDays: 15, differenceHundredths: 500 },
    ...change,
  }
  const { id } = await leader.campaigns.create({ title: '2026 年行政处罚案卷评查', plan })
  await leader.campaigns.commit({ id, seed: null })
  await leader.campaigns.draw({ id })
  for (const { name } of inspectors) {
    const { client } = test.anonymous()
    const { userId } = await client.people.signIn({ name, passphrase })
    await client.people.signOut({})
    await leader.campaigns.addMember({ id, member: { from: 'here', userId, role: 'inspector', group: 1, share: 1 } })
  }
  await leader.campaigns.assign({ id })
  const campaign = await leader.campaigns.start({ id })
  for (const [at, pair] of pairs.entries()) {
    const dossier = dossiers[at]
    if (dossier !== undefined) await concludeBoth(test, campaign, dossier, pair)
  }
  await leader.people.signOut({})
  return { campaign, dossierIds: dossiers.map(({ dossierId }) => dossierId) }
}

async function sealedDossier(
  test: TestDesk,
  closedOn: string,
  at: number,
): Promise<{ dossierId: string; itemId: string }> {
  const files = await createSmallFiles()
  const { client, connection } = await test.as('archivist')
  const dates = { filedOn: '2026-01-05', noticeOn: null, decidedOn: null, servedOn: null, closedOn }
  const number = `云山农（农药）罚〔2026〕${serial * 20 + at}号`
  const party = ['丰禾农资店', '绿源种业有限公司', '高原养殖合作社', '顺达兽药门市', '青山饲料经营部', '金穗肥料店'][
    at % 6
  ]
  const title = `云山县${party}经营未取得登记证农药案`
  const { id: dossierId } = await client.dossiers.create(someFacts({ number, title, dates }))
  const path = await files.pdf(`行政处罚决定书-${crypto.randomUUID()}.pdf`, 2)
  const offered = { name: basename(path), title: '行政处罚决定书', sizeBytes: (await stat(path)).size }
  const [ticket] = await client.intake.offer({ dossierId, files: [offered] })
  const filed = await test.desk.receivePath(connection, ticket?.ticket ?? '', path, new AbortController().signal)
  await client.dossiers.seal({ id: dossierId })
  await client.people.signOut({})
  await files.close()
  return { dossierId, itemId: filed.item?.id ?? '' }
}

async function concludeBoth(
  test: TestDesk,
  campaign: Campaign,
  { dossierId, itemId }: { dossierId: string; itemId: string },
  pair: readonly [WantedSheet, WantedSheet],
): Promise<void> {
  for (const { name } of inspectors) {
    const { client } = await test.as(name)
    const tasks = await client.campaigns.mine({})
    const task = tasks.find((one) => one.campaignId === campaign.id && one.dossierId === dossierId)
    if (task !== undefined) await conclude(client, task.assignmentId, itemId, pair[task.seat - 1] ?? {})
    await client.people.signOut({})
  }
}

async function conclude(client: Client, assignmentId: string, itemId: string, wanted: WantedSheet): Promise<void> {
  const { id } = await client.campaigns.begin({ assignmentId })
  const standard = await client.rulebook.standard({ id: standardId })
  const judgements = sheetOf(standard, wanted.points ?? {}, wanted.vetoes)
  await client.evaluation.judge({ id, judgements, addSeconds: 600 })
  const anchor: Anchor = { on: 'page', itemId, page: 1, region: null }
  for (const { criterion, note } of wanted.found ?? []) {
    await client.evaluation.addFinding({ id, criterion, anchor, note })
  }
  await client.evaluation.conclude({ id })
}

// The sample county, really filed: what the checklist names of it. Behind SLOW=1, because it makes and files every paper and clip.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '#main/desk-core.ts'
import type { DossierCheck } from '#shared/contract/checks.ts'
import { makeSample, type SampleCounty } from '../../../resources/sample/make-sample.ts'
import { fileSampleDossier } from '../../support/filed-sample.ts'
import { type Client, createTestDesk, type TestDesk } from '../../support/test-desk.ts'

const isSlow = process.env.SLOW === '1'
let home: TestDesk
let folder = ''
let county: SampleCounty
let client: Client
let connection: Connection
const ids = new Map<string, string>()

describe.runIf(isSlow)('the sample county as it is filed', () => {
  beforeAll(async () => {
    home = await createTestDesk(['archivist'])
    folder = await mkdtemp(join(tmpdir(), 'sample-checks-'))
    county = await makeSample({ folder, clips: 'small' })
    const archivist = await home.as('archivist')
    client = archivist.client
    connection = archivist.connection
    for (const dossier of county.dossiers)
      ids.set(dossier.key, await fileSampleDossier(home, { client, connection }, folder, dossier))
  }, 900_000)
  afterAll(async () => {
    await home.close()
    await rm(folder, { recursive: true, force: true })
  })

  const check = (key: string) => client.checks.check({ dossierId: ids.get(key) ?? '' })
  const troubles = ({ findings }: DossierCheck) =>
    findings.filter(({ state }) => state === 'lacking' || state === 'wrong').map(({ rule }) => rule)

  /** What a careful archivist says of every paper: as it is, planted defects included. */
  async function lookThrough(key: string): Promise<DossierCheck> {
    const dossierId = ids.get(key) ?? ''
    const { papers, findings } = await check(key)
    for (const { itemId, title, wants } of papers) {
      const signatures = Object.fromEntries(wants.map(({ signer, least }) => [signer, least]))
      if (title === '询问笔录（谷小满）') signatures.officer = 1
      await client.checks.signatures({ itemId, signatures })
    }
    const said = new Set(['出示执法证件：询问笔录（况守仓）', '听证主持人：听证笔录', '裁量理由：案件处理意见书'])
    for (const { rule, subject, title, question } of findings) {
      if (question === null) continue
      const isNo =
        (said.has(title) && key !== 'pesticide-penalty') ||
        (rule === 'defence-verified' && key === 'forest-land-penalty') ||
        (rule === 'pages-continuous' && key === 'fertiliser-penalty')
      await client.checks.answer({ dossierId, rule, subject, answer: isNo ? 'no' : 'yes' })
    }
    return check(key)
  }

  test('what a machine can see is named before anybody looks', async () => {
    expect(troubles(await check('pesticide-penalty'))).toEqual(['review-before-decision', 'hearing-term-passed'])
    expect(troubles(await check('fertiliser-penalty'))).toEqual(['recording-gaps'])
    expect(troubles(await check('forest-land-penalty'))).toEqual(['penalty-recheck'])
  })

  test('every planted defect is named once somebody has looked, and nothing else', async () => {
    expect(troubles(await lookThrough('pesticide-penalty'))).toEqual([
      'record-signed',
      'review-before-decision',
      'hearing-term-passed',
    ])
    expect(troubles(await lookThrough('fertiliser-penalty'))).toEqual([
      'recording-gaps',
      'card-shown',
      'pages-continuous',
    ])
    expect(troubles(await lookThrough('forest-land-penalty'))).toEqual([
      'penalty-recheck',
      'hearing-chair',
      'defence-verified',
      'discretion-reasoned',
    ])
  })

  test('the five sound dossiers are sound', async () => {
    const planted = new Set(county.defects.map(({ dossier }) => dossier))
    for (const { key } of county.dossiers.filter((one) => !planted.has(one.key))) {
      expect([key, troubles(await check(key)), troubles(await lookThrough(key))]).toEqual([key, [], []])
    }
  })
})

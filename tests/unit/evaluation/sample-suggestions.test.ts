// The sample county, really filed, sealed and opened for evaluation: its planted defects are among the suggestions. Behind SLOW=1,
// because it makes and files every paper and clip; what needs no files is in tests/unit/rules/precheck.test.ts.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SuggestionList } from '#shared/contract/suggestions.ts'
import { makeSample, type SampleCounty } from '../../../resources/sample/make-sample.ts'
import { fileSampleDossier } from '../../support/filed-sample.ts'
import { seenByMachine, suggestionOf } from '../../support/prechecked-sample.ts'
import { createTestDesk, type TestDesk } from '../../support/test-desk.ts'

const isSlow = process.env.SLOW === '1'
let home: TestDesk
let folder = ''
let county: SampleCounty
const lists = new Map<string, SuggestionList>()

describe.runIf(isSlow)('the sample county as it is evaluated', () => {
  beforeAll(async () => {
    home = await createTestDesk(['archivist', 'inspector'])
    folder = await mkdtemp(join(tmpdir(), 'sample-suggestions-'))
    county = await makeSample({ folder, clips: 'small' })
    const archivist = await home.as('archivist')
    const { client: inspector } = await home.as('inspector')
    for (const dossier of county.dossiers) {
      const dossierId = await fileSampleDossier(home, archivist, folder, dossier)
      await archivist.client.dossiers.seal({ id: dossierId })
      const { id } = await inspector.evaluation.start({ dossierId, standardId: 'mee-2024-general-penalty' })
      lists.set(dossier.key, await inspector.suggestions.refresh({ evaluationId: id }))
    }
  }, 900_000)
  afterAll(async () => {
    await home.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('every planted defect is among them: what a machine sees as wrong or lacking, the rest as a question', () => {
    const found = county.defects.map((defect) => {
      const suggestion = suggestionOf(defect, lists.get(defect.dossier)?.rows ?? [])
      return [
        defect.code,
        suggestion === undefined ? 'not there' : suggestion.severity === 'unchecked' ? 'asked' : 'seen',
      ]
    })
    expect(found).toEqual(county.defects.map(({ code }) => [code, seenByMachine.has(code) ? 'seen' : 'asked']))
  })

  test('the five sound dossiers have nothing lacking or wrong', () => {
    const planted = new Set(county.defects.map(({ dossier }) => dossier))
    const sound = county.dossiers.filter(({ key }) => !planted.has(key))
    expect(sound).toHaveLength(5)
    for (const { key } of sound) {
      const rows = lists.get(key)?.rows ?? []
      expect([key, rows.filter(({ severity }) => severity !== 'unchecked')]).toEqual([key, []])
      expect(rows.length).toBeGreaterThan(0)
    }
  })
})

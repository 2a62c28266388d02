// The recording list against what lies in a dossier: the four states, and what counts as a recording.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { RecordingListPack } from '#shared/rules/pack.ts'
import { checkRequirements, type FiledItem, requirementSource } from '#shared/rules/recording-requirements.ts'

const file = new URL('../../../resources/rulebook/recording-list-example.json', import.meta.url)
const pack = RecordingListPack.parse(JSON.parse(readFileSync(file, 'utf8')))

const paper = (paperKind: string): FiledItem => ({
  id: paperKind,
  kind: 'paper',
  paperKind,
  durationMs: 0,
  derived: false,
})
const recording = (paperKind: string | null, change: Partial<FiledItem> = {}): FiledItem => ({
  id: `rec-${paperKind}`,
  kind: 'recording',
  paperKind,
  durationMs: 1000,
  derived: false,
  ...change,
})

function stateOf(code: string, items: readonly FiledItem[], excused: readonly string[] = []) {
  const found = checkRequirements(pack, '处罚', items, new Set(excused)).find(
    ({ requirement }) => requirement.code === code,
  )
  return found === undefined ? 'unknown' : found.state
}

describe('a hearing', () => {
  test('that was not held needs no recording; one that was lacks it', () => {
    expect(stateOf('penalty-hearing', [paper('penalty-decision')])).toBe('not-due')
    expect(stateOf('penalty-hearing', [paper('hearing-record')])).toBe('lacking')
  })

  test('is there with a recording of its kind, and with no other', () => {
    const held = paper('hearing-record')
    expect(stateOf('penalty-hearing', [held, recording('hearing-recording')])).toBe('present')
    expect(stateOf('penalty-hearing', [held, recording('interview-recording')])).toBe('lacking')
    expect(stateOf('penalty-hearing', [held, recording(null)])).toBe('lacking')
  })

  test('is not there with a recording of no length, with a clip, or with a paper called a recording', () => {
    const held = paper('hearing-record')
    expect(stateOf('penalty-hearing', [held, recording('hearing-recording', { durationMs: 0 })])).toBe('lacking')
    expect(stateOf('penalty-hearing', [held, recording('hearing-recording', { derived: true })])).toBe('lacking')
    expect(stateOf('penalty-hearing', [held, { ...paper('hearing-recording'), durationMs: 5 }])).toBe('lacking')
  })

  test('is excused by a statement, until a recording turns up', () => {
    const held = paper('hearing-record')
    expect(stateOf('penalty-hearing', [held], ['penalty-hearing'])).toBe('excused')
    expect(stateOf('penalty-hearing', [held, recording('hearing-recording')], ['penalty-hearing'])).toBe('present')
  })
})

test('what happens in every case of a category is due at once', () => {
  const [site] = checkRequirements(pack, '检查', [], new Set())
  expect(site).toMatchObject({ state: 'lacking', itemIds: [], requirement: { code: 'inspection-site' } })
})

test('every recording that fulfils a requirement is named', () => {
  const items = [recording('interview-recording', { id: 'a' }), recording('interview-recording', { id: 'b' })]
  const found = checkRequirements(pack, '处罚', items, new Set()).find(
    ({ requirement }) => requirement.code === 'penalty-interview',
  )
  expect(found?.itemIds).toEqual(['a', 'b'])
})

describe('the list as shipped', () => {
  test('has requirements for each of the six categories, under codes that name it', () => {
    const categories = ['处罚', '许可', '强制', '检查', '征收征用', '确认'] as const
    for (const category of categories)
      expect(checkRequirements(pack, category, [], new Set()).length).toBeGreaterThan(3)
  })

  test('demands nothing that no published list demands, and says so', () => {
    for (const requirement of pack.requirements.filter(({ grade }) => grade === 'derived')) {
      expect([requirement.code, requirement.compulsory]).toEqual([requirement.code, false])
      expect(requirementSource(pack, requirement)).toContain('比照')
    }
  })

  test('names the published lists behind every other requirement', () => {
    for (const requirement of pack.requirements.filter(({ grade }) => grade === 'listed')) {
      expect(requirementSource(pack, requirement)).toMatch(/清单/)
    }
  })
})

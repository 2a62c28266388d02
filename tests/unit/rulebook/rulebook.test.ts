// The packs as shipped, and the rulebook that loads them.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createRulebook } from '#main/rulebook/index.ts'
import { isRefusal } from '#shared/text/refusal.ts'

const shipped = new URL('../../../resources/rulebook', import.meta.url).pathname
const rulebook = createRulebook({ folder: shipped })
const standard = rulebook.standard('mee-2024-general-penalty')
const temporary: string[] = []
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

afterEach(() => {
  for (const folder of temporary.splice(0)) rmSync(folder, { recursive: true })
})

function copyOfPacks(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rulebook-'))
  temporary.push(folder)
  cpSync(shipped, folder, { recursive: true })
  return folder
}

/** The file named by the refusal when `pack` is changed by `edit` (on its parsed JSON). */
function damagedBy(pack: string, edit: (text: string) => string): unknown {
  const folder = copyOfPacks()
  const path = join(folder, pack)
  const before = readFileSync(path, 'utf8')
  const after = edit(before)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
  try {
    createRulebook({ folder })
  } catch (error) {
    if (isRefusal(error, 'rulebook.damaged')) return error.params.file
    throw error
  }
  return 'not refused'
}

describe('the packs as shipped', () => {
  test('every file loads, under the id of its file name', () => {
    const files = readdirSync(shipped).filter((file) => file.endsWith('.json'))
    expect(rulebook.list().map(({ id }) => `${id}.json`)).toEqual(files.sort())
    expect(files.length).toBeGreaterThanOrEqual(7)
  })

  test('every kind that the desk needs is there', () => {
    expect(rulebook.paperKinds().kinds.filter(({ origin }) => origin === 'agriculture-38')).toHaveLength(38)
    expect(rulebook.opinionKinds().kinds.map(({ code }) => code)).toContain('agree')
    expect(rulebook.reviewHeads().heads).toHaveLength(7)
    expect(rulebook.reviewCatalogue().entries.filter(({ basis }) => basis === 'law')).toHaveLength(4)
    expect(rulebook.reviewCatalogue().entries.filter(({ basis }) => basis !== 'law')).toHaveLength(5)
    expect(rulebook.reviewTerm()).toMatchObject({ days: 7, unit: 'work', grade: 'example' })
    expect(rulebook.recordingPractice()).toMatchObject({ joinGapMs: 2000, grade: 'example' })
    expect(rulebook.filingPractice()).toMatchObject({ deadline: { days: 10, unit: 'work' }, grade: 'example' })
    expect(rulebook.filingOrder('处罚', '云山县市场监督管理局').pack).toMatchObject({ grade: 'sure' })
    expect(rulebook.filingOrder('许可').pack).toMatchObject({ id: 'filing-order-generic', grade: 'example' })
    expect(rulebook.recordingList()).toMatchObject({ id: 'recording-list-example', grade: 'example' })
  })

  test('each of the 38 agriculture forms is there once, by its number', () => {
    const numbers = rulebook.paperKinds().kinds.flatMap(({ formNumber }) => (formNumber === null ? [] : [formNumber]))
    expect(numbers).toEqual(Array.from({ length: 38 }, (_, at) => at + 1))
  })

  test('papers of the restricted volume are those of the market-supervision order', () => {
    const restricted = new Set(
      rulebook.paperKinds().kinds.flatMap(({ volume, code }) => (volume === 'restricted' ? [code] : [])),
    )
    for (const code of ['case-source', 'investigation-report', 'legal-review-opinion', 'collective-discussion']) {
      expect(restricted).toContain(code)
    }
    for (const code of ['hearing-report', 'closing-report']) expect(restricted).toContain(code)
    for (const code of ['penalty-decision', 'filing-approval', 'hearing-record']) expect(restricted).not.toContain(code)
  })

  test('a title or an alias names one kind only within a category', () => {
    const owners = new Map<string, string>()
    for (const kind of rulebook.paperKinds().kinds) {
      for (const name of [kind.title, ...kind.aliases]) {
        expect([name, owners.get(name) ?? kind.code]).toEqual([name, kind.code])
        owners.set(name, kind.code)
      }
    }
  })

  test('every opinion that is not an agreement keeps the decision from being made', () => {
    for (const kind of rulebook.opinionKinds().kinds) expect(kind.blocksDecision).toBe(kind.code !== 'agree')
  })

  test('no Chinese text mixes half-width punctuation into its sentences', () => {
    for (const file of readdirSync(shipped)) {
      expect(readFileSync(join(shipped, file), 'utf8')).not.toMatch(/\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u)
    }
  })
})

describe('the MEE 2024 general-penalty standard', () => {
  test('has 25 vetoes in five groups, each with a legal basis, the last four for special dossiers', () => {
    expect(standard.vetoes.map(({ code }) => code)).toEqual(Array.from({ length: 25 }, (_, at) => `V-${at + 1}`))
    expect(new Set(standard.vetoes.map(({ group }) => group)).size).toBe(5)
    expect(standard.vetoes.every(({ clauses }) => clauses.length > 0)).toBe(true)
    expect(standard.vetoes.flatMap(({ code, onlyFor }) => (onlyFor ? [[code, onlyFor]] : []))).toEqual([
      ['V-22', 'daily-penalty'],
      ['V-23', 'daily-penalty'],
      ['V-24', 'daily-penalty'],
      ['V-25', 'seizure'],
    ])
  })

  test('has 14 items of 100 points, each the sum of its own points', () => {
    expect(standard.criteria.map(({ standardHundredths }) => standardHundredths / 100)).toEqual([
      2, 10, 10, 5, 8, 8, 10, 10, 4, 8, 15, 2, 5, 3,
    ])
    expect(sum(standard.criteria.map(({ standardHundredths }) => standardHundredths))).toBe(10_000)
    for (const { points, standardHundredths } of standard.criteria) {
      expect(sum(points.map(({ hundredths }) => hundredths))).toBe(standardHundredths)
    }
    expect(standard.criteria[10]?.points[3]?.code).toBe('P3-11.4')
  })

  test('has 20 points of basic elements in two groups of 10', () => {
    const groups = Object.values(Object.groupBy(standard.basics, ({ group }) => group))
    expect(groups.map((group) => sum((group ?? []).map((basic) => basic.deductionHundredths)))).toEqual([1000, 1000])
  })

  test('marks its bands as examples, since the source has none', () => {
    expect(standard.scoring.bands.map(({ mark }) => mark)).toEqual(['example', 'example', 'example', 'example'])
  })
})

describe('the rulebook', () => {
  test('gives the same hash for the same pack, and another for any change', () => {
    const again = createRulebook({ folder: shipped })
    const other = copyOfPacks()
    const path = join(other, 'mee-2024-general-penalty.json')
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), version: '1.1' }))
    const changed = createRulebook({ folder: other })
    expect(rulebook.hashOf(standard.id)).toMatch(/^[0-9a-f]{64}$/)
    expect(again.hashOf(standard.id)).toBe(rulebook.hashOf(standard.id))
    expect(changed.hashOf(standard.id)).not.toBe(rulebook.hashOf(standard.id))
    expect(changed.hashOf('paper-kinds')).toBe(rulebook.hashOf('paper-kinds'))
  })

  test('hands out packs that nobody can change', () => {
    expect(() => Object.assign(standard.scoring, { decimals: 0 })).toThrow(TypeError)
  })

  test('refuses a folder with a pack that is no JSON, lacks its source, or holds a fraction', () => {
    expect(damagedBy('opinion-kinds.json', (text) => text.slice(0, 400))).toBe('opinion-kinds.json')
    expect(damagedBy('review-heads.json', (text) => text.replace('"source"', '"quelle"'))).toBe('review-heads.json')
    const mee = 'mee-2024-general-penalty.json'
    expect(damagedBy(mee, (text) => text.replace('"hundredths": 50,', '"hundredths": 50.5,'))).toBe(mee)
  })

  test('refuses a standard whose points do not add up, or that cites an unknown paper kind', () => {
    const mee = 'mee-2024-general-penalty.json'
    expect(damagedBy(mee, (text) => text.replace('"hundredths": 50,', '"hundredths": 60,'))).toBe(mee)
    expect(damagedBy(mee, (text) => text.replace('"penalty-decision"', '"no-such-paper"'))).toBe(mee)
    expect(damagedBy(mee, (text) => text.replace('"V-2"', '"V-1"'))).toBe(mee)
  })

  test('refuses a recording list whose kinds, categories or sources do not fit, and marks under one code', () => {
    const list = 'recording-list-example.json'
    const edits: readonly [string, string][] = [
      ['"hearing-recording"', '"hearing-record"'],
      ['"hearing-record"', '"no-such-paper"'],
      ['"sampling-voucher"', '"sampling-recording"'],
      ['"category": "处罚"', '"category": "征收征用"'],
      ['"L1"', '"L99"'],
      ['"penalty-hearing"', '"penalty-notice"'],
      ['"grade": "listed"', '"grade": "derived"'],
    ]
    for (const [from, to] of edits) expect(damagedBy(list, (text) => text.replace(from, to))).toBe(list)
    const practice = 'recording-practice.json'
    expect(damagedBy(practice, (text) => text.replace('"code": "site"', '"code": "other"'))).toBe(practice)
    expect(damagedBy(practice, (text) => text.replace('"code": "emergency"', '"code": "objective"'))).toBe(practice)
  })

  test('refuses a filing order with a kind twice, unknown or of another category, a field that nothing reads, a 副卷 where there is none', () => {
    const order = 'filing-order-market-supervision.json'
    const edits: readonly [string, string][] = [
      ['"kind": "interview-record"', '"kind": "party-statement"'],
      ['"kind": "interview-record"', '"kind": "no-such-paper"'],
      ['"kind": "interview-record"', '"kind": "licence-grant"'],
      ['"seizure-decision",', '"no-such-paper",'],
      ['"follows": []', '"required": "always", "follows": []'],
      ['"code": "evidence"', '"code": "served"'],
      ['"restrictedVolume": true', '"restrictedVolume": false'],
    ]
    for (const [from, to] of edits) expect(damagedBy(order, (text) => text.replace(from, to))).toBe(order)
    const practice = 'filing-practice.json'
    expect(damagedBy(practice, (text) => text.replace('"photo-evidence"', '"no-such-paper"'))).toBe(practice)
    expect(damagedBy(practice, (text) => text.replace('"days": 10', '"days": 0'))).toBe(practice)
  })

  test('that names an unknown paper, an unlisted signer or one rule twice is damaged', () => {
    const checks = 'filing-checks.json'
    const edits = [
      ['"filing-approval"', '"no-such-paper"'],
      ['"signer": "officer"', '"signer": "ghost"'],
      ['"code": "penalty-filing"', '"code": "penalty-evidence"'],
      ['"fact": "noticeOn"', '"fact": "guessedOn"'],
    ] as const
    for (const [from, to] of edits) expect(damagedBy(checks, (text) => text.replace(from, to))).toBe(checks)
  })

  test('refuses the second of two packs with one id', () => {
    const folder = copyOfPacks()
    cpSync(join(folder, 'paper-kinds.json'), join(folder, 'paper-kinds-copy.json'))
    expect(() => createRulebook({ folder })).toThrow(expect.objectContaining({ code: 'rulebook.damaged' }))
  })

  test('says which pack or which kind is missing', () => {
    expect(() => rulebook.get('nothing')).toThrow(expect.objectContaining({ code: 'rulebook.unknown' }))
    expect(() => rulebook.standard('paper-kinds')).toThrow(expect.objectContaining({ code: 'rulebook.unknown' }))
    const folder = copyOfPacks()
    rmSync(join(folder, 'cn-work-calendar.json'))
    expect(() => createRulebook({ folder })).toThrow(expect.objectContaining({ code: 'rulebook.missing' }))
  })
})

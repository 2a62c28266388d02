import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  borrowerOf,
  copyNumber,
  dueOf,
  isOverdue,
  type LendableItem,
  nextLoanNumber,
  scopeOf,
} from '#shared/rules/lending.ts'
import { type BorrowerKind, LendingRulesPack } from '#shared/rules/pack-lending.ts'
import { rulebookFolder } from '../../support/test-desk.ts'

const shipped: unknown = JSON.parse(readFileSync(`${rulebookFolder}lending-rules-example.json`, 'utf8'))
const pack = LendingRulesPack.parse(shipped)

function kind(code: string): BorrowerKind {
  const found = borrowerOf(pack, code)
  if (found === null) throw new Error(`no ${code}`)
  return found
}

const item = (change: Partial<LendableItem> = {}): LendableItem => ({
  id: 'one',
  kind: 'paper',
  volume: 'main',
  paperKind: 'penalty-decision',
  outsideSeal: false,
  unsealed: false,
  hasRedacted: false,
  ...change,
})

function verdict(code: string, change: Partial<LendableItem> = {}): string {
  const [entry] = scopeOf(kind(code), [item(change)])
  if (entry === undefined) throw new Error('no entry')
  return entry.state === 'in' ? `in, redacted ${entry.redacted}` : entry.why
}

describe('what a borrower may have', () => {
  test.each(pack.borrowers.filter(({ standing }) => standing === 'outsider').map(({ code }) => code))(
    'never the 副卷 nor extracts beside the dossier: %s',
    (code) => {
      expect(verdict(code, { volume: 'restricted' })).toBe('restricted')
      expect(verdict(code, { outsideSeal: true })).toBe('extract')
    },
  )

  test('an outsider gets no 副卷 even by a pack that says so, and such a pack is refused', () => {
    const bent = { ...kind('state-organ'), volumes: ['main', 'restricted'] as const }
    expect(scopeOf({ ...bent, volumes: [...bent.volumes] }, [item({ volume: 'restricted' })])[0]?.state).toBe('out')
    const borrowers = pack.borrowers.map((one) => (one.code === 'state-organ' ? bent : one))
    expect(LendingRulesPack.safeParse({ ...pack, borrowers }).success).toBe(false)
  })

  test.each([
    ['handler', { volume: 'restricted' }, 'in, redacted none'],
    ['handler', { kind: 'recording', hasRedacted: true }, 'in, redacted none'],
    ['leader', { unsealed: true }, 'in, redacted none'],
    ['state-organ', { unsealed: true }, 'unsealed'],
    ['state-organ', { paperKind: null }, 'in, redacted none'],
    ['state-organ', { kind: 'recording' }, 'in, redacted none'],
    ['state-organ', { kind: 'recording', hasRedacted: true }, 'in, redacted offered'],
    ['party', {}, 'in, redacted none'],
    ['party', { paperKind: 'test-report' }, 'in, redacted none'],
    ['party', { paperKind: 'interview-record' }, 'paper-kind'],
    ['party', { paperKind: null }, 'no-kind'],
    ['party', { kind: 'recording', hasRedacted: true }, 'recording'],
    ['other', { kind: 'recording' }, 'not-redacted'],
    ['other', { kind: 'recording', hasRedacted: true }, 'in, redacted only'],
  ] as const)('%s and %o: %s', (code, change, expected) => {
    expect(verdict(code, change)).toBe(expected)
  })
})

test('the last day is so many days after the approval, and is still in time', () => {
  const dueOn = dueOf('2026-11-25', kind('party'))
  expect(dueOn).toBe('2026-12-25')
  expect(isOverdue({ state: 'approved', dueOn }, '2026-12-25')).toBe(false)
  expect(isOverdue({ state: 'approved', dueOn }, '2026-12-26')).toBe(true)
  expect(isOverdue({ state: 'returned', dueOn }, '2026-12-26')).toBe(false)
})

test('numbers begin anew each year and go on after the highest, not the count', () => {
  expect(nextLoanNumber('借阅', 2026, [])).toBe('借阅〔2026〕1号')
  expect(nextLoanNumber('借阅', 2026, ['借阅〔2026〕7号', '借阅〔2025〕19号', 'x'])).toBe('借阅〔2026〕8号')
  expect(copyNumber('借阅〔2026〕8号', 2)).toBe('借阅〔2026〕8号-02')
})

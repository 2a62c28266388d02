// Names that every system takes, lists of hashes, and sizes as the registration form states them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodePath, encodePath, hashListText, pathFault, readHashList } from '#shared/rules/hash-list.ts'
import { gigabytes } from '#shared/rules/package-receipt.ts'
import { bytesOf, createNames, foldedName, portableName } from '#shared/rules/portable-name.ts'

describe('portable names', () => {
  test.each([
    ['现场 100%<检查>笔录.pdf', '现场 100％〈检查〉笔录.pdf'],
    ['a/b\\c:d.pdf', 'a／b＼c：d.pdf'],
    ['CON', '_CON'],
    ['com1.pdf', '_com1.pdf'],
    ['lpt².txt', '_lpt².txt'],
    ['console.pdf', 'console.pdf'],
    ['..', '_'],
    ['.hidden', 'hidden'],
    ['尾点...', '尾点'],
    ['换\n行.pdf', '换行.pdf'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['e\u0301.pdf', '\u00e9.pdf'],
    ['', '_'],
  ])('%j becomes %j', (name, portable) => {
    expect(portableName(name)).toBe(portable)
  })

  test('whatever comes in, what goes out is short, composed, and forbidden nowhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const portable = portableName(name)
        expect(portable).not.toBe('')
        expect(bytesOf(portable)).toBeLessThanOrEqual(120)
        expect(portable).toBe(portable.normalize('NFC'))
        expect(portable).not.toMatch(/[<>:"/\\|?*%\p{Cc}]|[ .]$|^[ .~-]/u)
        expect(portable).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
        expect(bytesOf(portable)).toBe(new TextEncoder().encode(portable).length)
      }),
    )
  })

  test('two that would meet anywhere are kept apart, with their endings', () => {
    const name = createNames()
    expect(['决定书.pdf', '决定书.PDF', '决定书.pdf', 'é.txt', 'e\u0301.txt'].map(name)).toEqual([
      '决定书.pdf',
      '决定书-2.PDF',
      '决定书-3.pdf',
      '\u00e9.txt',
      '\u00e9-2.txt',
    ])
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 12 }), { maxLength: 30 }), (wanted) => {
        const given = wanted.map(createNames())
        expect(new Set(given.map(foldedName)).size).toBe(given.length)
      }),
    )
  })
})

describe('lists of hashes', () => {
  const hash = 'ab'.repeat(32)

  test('line ends and the percent sign in a path are encoded, and nothing else', () => {
    expect(encodePath('data/100%\r\n二.pdf')).toBe('data/100%25%0D%0A二.pdf')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        expect(decodePath(encodePath(path))).toBe(path)
      }),
    )
  })

  test('what was written is what is read, in one order', () => {
    const entries = [
      { path: 'b/二.pdf', hash },
      { path: 'a.pdf', hash },
    ]
    const text = hashListText(entries)
    expect(text).toBe(`${hash}  a.pdf\n${hash}  b/二.pdf\n`)
    expect(readHashList(text, 'sha256')).toEqual({ entries: entries.toReversed(), faults: [] })
    expect(readHashList(text.replaceAll('\n', '\r\n'), 'sha256').entries).toHaveLength(2)
    expect(readHashList(text, 'sha512').faults).toHaveLength(2)
  })

  test.each([
    ['/etc/passwd', 'absolute'],
    ['\\\\server\\x', 'absolute'],
    ['C:/x', 'absolute'],
    ['~/x', 'absolute'],
    ['a/../../x', 'escapes'],
    ['a\\..\\x', 'escapes'],
    ['./a', 'not-plain'],
    ['a//b', 'not-plain'],
    ['a/', 'not-plain'],
    ['a\\b', 'not-plain'],
    ['a\u0000b', 'not-plain'],
    ['', 'not-plain'],
    ['电子档案/2026/决定书.pdf', null],
    ['a..b/..c', null],
  ])('the path %j is %s', (path, fault) => {
    expect(pathFault(path)).toBe(fault)
  })

  test('no text whatever makes the reader throw, or gives a path out of the folder', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(hash, 'x', ''), fc.string({ unit: 'binary' }))), (lines) => {
        const text = lines.map(([left, right]) => `${left}  ${right}`).join('\n')
        for (const { path } of readHashList(text, 'sha256').entries) expect(pathFault(path)).toBeNull()
      }),
    )
  })
})

test('gigabytes have three decimals and are rounded up', () => {
  expect([0, 1, 1_000_000, 1_000_001, 10_737_418_240].map(gigabytes)).toEqual([
    '0.000',
    '0.001',
    '0.001',
    '0.002',
    '10.738',
  ])
})

// The manifest's canonical text is frozen: stored hashes and signed opinions rest on these exact characters.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, createManifest, type ManifestItem, manifestText } from '#shared/rules/manifest.ts'

const dossier = {
  id: 'd1',
  category: '处罚',
  title: '某渔业合作社使用禁用渔具案',
  number: '维农(渔)罚〔2026〕3号',
  agency: '维西县农业农村局',
  facts: { party: '某渔业合作社', officers: ['甲', '乙'], filedOn: '2026-03-02', fineYuan: 5000, closedOn: null },
}

function item(position: number, volume: 'main' | 'restricted', title: string): ManifestItem {
  const bytes = { sizeBytes: 10, sha256: 'ab'.repeat(32), madeOn: '2026-03-05', pages: 2, durationMs: null }
  return {
    position,
    volume,
    kind: 'penalty-decision',
    title,
    originalName: '一.pdf',
    mime: 'application/pdf',
    ...bytes,
  }
}

test('the same dossier gives the same text, whatever order its items came in', () => {
  const items = [item(2, 'main', '二'), item(1, 'restricted', '三'), item(1, 'main', '一')]
  const text = manifestText(createManifest('a1', dossier, items))
  expect(manifestText(createManifest('a1', { ...dossier }, [...items].reverse()))).toBe(text)
  expect(text).toBe(
    '{"archiveId":"a1","dossier":{"agency":"维西县农业农村局","category":"处罚","facts":{"closedOn":null,"filedOn":"2026-03-02","fineYuan":5000,"officers":["甲","乙"],"party":"某渔业合作社"},"id":"d1","number":"维农(渔)罚〔2026〕3号","title":"某渔业合作社使用禁用渔具案"},"items":[' +
      [
        ['一', 1, 'main'],
        ['二', 2, 'main'],
        ['三', 1, 'restricted'],
      ]
        .map(
          ([title, position, volume]) =>
            `{"durationMs":null,"kind":"penalty-decision","madeOn":"2026-03-05","mime":"application/pdf","originalName":"一.pdf","pages":2,"position":${position},"sha256":"${'ab'.repeat(32)}","sizeBytes":10,"title":"${title}","volume":"${volume}"}`,
        )
        .join(',') +
      '],"schema":"anjuan-manifest","version":1}',
  )
})

test('two items in one place make no manifest', () => {
  expect(() => createManifest('a1', dossier, [item(1, 'main', '一'), item(1, 'main', '二')])).toThrow()
})

test('canonical JSON follows the RFC 8785 order and escapes', () => {
  expect(canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, 1: 4, '\u{1f600}': 5, '\u0080': 6, ö: 7 })).toBe(
    '{"\\r":2,"1":4,"\u0080":6,"ö":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
  )
  expect(canonicalJson('\u000f\n"\\/中')).toBe('"\\u000f\\n\\"\\\\/中"')
  expect(canonicalJson(-0)).toBe('0')
})

test('canonical JSON refuses what has no one form', () => {
  for (const value of [0.5, Number.NaN, 2 ** 53, undefined, '\ud800', { a: undefined }, [undefined], new Date(0), 1n]) {
    expect(() => canonicalJson(value)).toThrow()
  }
})

test('canonical JSON does not depend on the order of keys and reads back the same', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.oneof(fc.string(), fc.maxSafeInteger())), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse())
      const text = canonicalJson(value)
      expect(canonicalJson(reversed)).toBe(text)
      expect(canonicalJson(JSON.parse(text))).toBe(text)
    }),
  )
})

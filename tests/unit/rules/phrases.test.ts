// Quick phrases: what is worth keeping of an inspector's words, in which order it is offered, how it is put in.
import { describe, expect, test } from 'vitest'
import { byWorth, fitting, phrasesOf, withPhrase } from '#shared/rules/phrases.ts'
import { someFacts } from '../../support/test-desk.ts'

const facts = someFacts({
  party: { kind: 'organisation', name: '云山县丰禾农资店', code: '92533423MA6K8X2Q3T', address: '永安镇康普路18号' },
  officers: [
    { name: '赵执法', card: '53990001' },
    { name: '和丽华', card: null },
  ],
})

describe('what is kept', () => {
  test('sentences, each by itself, without the marks at their ends', () => {
    expect(phrasesOf('没有写明案由。现场笔录没有当事人签名；\n 缺少送达回证，', facts)).toEqual([
      '没有写明案由',
      '现场笔录没有当事人签名',
      '缺少送达回证',
    ])
  })
  test('nothing too short to help or too long to read, and nothing twice', () => {
    expect(phrasesOf(`缺页。缺页。没有盖章。没有盖章。${'很长'.repeat(41)}`, facts)).toEqual(['没有盖章'])
  })
  const telling = [
    '云山县丰禾农资店没有签名',
    '丰禾没有在笔录上签名',
    '当事人农资店未盖章',
    '赵执法没有出示执法证件',
    '丽华没有签名',
    '赵队长没有签名',
    '执法证号 53990001 不符',
    '决定书云山农(农药)罚〔2026〕3号没有盖章',
    '与另案〔2025〕17号相同',
    '2026年9月1日没有立案',
    '9月3日的笔录没有签名',
    '电话 13800138000 有误',
    '送到永安镇康普路18号',
    '车辆云R12345没有登记',
  ]
  test.each(telling)('“%s” names somebody or the case, and is not kept', (words) => {
    expect(phrasesOf(`${words}。裁量理由没有写明`, facts)).toEqual(['裁量理由没有写明'])
  })
  test('a citizen is known by the given name too', () => {
    const citizen = someFacts({ party: { kind: 'citizen', name: '李永生', code: null, address: null } })
    expect(phrasesOf('永生没有签名；李某没有签名；当事人没有签名', citizen)).toEqual(['当事人没有签名'])
  })
})

test('often used comes first, and a use counts half after ninety days', () => {
  const now = new Date('2026-11-21T00:00:00.000Z')
  const phrase = (words: string, uses: number, daysAgo: number) => {
    return { words, uses, usedAt: new Date(now.getTime() - daysAgo * 86_400_000).toISOString() }
  }
  const order = [phrase('旧', 7, 360), phrase('半', 4, 90), phrase('新', 1, 0), phrase('常', 3, 1)].sort(byWorth(now))
  expect(order.map(({ words }) => words)).toEqual(['常', '半', '新', '旧'])
})

describe('putting one in', () => {
  const phrases = [{ words: '没有写明案由' }, { words: '缺少送达回证' }]
  const words = (typed: string) => fitting(phrases, typed).map((phrase) => phrase.words)

  test('all are offered before anything is typed, then those that hold what is typed', () => {
    expect(words('')).toHaveLength(2)
    expect(words('送达')).toEqual(['缺少送达回证'])
    expect(words('没有盖章；案由')).toEqual(['没有写明案由'])
    expect(words('看不清')).toEqual([])
  })
  test('what is in the words already is not offered again', () => {
    expect(words('没有写明案由；')).toEqual(['缺少送达回证'])
  })
  test('it takes the place of the sentence begun, or stands after it', () => {
    expect(withPhrase('送达', '缺少送达回证')).toBe('缺少送达回证')
    expect(withPhrase('没有盖章；案由', '没有写明案由')).toBe('没有盖章；没有写明案由')
    expect(withPhrase('没有盖章', '缺少送达回证')).toBe('没有盖章；缺少送达回证')
    expect(withPhrase('没有盖章。', '缺少送达回证')).toBe('没有盖章。缺少送达回证')
  })
})

// Subtitle files as people and programs really write them, and what must hold for every transcript.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TranscriptLine } from '#shared/contract/transcripts.ts'
import { parseSubtitles, tidySpeaker, tidyText, toSrt, toVtt } from '#shared/rules/subtitles.ts'

function lines(content: string): TranscriptLine[] {
  const parsed = parseSubtitles(content)
  if (parsed.state !== 'read') throw new Error(`${parsed.why} in line ${parsed.line}`)
  return parsed.lines
}
const line = (startMs: number, endMs: number, text: string, speaker = '') => ({ startMs, endMs, speaker, text })

describe('SubRip', () => {
  test('is read with BOM, CRLF, numbers, places and formatting', () => {
    const file =
      '\uFEFF1\r\n00:00:01,000 --> 00:00:02,500 X1:10 X2:20\r\n<i>张三：</i>您好\r\n第二行\r\n\r\n2\r\n01:00:00.000 --> 01:00:01.000\r\n{\\an8}再见\r\n'
    expect(parseSubtitles(file)).toEqual({
      state: 'read',
      format: 'srt',
      lines: [line(1000, 2500, '张三：您好\n第二行'), line(3_600_000, 3_601_000, '再见')],
    })
  })

  test('may leave the numbers out, keeps overlapping cues and drops those without words', () => {
    const file =
      '00:00:01,000 --> 00:00:05,000\n甲\n\n00:00:02,000 --> 00:00:03,000\n乙\n\n00:00:04,000 --> 00:00:05,000\n \n'
    expect(lines(file)).toEqual([line(1000, 5000, '甲'), line(2000, 3000, '乙')])
  })

  test('keeps brackets that are no formatting, as in 3 < 5 and <农药>', () => {
    expect(lines('00:00:01,000 --> 00:00:02,000\n3 < 5，标签<农药> &amp; &lt;b&gt;')).toEqual([
      line(1000, 2000, '3 < 5，标签<农药> & <b>'),
    ])
  })

  test.each([
    ['a time without hours', '1\n00:01,000 --> 00:02,000\n甲', 2, 'time'],
    ['a minute of sixty', '1\n00:60:01,000 --> 00:61:02,000\n甲', 2, 'time'],
    ['words without a time', '1\n00:00:01,000 --> 00:00:02,000\n甲\n\n乙', 5, 'time'],
    ['a missing empty line', '1\n00:00:01,000 --> 00:00:02,000\n甲\n2\n00:00:03,000 --> 00:00:04,000\n乙', 5, 'time'],
    ['an end before its start', '\n\n7\n00:00:05,000 --> 00:00:02,000\n甲', 4, 'order'],
    ['too many words', `1\n00:00:01,000 --> 00:00:02,000\n${'字'.repeat(4001)}`, 2, 'text'],
    ['nothing', '', 1, 'empty'],
    ['a paper that is no subtitle', '询问笔录\n问：你叫什么名字？', 2, 'time'],
  ])('refuses %s, and says in which line', (_, file, at, why) => {
    expect(parseSubtitles(file)).toEqual({ state: 'refused', line: at, why })
  })
})

describe('WebVTT', () => {
  test('is told by its first line, and its notes, styles and regions are no speech', () => {
    const file = [
      'WEBVTT 询问录音',
      'Kind: captions',
      '',
      'STYLE',
      '::cue { color: red }',
      '',
      'REGION',
      'id:a',
      '',
      'NOTE 校对：李四',
      'second row',
      '',
      'intro',
      '00:01.000 --> 00:02.000 align:start',
      '<v.loud 张三>你好，<b>同志</b></v>',
      '',
      '01:00:03.000 --> 01:00:04.000',
      '<00:00:03.500><c.yellow>甲&nbsp;&gt;&nbsp;乙</c>',
    ].join('\n')
    expect(parseSubtitles(file)).toEqual({
      state: 'read',
      format: 'vtt',
      lines: [line(1000, 2000, '你好，同志', '张三'), line(3_603_000, 3_604_000, '甲 > 乙')],
    })
  })

  test('several voices in one cue become several lines', () => {
    expect(lines('WEBVTT\n\n00:01.000 --> 00:04.000\n<v 张三>问\n<v 李&amp;四>答')).toEqual([
      line(1000, 4000, '问', '张三'),
      line(1000, 4000, '答', '李&四'),
    ])
  })

  test('a cue right below the header is read', () => {
    expect(lines('WEBVTT\n00:01.000 --> 00:02.000\n甲')).toEqual([line(1000, 2000, '甲')])
  })

  test('refuses a cue it cannot read, by its line', () => {
    const file = 'WEBVTT\n\n00:01.000 --> 00:02.000\n甲\n\n00:03 -> 00:04\n乙'
    expect(parseSubtitles(file)).toEqual({ state: 'refused', line: 7, why: 'time' })
  })
})

test('brackets by the megabyte are read as fast as words', () => {
  const nasty = ['<a', '<v ', `<v${' '.repeat(50)}`, '{\\', '&a', '&#1', '<', '-->', '1:', ' ']
  for (const piece of nasty) {
    const before = performance.now()
    parseSubtitles(`1\n00:00:01,000 --> 00:00:02,000\n${piece.repeat(2_000_000 / piece.length)}`)
    parseSubtitles(`${piece.repeat(2_000_000 / piece.length)}\n`)
    expect([piece, performance.now() - before < 3000]).toEqual([piece, true])
  }
})

describe('what is written', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '\n',
      '\r\n',
      ' ',
      '-->',
      '<v 张三>',
      '</v>',
      '<b>',
      '&amp;',
      '&',
      '&#92;',
      '{\\an8}',
      '张三：',
      'NOTE',
      'STYLE',
      '1',
      '\uFEFF',
      '00:00:01,000 --> 00:00:02,000',
      '\uD800',
    ),
  )
  const words = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
  const at = fc.integer({ min: 0, max: 400_000_000 })
  const anyLine = fc
    .record({ startMs: at, lasts: fc.integer({ min: 0, max: 60_000 }), speaker: words, text: words })
    .map(({ startMs, lasts, speaker, text }) => line(startMs, startMs + lasts, tidyText(text), tidySpeaker(speaker)))
    .filter(({ text, speaker }) => text !== '' && speaker.length <= 80)
  const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 12 })

  test('tidy words stay as they are', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(tidyText(tidyText(text))).toBe(tidyText(text))
      }),
    )
  })

  test('as WebVTT is read back the same', () => {
    fc.assert(
      fc.property(anyLines, (given) => {
        expect(parseSubtitles(toVtt(given))).toEqual({ state: 'read', format: 'vtt', lines: given })
      }),
      { numRuns: 500 },
    )
  })

  test('as SubRip is read back the same, with who speaks before the words', () => {
    fc.assert(
      fc.property(anyLines, (given) => {
        const spoken = given.map(({ speaker, text, ...time }) => ({
          ...time,
          speaker: '',
          text: speaker === '' ? text : `${speaker}：${text}`,
        }))
        expect(parseSubtitles(toSrt(given))).toEqual({ state: 'read', format: 'srt', lines: spoken })
      }),
      { numRuns: 500 },
    )
  })

  test('any text whatever is either read or refused with a line that it has', () => {
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('\n')),
        (content) => {
          const parsed = parseSubtitles(content)
          if (parsed.state === 'read') return
          expect(parsed.line).toBeGreaterThanOrEqual(1)
          expect(parsed.line).toBeLessThanOrEqual(content.split(/\r\n|\n|\r/).length)
        },
      ),
    )
  })
})

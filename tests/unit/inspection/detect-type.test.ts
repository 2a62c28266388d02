import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type DetectedType, detectType, nameDisagrees } from '#main/dossiers/inspection/index.ts'
import { docxOf, madeByFfmpeg, plainPdf, zipOf } from './samples.ts'

const film = ['-f', 'lavfi', '-i', 'testsrc=size=64x64:rate=5:duration=1']
const tone = ['-f', 'lavfi', '-i', 'sine=duration=1']

async function detect(bytes: Uint8Array): Promise<DetectedType> {
  const found = await detectType(bytes.slice(0, 65_536), bytes.slice(-262_144))
  if (found === null) throw new Error('not recognised')
  return found
}

describe('the type of a file', () => {
  test.each([
    ['a.mp4', film, 'video', 'video/mp4'],
    ['a.mov', film, 'video', 'video/quicktime'],
    ['a.avi', film, 'video', 'video/x-msvideo'],
    ['a.mkv', film, 'video', 'video/x-matroska'],
    ['a.webm', film, 'video', 'video/webm'],
    ['a.ts', film, 'video', 'video/mp2t'],
    ['a.mp3', tone, 'audio', 'audio/mpeg'],
    ['a.wav', tone, 'audio', 'audio/wav'],
    ['a.m4a', tone, 'audio', 'audio/mp4'],
  ] as const)('of %s is found in its bytes', async (name, input, viewing, mime) => {
    expect(await detect(madeByFfmpeg(name, ...input))).toMatchObject({ kind: 'recording', viewing, mime })
  })

  test.each([
    ['a.jpg', 'image/jpeg'],
    ['a.png', 'image/png'],
    ['a.tif', 'image/tiff'],
  ] as const)('of the picture %s is found in its bytes', async (name, mime) => {
    const picture = madeByFfmpeg(name, '-f', 'lavfi', '-i', 'testsrc=size=320x200', '-frames:v', '1')
    expect(await detect(picture)).toMatchObject({ kind: 'paper', viewing: 'picture', mime })
  })

  test('of PDF and DOCX is found, with a scanner’s preface before the PDF', async () => {
    expect((await detect(plainPdf(1))).viewing).toBe('pdf')
    expect((await detect(Buffer.concat([Buffer.from('\r\n  '), plainPdf(1)]))).viewing).toBe('pdf')
    expect((await detect(docxOf())).viewing).toBe('docx')
  })

  test('of a DOCX whose text comes last is found in its directory', async () => {
    const noise = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 7919) % 251))
    expect(deflateRawSync(noise).length).toBeLessThan(noise.length)
    const late = zipOf([
      ...Array.from({ length: 100 }, (_, at) => ({
        name: `word/media/picture-number-${at}.bin`,
        content: noise.subarray(at),
      })),
      { name: 'word/document.xml', content: Buffer.from('x') },
    ])
    expect((await detect(late)).viewing).toBe('docx')
  })

  test.each([
    ['a zip', zipOf([{ name: 'a.txt', content: Buffer.from('x') }])],
    ['a document with macros', docxOf([{ name: 'word/vbaProject.bin', content: Buffer.from('x') }])],
    ['a program', Buffer.from('MZ\x90\0\x03'.padEnd(200, '\0'), 'latin1')],
    ['a page', Buffer.from('<html><script>1</script></html>')],
    ['a playlist', Buffer.from('#EXTM3U\n#EXTINF:1,\nhttp://example.com/a.ts\n')],
    ['nothing', new Uint8Array(0)],
  ])('is unknown for %s', async (_what, bytes) => {
    expect(await detectType(bytes, bytes)).toBeNull()
  })
})

describe('a name', () => {
  test('lies when its extension belongs to another type', async () => {
    const pdf = await detect(plainPdf(1))
    expect(nameDisagrees('询问笔录.pdf', pdf)).toBe(false)
    expect(nameDisagrees('询问笔录.PDF', pdf)).toBe(false)
    expect(nameDisagrees('询问笔录.jpg', pdf)).toBe(true)
    expect(nameDisagrees('询问笔录.pdf.exe', pdf)).toBe(true)
  })

  test('without an extension claims nothing, and the usual other spellings are no lie', async () => {
    const pdf = await detect(plainPdf(1))
    expect(nameDisagrees('询问笔录', pdf)).toBe(false)
    expect(nameDisagrees('2026. 3 月询问', pdf)).toBe(false)
    const jpeg = await detect(madeByFfmpeg('a.jpg', '-f', 'lavfi', '-i', 'testsrc=size=32x32', '-frames:v', '1'))
    expect(nameDisagrees('现场.JPEG', jpeg)).toBe(false)
  })

  test('of 300 bytes of Chinese is judged by its end all the same', async () => {
    const pdf = await detect(plainPdf(1))
    expect(nameDisagrees(`${'案'.repeat(99)}.pdf`, pdf)).toBe(false)
    expect(nameDisagrees(`${'案'.repeat(99)}.mp4`, pdf)).toBe(true)
  })
})

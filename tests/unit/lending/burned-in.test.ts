import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { burnedIn } from '#main/lending/burned-in.ts'
import { fontFile } from '#main/printing/index.ts'

const run = promisify(execFile)
const source = ['-v', 'error', '-f', 'lavfi', '-i', 'color=black:size=321x181:rate=5:duration=0.2']

/** The picture as raw bytes of its brightness. */
async function picture(text: string): Promise<Buffer> {
  const filter = burnedIn(text, { width: 321, height: 181 }, fontFile('sans'))
  const output = ['-vf', filter, '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1']
  const { stdout } = await run('ffmpeg', [...source, ...output], { encoding: 'buffer' })
  return stdout
}

test.each(['云山县人民法院 借阅〔2026〕3号-01 2026-11-25', `市'局:A,B;[x]\\%{pts}=1\n`])(
  'burns in %s',
  async (text) => {
    const gray = await picture(text)
    expect(gray.byteLength).toBe(320 * 180)
    const rows = (from: number, to: number) =>
      gray.subarray(from * 320, to * 320).reduce((most, px) => Math.max(most, px), 0)
    // At the head, across the middle, at the foot.
    expect([rows(0, 20) > 90, rows(80, 100) > 40, rows(160, 180) > 90]).toEqual([true, true, true])
  },
)

test('takes nothing of the text for an instruction', async () => {
  const plain = await picture('%{localtime}')
  expect(plain.equals(await picture('2026-11-25 19:00:00'))).toBe(false)
  expect(plain.equals(await picture('%{localtime}'))).toBe(true)
})

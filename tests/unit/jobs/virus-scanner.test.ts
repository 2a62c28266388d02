// The virus scanner of the machine: found on the PATH, given files in memory alone, believed only when it did its work. A
// stand-in with the scanner's own manners (options, lines, exit codes) takes its place.
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bytesInMemory, findScanner, removeLeftScans, scanForViruses } from '#main/jobs/index.ts'

let folder: string
const never = new AbortController().signal
const closable = (text: string) => async () => ({
  ...bytesInMemory(Buffer.from(text)),
  close: async () => undefined,
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anjuan-scanner-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function install(body: string): Promise<void> {
  const file = join(folder, 'clamscan')
  const version = 'if [ "$1" = --version ]; then echo "ClamAV 1.4.0/27000/Sat Nov 21 2026"; exit 0; fi'
  await writeFile(file, `#!/bin/sh\nPATH=/usr/bin:/bin\n${version}\n${body}\n`)
  await chmod(file, 0o755)
}

test('is not there where the PATH has none', async () => {
  expect(await findScanner('/nowhere:')).toBeNull()
  expect(await findScanner(null)).toBeNull()
})

test('names what it found, and leaves nothing behind', async () => {
  await install(`for last; do :; done
found=0
for file in "$last"/*; do if grep -q VIRUS "$file"; then echo "$file: Test.Virus FOUND"; found=1; fi; done
exit $found`)
  const scanner = await findScanner(folder)
  expect(scanner?.version).toBe('ClamAV 1.4.0/27000/Sat Nov 21 2026')
  if (scanner === null) throw new Error('no scanner')
  const sources = [
    { id: 'a', open: closable('a decision') },
    { id: 'b', open: closable('a VIRUS') },
  ]
  expect(await scanForViruses(scanner, sources, never)).toEqual(['b'])
  expect(await scanForViruses(scanner, sources.slice(0, 1), never)).toEqual([])
  expect((await readdir('/dev/shm')).filter((name) => name.startsWith('anjuan-scan-'))).toEqual([])
})

test('what a killed process left of its scan is removed, what another uses is not', async () => {
  // Larger than any process number that Linux gives.
  const [left, used] = ['/dev/shm/anjuan-scan-4194999-left', `/dev/shm/anjuan-scan-${process.ppid}-used`]
  for (const at of [left, used]) await mkdir(at)
  try {
    await writeFile(join(left, '0'), 'a decision')
    await removeLeftScans()
    const names = await readdir('/dev/shm')
    expect([left, used].map((at) => names.includes(at.slice('/dev/shm/'.length)))).toEqual([false, true])
  } finally {
    await rm(used, { recursive: true })
  }
})

test('is not believed when it failed, or when it says that it found something and not what', async () => {
  for (const exit of ['exit 2', 'exit 1']) {
    await install(exit)
    const scanner = await findScanner(folder)
    if (scanner === null) throw new Error('no scanner')
    expect(await scanForViruses(scanner, [{ id: 'a', open: closable('a') }], never)).toBeNull()
  }
})

// The lock file, for what `npm ci` asks of it beyond what this machine has installed.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import * as z from 'zod'

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      resolved: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).default({}),
    }),
  ),
})

async function readLock() {
  return Lock.parse(JSON.parse(await readFile(new URL('../../../package-lock.json', import.meta.url), 'utf8'))).packages
}

// npm writes only what the registry at hand could give; npm 11 then refuses its own lock file ("Missing: … from lock file").
test('names the packages of every platform, so that npm 11 accepts it wherever it was written', async () => {
  const packages = await readLock()
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies).filter((name) => {
      const own = `${path}/node_modules/${name}`
      return packages[own] === undefined && packages[`node_modules/${name}`] === undefined
    }),
  )
  expect(missing).toEqual([])
})

test('names no registry', async () => {
  expect(Object.values(await readLock()).filter(({ resolved }) => resolved !== undefined)).toEqual([])
})

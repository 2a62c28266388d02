// Entry file of the children that the tests start: each task tries what an attacker inside the parser would.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { serveChild } from '#main/jobs/serve-child.ts'

/** The name of what was thrown, or 'allowed'. */
function attempt(act: () => unknown): string {
  try {
    act()
    return 'allowed'
  } catch (error) {
    return (error as { code?: string }).code ?? (error as Error).name
  }
}

serveChild({
  sum: async (input, bytes) => {
    const part = await bytes.read(0, bytes.sizeBytes)
    return { sum: part.reduce((total, byte) => total + byte, 0), input }
  },
  attack: async (input) => {
    const { file, port } = input as { file: string; port: number }
    return {
      write: attempt(() => writeFileSync(file, 'x')),
      read: attempt(() => readFileSync('/etc/hostname')),
      run: attempt(() => execFileSync('/bin/true')),
      connect: attempt(() => connect(port, '127.0.0.1')),
      fetch: typeof globalThis.fetch,
      evaluate: attempt(() => new Function('return 1')()),
      environment: Object.keys(process.env),
    }
  },
  heap: async () => {
    const kept: number[][] = []
    for (;;) kept.push(new Array<number>(1_000_000).fill(kept.length + 0.5))
  },
  beyond: async (_input, bytes) => (await bytes.read(bytes.sizeBytes + 50, bytes.sizeBytes + 60)).byteLength,
  backwards: async (_input, bytes) => bytes.read(2, 1),
  below: async (_input, bytes) => bytes.read(-1, 1),
  greedy: async (_input, bytes) => bytes.read(0, 2 ** 40),
  endless: () => new Promise(() => setInterval(() => undefined, 1000)),
  broken: () => Promise.reject(new Error('secret content')),
})

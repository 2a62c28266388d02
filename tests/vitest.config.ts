import { defineConfig } from 'vitest/config'

const browser = 'tests/browser/**/*.test.ts'

// Two processes at a time: many tests run real ffmpeg, Chromium and Argon2 on a two-core machine. Nothing in the house keeps state
// in a module, so that one process runs many files: loading the desk anew for each would take a quarter of the whole time.
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    unstubGlobals: true,
    projects: [
      { extends: true, test: { name: 'desk', include: ['tests/**/*.test.ts'], exclude: [browser], isolate: false } },
      // Once more, and told: a whole Chromium on a shared machine now and then loses a click. What fails twice is ours.
      { extends: true, test: { name: 'browser', include: [browser], isolate: false, retry: 1 } },
    ],
  },
})

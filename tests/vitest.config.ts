import { defineConfig } from 'vitest/config'

const browser = 'tests/browser/**/*.test.ts'

// One process for each file, two at a time: many tests run real ffmpeg, Chromium and Argon2 on a two-core machine.
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'desk', include: ['tests/**/*.test.ts'], exclude: [browser] } },
      // Once more, and told: a whole Chromium on a shared machine now and then loses a click. What fails twice is ours.
      { extends: true, test: { name: 'browser', include: [browser], retry: 1 } },
    ],
  },
})

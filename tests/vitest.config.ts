import { defineConfig } from 'vitest/config'

// One process for each file, two at a time: many tests run real ffmpeg, Chromium and Argon2 on a two-core machine.
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})

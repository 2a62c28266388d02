import { defineConfig } from 'vitest/config'

const browser = 'tests/browser/**/*.test.ts'

// Twelve minutes are the limit of one run on two cores. What these look at closely, other files pass through every time: the house
// components, the player and the viewers on the screens that use them, the states of the dock's lists in docks.test.ts, the way from
// dock to opinion in docks, player and opinions, snapshots and clips in player, hiding in redaction-plan and recording-panels. SLOW=1
// runs them with the other long ones.
const long =
  process.env.SLOW === '1'
    ? []
    : [
        'tests/browser/dock-to-opinion.test.ts',
        'tests/browser/player-gallery.test.ts',
        'tests/browser/recordings-states.test.ts',
        'tests/browser/ui-gallery-evidence.test.ts',
        'tests/browser/ui-gallery.test.ts',
        'tests/unit/recordings/extracts.test.ts',
        'tests/unit/recordings/redacted-pictures.test.ts',
        'tests/unit/recordings/redacted-sounds.test.ts',
      ]

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
      {
        extends: true,
        test: { name: 'desk', include: ['tests/**/*.test.ts'], exclude: [browser, ...long], isolate: false },
      },
      // Once more, and told: a whole Chromium on a shared machine now and then loses a click. What fails twice is ours.
      { extends: true, test: { name: 'browser', include: [browser], exclude: long, isolate: false, retry: 1 } },
    ],
  },
})

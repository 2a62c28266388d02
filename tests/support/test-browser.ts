// The Chromium that tests drive. The headless build of the same version is taken where it is installed: it has the same engine
// and players, and does not load the browser's own buttons and bars for every window that nobody sees.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findBrowser } from '#main/hosts/loopback/index.ts'

/** @throws when no browser of the Chromium family is installed */
export function testBrowser(): string {
  const path = headlessBuild() ?? findBrowser()
  if (path === null) throw new Error('no Chromium-family browser is installed; run the set-up with --tests')
  return path
}

function headlessBuild(): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, 'chromium-headless-shell')
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {}
  }
  return null
}

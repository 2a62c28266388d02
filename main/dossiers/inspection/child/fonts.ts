// Gives the canvas the fonts of the program, so that Chinese text whose font is not embedded is drawn on any machine.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { GlobalFonts } from '@napi-rs/canvas'

/** Registered under the names that pdf.js falls back to. */
const fallbacks = {
  serif: 'noto-serif-sc-regular.ttf',
  'sans-serif': 'noto-sans-sc-medium.ttf',
  monospace: 'noto-sans-sc-medium.ttf',
} as const

export function registerFonts(): void {
  const folder = fontsFolder()
  if (folder === null) return
  for (const [name, file] of Object.entries(fallbacks)) {
    const path = join(folder, file)
    if (existsSync(path)) GlobalFonts.register(readFileSync(path), name)
  }
}

function fontsFolder(): string | null {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'resources', 'fonts'))) {
    const above = dirname(folder)
    if (above === folder) return null
    folder = above
  }
  return join(folder, 'resources', 'fonts')
}

// House style of everything people read: full-width punctuation between Chinese characters.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..', '..')

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

test('no half-width comma, colon, semicolon or bracket stands between Chinese characters', () => {
  const files = [...sources('shared/text'), ...sources('main/opinions/templates'), ...sources('renderer')]
  expect(files.length).toBeGreaterThan(50)
  const found = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(\/\/|\*|\/\*)/.test(line) && /[\u4e00-\u9fff][,;:!?(][\u4e00-\u9fff]/.test(line))
      .map((line) => `${file.slice(root.length)}: ${line.trim()}`),
  )
  expect(found).toEqual([])
})

// The player's table of keys, its steps of loudness and enlargement, and the film's frames.
import { describe, expect, test } from 'vitest'
import { playerShortcuts } from '../../../renderer/ui/keyboard-help.tsx'
import { loudnessStep, playerCommand, spanAround, zoomStep } from '../../../renderer/ui/player-commands.ts'
import { frameAt } from '../../../renderer/ui/player-film.tsx'

const press = (key: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
  playerCommand({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held })

/** As the help writes them, and as the browser calls them. */
const named: Readonly<Record<string, string>> = {
  Space: ' ',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  Esc: 'Escape',
}

describe('keys', () => {
  test('every key of the help does something, and none does two things', () => {
    const taken = new Map<string, string>()
    for (const { label, keys } of playerShortcuts.flatMap((group) => group.shortcuts)) {
      for (const combination of keys) {
        const key = combination.at(-1) ?? ''
        for (const one of key === '1–9' ? ['1', '5', '9'] : [named[key] ?? key]) {
          const held = { shiftKey: combination.some((name) => name === 'Shift') }
          const command = press(one, held)
          expect(command, `${label} ${one}`).not.toBeNull()
          const name = `${held.shiftKey}${one}`
          expect(taken.has(name), `${name} is ${taken.get(name)} and ${label}`).toBe(false)
          taken.set(name, label)
        }
      }
    }
  })

  test('a capital letter and the full-width question mark mean the same; Ctrl and Alt belong to the browser', () => {
    expect(press('M', { shiftKey: true })).toEqual({ do: 'mark' })
    expect(press('？')).toEqual({ do: 'help' })
    expect(press('s', { ctrlKey: true })).toBeNull()
    expect(press('r', { altKey: true })).toBeNull()
  })

  test('the nine speeds run from a quarter to four times', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map((key) => press(String(key)))).toEqual(
      [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4].map((rate) => ({ do: 'rate', rate })),
    )
  })
})

test('loudness goes in tenths to its own, in quarters to four times, and back by the same steps', () => {
  const up = [0]
  while ((up.at(-1) ?? 4) < 4) up.push(loudnessStep(up.at(-1) ?? 0, 1))
  expect(up).toEqual([
    0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 3.75, 4,
  ])
  const down = [4]
  while ((down.at(-1) ?? 0) > 0) down.push(loudnessStep(down.at(-1) ?? 4, -1))
  expect(down).toEqual([...up].reverse())
  expect(loudnessStep(4, 1)).toBe(4)
  expect(loudnessStep(0, -1)).toBe(0)
})

test('enlarging ends at eight times, making smaller at the whole picture', () => {
  let zoom = 1
  for (let step = 0; step < 9; step++) zoom = zoomStep(zoom, 1)
  expect(zoom).toBe(8)
  for (let step = 0; step < 9; step++) zoom = zoomStep(zoom, -1)
  expect(zoom).toBe(1)
})

test('the loop takes the narrowest span around a second', () => {
  const spans = [
    { start: 0, end: 20 },
    { start: 5, end: 8 },
    { start: 7, end: 30 },
  ]
  expect(spanAround(spans, 7.5)).toEqual({ start: 5, end: 8 })
  expect(spanAround(spans, 25)).toEqual({ start: 7, end: 30 })
  expect(spanAround(spans, 31)).toBeNull()
})

test('a second finds its frame in the film, the last one beyond its end', () => {
  const film = { url: '', frames: 23, columns: 10, frameWidth: 160, frameHeight: 90, everySeconds: 2 }
  expect(frameAt(film, 0)).toEqual({ column: 0, row: 0 })
  expect(frameAt(film, 25)).toEqual({ column: 2, row: 1 })
  expect(frameAt(film, 900)).toEqual({ column: 2, row: 2 })
})

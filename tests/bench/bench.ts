// npm run bench [-- NAME] [-- --json]: every figure beside its peer, measured in the same run. Ratios, because machines differ.
import { measureBagit } from './bagit.ts'
import { measureComplete } from './complete.ts'
import { measureDock } from './dock.ts'
import { measureIntake } from './intake.ts'
import { measureMedia } from './media.ts'
import { measureOpen } from './open.ts'
import { measurePrecheck } from './precheck.ts'
import { measureSeal } from './seal.ts'
import { measureSeek } from './seek.ts'
import { measureSheet } from './sheet.ts'

type Measure = () => Promise<Record<string, number>>

const benches: Readonly<Record<string, Measure>> = {
  intake: () => measureIntake({}),
  seek: measureSeek,
  media: measureMedia,
  open: measureOpen,
  dock: () => measureDock(),
  seal: measureSeal,
  bagit: measureBagit,
  complete: () => measureComplete(),
  precheck: () => measurePrecheck(),
  sheet: () => measureSheet(),
}

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(`no bench called ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}`)
  process.exit(2)
}

const figures: Record<string, number> = {}
for (const [name, measure] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.error(`measuring ${name} …`)
  for (const [key, value] of Object.entries(await measure())) figures[key] = Math.round(value * 1000) / 1000
}

if (process.argv.includes('--json')) console.log(JSON.stringify(figures))
else for (const [key, value] of Object.entries(figures)) console.log(`${key.padEnd(24)} ${value}`)

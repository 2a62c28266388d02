// The numbers of an archive's dossiers as series (机关, 文种, 年份): which number is used twice, and which is skipped.
import { parsePaperNumber } from './codes.ts'

export interface NumberedDossier {
  readonly id: string
  readonly agency: string
  readonly number: string | null
}

export interface NumberStanding {
  /** How many other dossiers bear the same number. */
  readonly twins: number
  /** Serials that nobody bears between this number and the one before it; null where none is skipped, or none comes before. */
  readonly gap: { readonly from: number; readonly to: number } | null
}

export const noStanding: NumberStanding = { twins: 0, gap: null }

/** Dossiers whose number is none, or of no known shape, are left out: see `noStanding`. */
export function numberStandings(dossiers: readonly NumberedDossier[]): Map<string, NumberStanding> {
  const series = new Map<string, { id: string; serial: number }[]>()
  for (const { id, agency, number } of dossiers) {
    if (number === null) continue
    const parsed = parsePaperNumber(number)
    if (parsed.state === 'invalid') continue
    const { mark, year, serial } = parsed.number
    const key = `${agency}\n${mark}\n${year}`
    const others = series.get(key)
    if (others === undefined) series.set(key, [{ id, serial }])
    else others.push({ id, serial })
  }
  const standings = new Map<string, NumberStanding>()
  for (const members of series.values()) standSeries(members, standings)
  return standings
}

function standSeries(members: readonly { id: string; serial: number }[], standings: Map<string, NumberStanding>): void {
  const bearers = Map.groupBy(members, ({ serial }) => serial)
  let before: number | null = null
  for (const serial of [...bearers.keys()].sort((a, b) => a - b)) {
    const same = bearers.get(serial) ?? []
    const gap = before !== null && serial - before > 1 ? { from: before + 1, to: serial - 1 } : null
    for (const { id } of same) standings.set(id, { twins: same.length - 1, gap })
    before = serial
  }
}

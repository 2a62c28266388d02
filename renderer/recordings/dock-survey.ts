// Whose files a dock holds, from which devices, and how many were taken although damaged.
import type { DockFile } from '#shared/contract/docks.ts'

export type Group = { readonly name: string | null; readonly files: number }
export type DockSurvey = {
  readonly officers: readonly Group[]
  readonly devices: readonly Group[]
  readonly flawed: number
}

export function surveyOf(files: readonly Pick<DockFile, 'capture' | 'state' | 'sentence'>[]): DockSurvey {
  return {
    officers: groupsOf(files.map(({ capture }) => capture.officerName ?? capture.officerNumber)),
    devices: groupsOf(files.map(({ capture }) => capture.deviceNumber)),
    // What was taken and yet has something said of it is what could not be decoded.
    flawed: files.filter(({ state, sentence }) => state === 'done' && sentence !== null).length,
  }
}

/** Largest first, the unknown last. */
function groupsOf(names: readonly (string | null)[]): Group[] {
  return [...Map.groupBy(names, (name) => name)]
    .map(([name, members]) => ({ name, files: members.length }))
    .toSorted(
      (one, other) =>
        Number(one.name === null) - Number(other.name === null) ||
        other.files - one.files ||
        (one.name ?? '').localeCompare(other.name ?? '', 'zh-CN'),
    )
}

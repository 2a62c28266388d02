// What lies on a recording's timeline.
export type TimelineTone = 'finding' | 'note' | 'suggested'

export type PlayerMark = { key: string; at: number; label: string; tone?: TimelineTone; active?: boolean }

export type PlayerSpan = {
  key: string
  start: number
  end: number
  label: string
  tone?: TimelineTone
  active?: boolean
}

/** A stretch in which the recording has nothing: a pause of the camera, a lost segment. */
export type PlayerGap = { key: string; start: number; end: number; label: string }

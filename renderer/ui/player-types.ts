// What lies on a recording's timeline.
export type TimelineTone = 'finding' | 'note' | 'suggested'

/** Puts what it marks on a drag; left out where it cannot be dragged onto something else. */
type Carries = { onCarry?: ((transfer: DataTransfer) => void) | undefined }

export type PlayerMark = { key: string; at: number; label: string; tone?: TimelineTone; active?: boolean } & Carries

export type PlayerSpan = {
  key: string
  start: number
  end: number
  label: string
  tone?: TimelineTone
  active?: boolean
} & Carries

/** A stretch in which the recording has nothing: a pause of the camera, a lost segment. */
export type PlayerGap = { key: string; start: number; end: number; label: string }

/** One picture that holds many frames of the recording, row by row. */
export type PlayerFilm = {
  url: string
  frames: number
  columns: number
  frameWidth: number
  frameHeight: number
  /** From one frame to the next. */
  everySeconds: number
}

/** What was found in a recording by itself. */
export type PlayerFound = {
  /** Seconds at which the picture changes wholly. */
  scenes: readonly number[]
  /** Where nothing is heard. */
  silences: readonly { start: number; end: number }[]
}

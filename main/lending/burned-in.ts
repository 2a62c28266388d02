// What ffmpeg is told to burn the mark of a copy into every picture: three times, so that no crop or cover takes it away.

export interface BurnedPicture {
  /** As shown. */
  readonly width: number
  readonly height: number
}

/** A filter for `-vf`; every pixel stays but the odd line that 4:2:0 cannot hold. */
export function burnedIn(text: string, { width, height }: BurnedPicture, fontFile: string): string {
  const lines = [
    { share: 1 / 11, alpha: 0.3, x: '(w-tw)/2', y: '(h-th)/2' },
    { share: 1 / 22, alpha: 0.8, x: 'w/50', y: 'h-th-h/40' },
    { share: 1 / 22, alpha: 0.8, x: 'w-tw-w/50', y: 'h/40' },
  ]
  const drawn = lines.map(({ share, alpha, x, y }) => {
    const size = Math.max(8, Math.floor(Math.min(height * share, (0.92 * width) / ems(text))))
    const look = `fontsize=${size}:fontcolor=white@${alpha}:borderw=${Math.max(1, Math.round(size / 16))}:bordercolor=black@${alpha}`
    return `drawtext=fontfile=${escaped(fontFile)}:expansion=none:text=${escaped(text)}:${look}:x=${x}:y=${y}`
  })
  return ['crop=trunc(iw/2)*2:trunc(ih/2)*2:0:0', 'format=yuv420p', ...drawn].join(',')
}

/** How wide a line is in squares of its size, a little too wide rather than too narrow. */
function ems(text: string): number {
  return Math.max(
    1,
    [...text].reduce((sum, character) => sum + (character < '\u2e80' ? 0.62 : 1), 0),
  )
}

/** For a value inside a filter inside a graph: what each of the two readers takes for its own is escaped for it. */
function escaped(value: string): string {
  const plain = value.replaceAll(/[\r\n\0]/g, ' ').replaceAll(process.platform === 'win32' ? '\\' : /(?!)/g, '/')
  return plain.replaceAll(/[\\':]/g, String.raw`\$&`).replaceAll(/[\\'[\],;]/g, String.raw`\$&`)
}

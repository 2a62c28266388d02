// Loudness along the recording, drawn once for each width.
import { useEffect, useRef } from 'react'
import css from './player-timeline.module.css'
import { useBox } from './use-box.ts'

export type PlayerWaveformProps = {
  /** Loudness from 0 to 1 at even distances. */
  peaks: ArrayLike<number>
  tall?: boolean
}

export function PlayerWaveform({ peaks, tall }: PlayerWaveformProps) {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const { width, height } = useBox(frame)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || width === 0 || peaks.length === 0) return
    const density = window.devicePixelRatio
    context.canvas.width = width * density
    context.canvas.height = height * density
    context.scale(density, density)
    context.fillStyle = getComputedStyle(context.canvas).color
    for (let column = 0; column < width; column += 1) {
      const loudness = loudest(peaks, column / width, (column + 1) / width)
      const bar = Math.max(1, loudness * (height - 2))
      context.fillRect(column, (height - bar) / 2, 1, bar)
    }
  }, [peaks, width, height])
  return (
    <div ref={frame} className={tall ? css.waveformTall : css.waveform} aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  )
}

function loudest(peaks: ArrayLike<number>, from: number, to: number): number {
  const first = Math.floor(from * peaks.length)
  const last = Math.max(first + 1, Math.ceil(to * peaks.length))
  let most = 0
  for (let index = first; index < last; index += 1) most = Math.max(most, Math.abs(peaks[index] ?? 0))
  return Math.min(1, most)
}

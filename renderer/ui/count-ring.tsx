// How much of a list is done: a ring of three arcs, with its words for those who do not see it.
import css from './count-ring.module.css'

export type CountRingProps = {
  /** In order round the ring. */
  parts: readonly { tone: 'bad' | 'warn' | 'ok'; count: number }[]
  label: string
  /** Outer width in pixels. */
  size?: number
}

export function CountRing({ parts, label, size = 16 }: CountRingProps) {
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  const width = size / 5
  const radius = (size - width) / 2
  const round = 2 * Math.PI * radius
  let before = 0
  return (
    <svg className={css.ring} width={size} height={size} role="img" aria-label={label}>
      <title>{label}</title>
      <circle className={css.track} cx={size / 2} cy={size / 2} r={radius} strokeWidth={width} />
      {parts.map(({ tone, count }) => {
        if (count === 0) return null
        const length = (count / total) * round
        const start = before
        before += length
        return (
          <circle
            key={tone}
            className={css[tone]}
            cx={size / 2}
            cy={size / 2}
            r={radius}
            strokeWidth={width}
            strokeDasharray={`${length} ${round - length}`}
            strokeDashoffset={-start}
          />
        )
      })}
    </svg>
  )
}

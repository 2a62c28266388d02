// Lies over a page or picture: shows highlights, and lets a region be drawn with the mouse or the keyboard.
import { classNames } from './class-names.ts'
import { type Highlight, type Region, type Rotation, toView } from './region.ts'
import css from './region-layer.module.css'
import { RegionPicker } from './region-picker.tsx'

export type RegionLayerProps = {
  /** Of the page or picture. */
  name: string
  rotation: Rotation
  highlights: readonly Highlight[]
  selecting: boolean
  /** Whether the keyboard may come here; one page at a time. */
  focusable: boolean
  onRegion?: ((region: Region) => void) | undefined
  onHighlight?: ((key: string) => void) | undefined
  onCancel?: (() => void) | undefined
}

export function RegionLayer(props: RegionLayerProps) {
  const { name, rotation, highlights, selecting, focusable, onRegion, onHighlight, onCancel } = props
  return (
    <div className={css.layer}>
      {highlights.map((highlight) => (
        <Mark key={highlight.key} highlight={highlight} rotation={rotation} onHighlight={onHighlight} />
      ))}
      {selecting && (
        <RegionPicker
          name={name}
          rotation={rotation}
          focusable={focusable}
          onRegion={(region) => onRegion?.(region)}
          onCancel={() => onCancel?.()}
        />
      )}
    </div>
  )
}

type MarkProps = { highlight: Highlight; rotation: Rotation; onHighlight: ((key: string) => void) | undefined }

function Mark({ highlight, rotation, onHighlight }: MarkProps) {
  const { key, region, label, tone = 'finding', active, onCarry } = highlight
  const className = classNames(css.mark, css[tone], active && css.active, region === null && css.whole)
  const style = region === null ? {} : boxStyle(toView(region, rotation))
  const tag = <span className={css.tag}>{label}</span>
  return (
    <div className={className} style={style}>
      {onHighlight ? (
        <button
          type="button"
          className={classNames(css.press, onCarry && css.carried)}
          title={label}
          draggable={onCarry !== undefined}
          onDragStart={(event) => onCarry?.(event.dataTransfer)}
          onClick={() => onHighlight(key)}
        >
          {tag}
        </button>
      ) : (
        tag
      )}
    </div>
  )
}

export function boxStyle({ x, y, width, height }: Region) {
  return { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` }
}

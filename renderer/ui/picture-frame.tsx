// Lies exactly over the picture of the player, turned, enlarged and moved as it is, for what is drawn on it.
import { type ReactNode, useRef } from 'react'
import css from './player.module.css'
import type { Rotation } from './region.ts'
import { type Box, useBox } from './use-box.ts'

export type PictureFrameProps = {
  /** Of the upright picture; 0 until known. */
  picture: Box
  rotation: Rotation
  zoom: number
  pan: { x: number; y: number }
  children: ReactNode
}

export function PictureFrame({ picture, rotation, zoom, pan, children }: PictureFrameProps) {
  const stage = useRef<HTMLDivElement>(null)
  const shown = fitted(useBox(stage), rotation % 180 === 90 ? turned(picture) : picture)
  return (
    <div ref={stage} className={css.frameSpace}>
      {shown !== null && (
        <div
          className={css.frame}
          style={{
            width: shown.width,
            height: shown.height,
            transform: `translate(-50%, -50%) translate(${pan.x}px, ${pan.y}px) scale(${zoom})`,
          }}
        >
          {children}
        </div>
      )}
    </div>
  )
}

/** The largest box of the picture's shape in the space there is; null while either is unknown. */
export function fitted(space: Box, picture: Box): Box | null {
  if (space.width <= 0 || space.height <= 0 || picture.width <= 0 || picture.height <= 0) return null
  const scale = Math.min(space.width / picture.width, space.height / picture.height)
  return { width: picture.width * scale, height: picture.height * scale }
}

function turned({ width, height }: Box): Box {
  return { width: height, height: width }
}

// What is hidden at this instant, drawn over the player's picture; boxes are drawn, moved and sized here.
import { useEffect } from 'react'
import { regionAt } from '#shared/rules/redaction.ts'
import type { PlayerPicture } from '../ui/player.tsx'
import { RegionPicker } from '../ui/region-picker.tsx'
import { useMediaSeconds } from '../ui/use-media-seconds.ts'
import { isRegion } from './hidden-plan.ts'
import { RedactionBox } from './redaction-box.tsx'
import { useRedactionView } from './redaction-desk.tsx'
import css from './redaction-layers.module.css'
import type { RedactionStore } from './redaction-store.ts'
import { redactionText } from './redaction-text.ts'

export type RedactionOverlayProps = { store: RedactionStore; picture: PlayerPicture }

export function RedactionOverlay({ store, picture: { media, rotation } }: RedactionOverlayProps) {
  const { plan, selected, drawing } = useRedactionView(store)
  const nowMs = Math.round(useMediaSeconds(media) * 1000)
  useEffect(() => {
    store.setMedia(media)
    return () => store.setMedia(null)
  }, [store, media])
  const shown = plan.regions.filter((hidden) => hidden.startMs <= nowMs && nowMs <= hidden.endMs)
  return (
    <div className={css.overlay}>
      {shown.map((hidden) => (
        <RedactionBox
          key={hidden.id}
          hidden={hidden}
          region={regionAt(hidden, nowMs)}
          rotation={rotation}
          selected={hidden.id === selected?.id}
          editable={store.editable}
          focusable={!drawing}
          onSelect={() => store.select(hidden.id)}
          onRegion={(region) => store.moveTo(hidden.id, region)}
          onRemove={() => store.remove(hidden.id)}
          onLeave={() => store.select(null)}
        />
      ))}
      {selected !== null && isRegion(selected) && !shown.includes(selected) && (
        <p className={css.outside}>{redactionText.outside}</p>
      )}
      {drawing && (
        <RegionPicker
          name={redactionText.draw}
          rotation={rotation}
          focusable
          onRegion={store.addRegion}
          onCancel={() => store.setDrawing(false)}
        />
      )}
    </div>
  )
}

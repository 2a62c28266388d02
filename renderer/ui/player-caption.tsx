// The words said at this second, over the picture. The track is read, not shown, by the browser: its own captions would turn
// and grow with the picture, and sound alone would have none.
import { useEffect, useState } from 'react'
import css from './player.module.css'

export function PlayerCaption({ track }: { track: HTMLTrackElement | null }) {
  const [lines, setLines] = useState<readonly string[]>([])
  useEffect(() => {
    if (track === null) return
    track.track.mode = 'hidden'
    const read = () => setLines([...(track.track.activeCues ?? [])].map(textOf))
    track.track.addEventListener('cuechange', read)
    track.addEventListener('load', read)
    read()
    return () => {
      track.track.removeEventListener('cuechange', read)
      track.removeEventListener('load', read)
    }
  }, [track])
  if (lines.length === 0) return null
  return (
    <p className={css.caption} lang="zh-CN">
      {lines.map((line, place) => (
        <span key={`${String(place)} ${line}`}>{line}</span>
      ))}
    </p>
  )
}

/** A voice tag names the speaker: <v 张三>. */
function textOf(cue: TextTrackCue): string {
  if (!(cue instanceof VTTCue)) return ''
  const voice = /^<v ([^>]+)>/.exec(cue.text)?.[1]
  const text = cue.getCueAsHTML().textContent ?? ''
  return voice === undefined ? text : `${voice}：${text}`
}

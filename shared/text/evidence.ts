// Where a finding points, in words.
import type { Anchor } from '../contract/evidence.ts'

/** 3_723_000 → '01:02:03' */
export function momentText(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
}

/** @param title of the paper or recording; not used for an absence */
export function anchorText(anchor: Anchor, title: string): string {
  switch (anchor.on) {
    case 'page':
      return `${title} 第 ${anchor.page} 页`
    case 'moment':
      return anchor.endMs === null
        ? `${title} ${momentText(anchor.startMs)}`
        : `${title} ${momentText(anchor.startMs)}–${momentText(anchor.endMs)}`
    case 'absence':
      return `缺：${anchor.what}`
  }
}

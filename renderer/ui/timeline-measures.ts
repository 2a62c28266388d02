// Seconds to places on the timeline, and back.
export function secondAt(clientX: number, lane: HTMLElement | null, duration: number): number {
  const bounds = lane?.getBoundingClientRect()
  if (bounds === undefined || bounds.width === 0) return 0
  return Math.min(1, Math.max(0, (clientX - bounds.left) / bounds.width)) * duration
}

export function share(seconds: number, duration: number): string {
  return duration > 0 ? `${(Math.min(seconds, duration) / duration) * 100}%` : '0%'
}

export function stretch({ start, end }: { start: number; end: number }, duration: number) {
  return { left: share(start, duration), width: share(Math.max(0, end - start), duration) }
}

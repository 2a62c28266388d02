// Instants as people in China read them: Beijing time, to the minute.

const format = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** '2026-11-21 22:10', or the text itself when it is no instant. */
export function instantText(instant: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}`
}

/** The calendar day of an instant in China: '2026-11-21'. */
export function dayOf(instant: string): string {
  return instantText(instant).slice(0, 10)
}

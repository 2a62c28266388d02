// How far a device's clock was off, in words.

/** 125_000 → '2 分 5 秒'; milliseconds only where there are any. The sign is not said. */
export function lengthText(ms: number): string {
  const whole = Math.abs(Math.round(ms))
  const parts: [number, string][] = [
    [Math.floor(whole / 86_400_000), '天'],
    [Math.floor(whole / 3_600_000) % 24, '小时'],
    [Math.floor(whole / 60_000) % 60, '分'],
    [Math.floor(whole / 1000) % 60, '秒'],
    [whole % 1000, '毫秒'],
  ]
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`)
  return said.length === 0 ? '0 秒' : said.join(' ')
}

/** What a correction does to the device's clock: '加 2 分 5 秒', '减 3 秒', '不变'. */
export function offsetText(ms: number): string {
  if (ms === 0) return '不变'
  return `${ms > 0 ? '加' : '减'} ${lengthText(ms)}`
}

// An instant without its year, for narrow boxes where everything is recent: 11-21 14:03. Other years keep theirs.
import { formatMinute } from '../ui/format.ts'

export function shortMinute(at: string): string {
  const minute = formatMinute(at)
  return minute.startsWith(String(new Date().getFullYear())) ? minute.slice(5) : minute
}

// A function that stays the same while what it does is always the latest: rows are drawn again only for what they show.
import { useCallback, useState } from 'react'

export function useLatest<A extends unknown[]>(run: (...args: A) => void): (...args: A) => void {
  const [holder] = useState<{ run: (...args: A) => void }>({ run })
  holder.run = run
  return useCallback((...args: A) => holder.run(...args), [holder])
}

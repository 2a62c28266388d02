// Long tables with rows of different heights: the first hundred, and more when asked.
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { campaignText } from './text.ts'

const atOnce = 100

export function useFirstRows<T>(rows: readonly T[]): { shown: readonly T[]; more: ReactNode } {
  const [limit, setLimit] = useState(atOnce)
  const left = rows.length - limit
  const more =
    left <= 0 ? null : (
      <div>
        <Button size="small" onClick={() => setLimit(limit + atOnce)}>
          {campaignText.one.more(Math.min(left, atOnce), left)}
        </Button>
      </div>
    )
  return { shown: rows.slice(0, limit), more }
}

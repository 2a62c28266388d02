// The split desk alone, for its keys.
import { useState } from 'react'
import { defaultSizes, SplitDesk } from '../ui/split-desk.tsx'

export function SplitSection() {
  const [sizes, setSizes] = useState(defaultSizes)
  const body = (words: string) => <p style={{ padding: 12 }}>{words}</p>
  return (
    <SplitDesk
      left={{ title: '目录', content: body('正卷与副卷的目录。') }}
      center={{ title: '证据', content: body('页面、图片或录像。') }}
      right={{ title: '面板', content: body('要素、完整性、时限、标注。') }}
      sizes={sizes}
      onSizes={setSizes}
    />
  )
}

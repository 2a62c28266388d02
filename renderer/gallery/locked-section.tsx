// The locked desk.
import { Button } from 'antd'
import { useState } from 'react'
import { LockedScreen } from '../ui/locked-screen.tsx'

export function LockedSection() {
  const [error, setError] = useState<string | undefined>()
  return (
    <LockedScreen
      product="案卷 Anjuan"
      agency="示例县农业农村局"
      user={{ name: '王××', role: '评查员' }}
      error={error}
      onUnlock={() => setError('口令不对。还可以再试 4 次。')}
      foot={
        <Button type="link" size="small">
          换人登录
        </Button>
      }
    />
  )
}

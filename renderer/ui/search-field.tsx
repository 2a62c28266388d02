// Filters a list as one types, once the typing pauses; Enter does not wait.
import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useEffect, useState } from 'react'

export type SearchFieldProps = {
  label: string
  placeholder?: string
  value: string
  onValue: (value: string) => void
  className?: string | undefined
  maxLength?: number
}

const pauseMs = 250

export function SearchField({ label, placeholder, value, onValue, className, maxLength = 100 }: SearchFieldProps) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = window.setTimeout(() => onValue(typed.trim()), pauseMs)
    return () => window.clearTimeout(timer)
  })
  return (
    <Input
      allowClear
      type="search"
      className={className ?? ''}
      prefix={<SearchOutlined aria-hidden />}
      aria-label={label}
      placeholder={placeholder ?? label}
      maxLength={maxLength}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => onValue(typed.trim())}
    />
  )
}

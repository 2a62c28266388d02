// Filters a list as one types, once the typing pauses; Enter does not wait.
import { CloseCircleFilled, SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { uiText } from './text.ts'

export type SearchFieldProps = {
  label: string
  placeholder?: string
  value: string
  onValue: (value: string) => void
  className?: string | undefined
  maxLength?: number
}

/** The cross that empties a field, with its name. */
export const clearable = { clearIcon: <CloseCircleFilled aria-label={uiText.clear} /> }

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
      allowClear={clearable}
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

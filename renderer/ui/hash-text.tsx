// A long hash, shortened in the middle, whole in the tooltip and on the clipboard.
import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { useEffect, useState } from 'react'
import { copyText } from './copy-text.ts'
import css from './fields.module.css'
import { uiText } from './text.ts'

export type HashTextProps = {
  value: string
  /** What it is the hash of, for the copy button's name. */
  label: string
  /** Characters kept at each end. */
  keep?: number
  /** Shows every character, in groups of eight. */
  whole?: boolean
}

export function HashText({ value, label, keep = 8, whole }: HashTextProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = window.setTimeout(() => setCopied(false), 1600)
    return () => window.clearTimeout(timer)
  }, [copied])
  const short = value.length > keep * 2 + 1 ? `${value.slice(0, keep)}…${value.slice(-keep)}` : value
  return (
    <span className={css.hash}>
      <code title={value}>{whole ? (value.match(/.{1,8}/g) ?? [value]).join(' ') : short}</code>
      <button
        type="button"
        className={css.copy}
        title={copied ? uiText.hash.copied : uiText.hash.copy}
        aria-label={uiText.hash.copyOf(label)}
        onClick={() => void copyText(value).then(setCopied)}
      >
        {copied ? <CheckOutlined /> : <CopyOutlined />}
      </button>
      <span role="status" className="visually-hidden">
        {copied ? uiText.hash.copied : ''}
      </span>
    </span>
  )
}

// Wraps the whole desk in its look: antd in Chinese with our tokens, styles carrying the page's nonce.
import './tokens.css'
import './base.css'
import { App, ConfigProvider, type ThemeConfig } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useMemo } from 'react'
import { uiText } from '../ui/text.ts'
import { antdTheme } from './antd-theme.ts'
import { pageNonce } from './page-nonce.ts'

/**
 * Dialogs and pop-ups go here rather than into the body: into the body antd would also put a style element without the
 * nonce, to stop the page from scrolling, which ours never does.
 */
function overlays(): HTMLElement {
  const known = document.getElementById('overlays')
  if (known !== null) return known
  const made = document.createElement('div')
  made.id = 'overlays'
  made.role = 'region'
  made.ariaLabel = uiText.overlays
  document.body.append(made)
  return made
}

/** For who asked the system for less movement, nothing slides or fades. Asked once: the desk is opened anew every day. */
function restfulTheme(): ThemeConfig {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  return still ? { ...antdTheme, token: { ...antdTheme.token, motion: false } } : antdTheme
}

export function DeskTheme({ children }: { children: ReactNode }) {
  const theme = useMemo(restfulTheme, [])
  const csp = useMemo(() => {
    const nonce = pageNonce()
    return nonce === undefined ? {} : { csp: { nonce } }
  }, [])
  return (
    <ConfigProvider
      {...csp}
      getPopupContainer={overlays}
      locale={zhCN}
      theme={theme}
      button={{ autoInsertSpace: false }}
      componentSize="middle"
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}

// Wraps the whole desk in its look: antd in Chinese with our tokens, styles carrying the page's nonce.
import './tokens.css'
import './base.css'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useMemo } from 'react'
import { antdTheme } from './antd-theme.ts'
import { pageNonce } from './page-nonce.ts'

export function DeskTheme({ children }: { children: ReactNode }) {
  const csp = useMemo(() => {
    const nonce = pageNonce()
    return nonce === undefined ? {} : { csp: { nonce } }
  }, [])
  return (
    <ConfigProvider {...csp} locale={zhCN} theme={antdTheme} button={{ autoInsertSpace: false }} componentSize="middle">
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}

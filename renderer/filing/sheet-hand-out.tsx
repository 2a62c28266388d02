// A sheet leaves the desk as paper or file: the journal keeps that, and what it was.
import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { bytesUrl, downloadUrl } from '../desk/bytes-url.ts'
import { desk } from '../desk/client.ts'
import { useHolds } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { printPdf } from '../opinions/print-pdf.ts'
import type { WhichSheet } from './sheet-preview.tsx'
import css from './sheets.module.css'
import { sheetsText } from './sheets-text.ts'

export function SheetHandOut({ which }: { which: WhichSheet }) {
  const { message } = App.useApp()
  const mayTake = useHolds(['archivist', 'handler', 'head'])
  const [at, setAt] = useState<{ page: number; pages: number } | null>(null)
  const taken = useDeed(desk.sheets.print)
  const save = async () => {
    const sheet = await taken.ask(which)
    if (sheet === null) return
    const link = document.createElement('a')
    link.href = downloadUrl(sheet.objectId)
    link.download = sheet.name
    link.click()
  }
  const print = async () => {
    const sheet = await taken.ask(which)
    if (sheet === null) return
    try {
      await printPdf(bytesUrl(sheet.objectId), (page, pages) => setAt({ page, pages }))
    } catch {
      void message.error(sheetsText.printFailed)
    } finally {
      setAt(null)
    }
  }
  if (!mayTake) return null
  return (
    <span className={css.handOut}>
      <Button size="small" icon={<DownloadOutlined />} disabled={taken.running} onClick={() => void save()}>
        {sheetsText.save}
      </Button>
      <Button size="small" icon={<PrinterOutlined />} loading={at !== null} onClick={() => void print()}>
        {at === null ? sheetsText.print : sheetsText.printing(at.page, at.pages)}
      </Button>
    </span>
  )
}

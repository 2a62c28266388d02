// Hands a PDF to the system's print dialog, page by page.
import { PrinterOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { printPdf } from './print-pdf.ts'
import { opinionText } from './text.ts'

const text = opinionText.screen

export function PrintButton({ url }: { url: string }) {
  const { message } = App.useApp()
  const [at, setAt] = useState<{ page: number; pages: number } | null>(null)
  const print = async () => {
    try {
      await printPdf(url, (page, pages) => setAt({ page, pages }))
    } catch {
      void message.error(text.printFailed)
    } finally {
      setAt(null)
    }
  }
  return (
    <Button icon={<PrinterOutlined />} loading={at !== null} onClick={() => void print()}>
      {at === null ? text.print : text.printing(at.page, at.pages)}
    </Button>
  )
}

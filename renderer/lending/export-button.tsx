// Takes the register out, as it is filtered now: a table for other programs, or pages to keep.
import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import type { LoanFilter } from '#shared/contract/lending.ts'
import { dayOf } from '#shared/text/instant.ts'
import { desk } from '../desk/client.ts'
import { saveText } from '../desk/save-file.ts'
import { useDeed } from '../desk/use-deed.ts'
import { savePdf } from './save-copy.ts'
import { lendingText } from './text.ts'

const text = lendingText.export

export type ExportButtonProps = { filters: { filter: LoanFilter; text: string }; disabled: boolean }

export function ExportButton({ filters, disabled }: ExportButtonProps) {
  const { message } = App.useApp()
  const register = useDeed(desk.lending.exportRegister)
  const save = async (as: string) => {
    const made = await register.ask(filters)
    if (made === null) return
    const name = text.name(dayOf(Date.now()))
    if (as === 'csv') saveText(`${name}.csv`, 'text/csv;charset=utf-8', made.csv)
    else savePdf(`${name}.pdf`, made.pdf)
    void message.success(text.done(made.rows))
  }
  return (
    <Dropdown
      trigger={['click']}
      disabled={disabled}
      menu={{
        items: [
          { key: 'csv', label: text.csv },
          { key: 'pdf', label: text.pdf },
        ],
        onClick: ({ key }) => void save(key),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={register.running} title={text.hint}>
        {text.button}
      </Button>
    </Dropdown>
  )
}

// Says that a list shows one dossier only, and takes that back.
import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { judgingText } from './text.ts'

export type DossierFilterProps = {
  /** Known from the rows; without rows there is no title to show. */
  title: string | undefined
  onClear: () => void
}

export function DossierFilter({ title, onClear }: DossierFilterProps) {
  return (
    <Button size="small" icon={<CloseOutlined />} iconPlacement="end" onClick={onClear}>
      {title === undefined ? judgingText.oneDossier : judgingText.onlyDossier(title)}
    </Button>
  )
}

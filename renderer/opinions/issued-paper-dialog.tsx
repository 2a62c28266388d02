// One issued paper, large, over the screen its matter stands on.
import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { uiText } from '../ui/text.ts'
import css from './issued-paper.module.css'
import { IssuedHeading, OpenPaper } from './issued-paper.tsx'
import { issuedText } from './issued-text.ts'

const text = issuedText

export function IssuedPaperDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const paper = useQuery({
    ...deskQuery.issued.get.queryOptions({ input: { id } }),
    // Others sign on their own turn; a look reads where it stands now.
    refetchOnMount: 'always',
  })
  return (
    <Modal
      open
      title={paper.data === undefined ? text.opening : <IssuedHeading paper={paper.data} />}
      width="min(1240px, 97vw)"
      style={{ top: 16 }}
      footer={null}
      closable={{ 'aria-label': uiText.dialog.close }}
      onCancel={onClose}
    >
      <div className={css.body}>
        <Read query={paper} loading={{ shape: 'page', rows: 14, label: text.opening }}>
          {(found) => <OpenPaper paper={found} />}
        </Read>
      </div>
    </Modal>
  )
}

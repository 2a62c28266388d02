// Dialogs, opened by their buttons.
import { Button } from 'antd'
import { useState } from 'react'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { HashText } from '../ui/hash-text.tsx'
import { KeyboardHelp, playerShortcuts } from '../ui/keyboard-help.tsx'
import { PassphraseDialog } from '../ui/passphrase-dialog.tsx'
import { manifestHash } from './sample.tsx'

export function DialogSection() {
  const [open, setOpen] = useState<'confirm' | 'passphrase' | 'help' | null>(null)
  const [error, setError] = useState<string | undefined>()
  const close = () => setOpen(null)
  return (
    <div className="gallery-pad">
      <div className="gallery-row">
        <Button danger onClick={() => setOpen('confirm')}>
          退回补正
        </Button>
        <Button type="primary" onClick={() => setOpen('passphrase')}>
          签署意见书
        </Button>
        <Button onClick={() => setOpen('help')}>键盘操作</Button>
      </div>
      <ConfirmDialog
        open={open === 'confirm'}
        title="退回补正"
        consequence="送审材料退回承办人，审核时限从补正后重新起算。退回的理由会写入审核记录。"
        confirmLabel="退回补正"
        danger
        reason={{ label: '退回理由', required: true, placeholder: '写明缺什么、依据哪一条' }}
        onConfirm={close}
        onCancel={close}
      />
      <PassphraseDialog
        open={open === 'passphrase'}
        title="签署评查意见书"
        effect="以王××的签名证书签署意见书。签署后内容不能再改，只能另出更正意见书。"
        person="王××"
        bound={[
          { key: 'dossier', label: '案卷', value: '示农（兽药）罚〔2026〕12号' },
          { key: 'hash', label: '清单摘要', value: <HashText value={manifestHash} label="清单摘要" /> },
          { key: 'journal', label: '日志序号', value: '1,284' },
        ]}
        confirmLabel="签署意见书"
        error={error}
        onConfirm={() => setError('口令不对。请重新输入；连续错 5 次将锁定 15 分钟。')}
        onCancel={close}
      />
      <KeyboardHelp
        open={open === 'help'}
        groups={[
          ...playerShortcuts,
          {
            title: '表格',
            shortcuts: [
              { label: '打开', keys: [['Enter']] },
              { label: '预览', keys: [['Space']] },
            ],
          },
          {
            title: '分栏',
            shortcuts: [
              { label: '收起或展开目录', keys: [['Ctrl', '1']] },
              { label: '收起或展开证据', keys: [['Ctrl', '2']] },
              { label: '收起或展开面板', keys: [['Ctrl', '3']] },
            ],
          },
        ]}
        onClose={close}
      />
    </div>
  )
}

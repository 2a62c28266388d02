// One sheet as it is or would be frozen: its pages in the panel, larger on asking, saved and printed.
import { ExpandOutlined, ReloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Modal, Tooltip } from 'antd'
import { useState } from 'react'
import type { Sheet, SheetKind } from '#shared/contract/sheets.ts'
import { bytesUrl } from '../desk/bytes-url.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { PdfViewer } from '../ui/pdf-viewer.tsx'
import { uiText } from '../ui/text.ts'
import { SheetHandOut } from './sheet-hand-out.tsx'
import css from './sheets.module.css'
import { sheetsText } from './sheets-text.ts'

export type WhichSheet = { id: string; kind: SheetKind; supplementId: string | null }

export function SheetPreview({ which, changedAt }: { which: WhichSheet; changedAt: string | null }) {
  const [large, setLarge] = useState(false)
  const preview = useQuery({
    ...deskQuery.sheets.preview.queryOptions({ input: which }),
    // Every reading composes a file that is kept in memory alone: once a look, and again when something was written on it.
    queryKey: [...deskQuery.sheets.preview.key({ input: which }), changedAt],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <Read query={preview} loading={{ shape: 'page', rows: 8, label: sheetsText.composing }}>
      {(sheet) => (
        <div className={css.preview}>
          <div className={css.tools}>
            {sheet.frozenAt === null && (
              <Tooltip title={sheetsText.refresh}>
                <Button
                  size="small"
                  icon={<ReloadOutlined />}
                  aria-label={sheetsText.refresh}
                  loading={preview.isFetching}
                  onClick={() => void preview.refetch()}
                />
              </Tooltip>
            )}
            <Tooltip title={sheetsText.enlarge}>
              <Button
                size="small"
                icon={<ExpandOutlined />}
                aria-label={sheetsText.enlarge}
                onClick={() => setLarge(true)}
              />
            </Tooltip>
            <SheetHandOut which={which} />
          </div>
          <div className={css.paper}>{!large && <Pages sheet={sheet} />}</div>
          <Modal
            open={large}
            title={sheetsText.names[sheet.kind]}
            width="min(920px, 94vw)"
            style={{ top: 24 }}
            footer={null}
            closable={{ 'aria-label': uiText.dialog.close }}
            destroyOnHidden
            onCancel={() => setLarge(false)}
          >
            <div className={css.large}>
              <Pages sheet={sheet} />
            </div>
          </Modal>
        </div>
      )}
    </Read>
  )
}

function Pages({ sheet }: { sheet: Sheet }) {
  return <PdfViewer key={sheet.objectId} url={bytesUrl(sheet.objectId)} title={sheetsText.names[sheet.kind]} />
}

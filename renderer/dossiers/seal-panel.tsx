// The seal: what it will freeze, its hash, and the act with its consequences. After it, the sealed list.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { saveText } from '../desk/save-file.ts'
import { useHolds } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { SealReadiness } from '../filing/seal-readiness.tsx'
import { SealSteps } from '../filing/seal-steps.tsx'
import { SupplementList } from '../filing/supplement-list.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FieldList } from '../ui/field-list.tsx'
import { formatDuration, formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { SentenceList } from '../ui/sentence-list.tsx'
import { holdingsOf } from './holdings.ts'
import { isUnderWay } from './intake-queue.ts'
import { ManifestTable } from './manifest-table.tsx'
import css from './panels.module.css'
import { dossierText } from './text.ts'
import { useFilings } from './use-intake.ts'
import { isPreparing } from './use-items.ts'

const text = dossierText.seal

export function SealPanel({ dossier, items }: { dossier: Dossier; items: readonly Item[] }) {
  const manifest = useQuery(deskQuery.dossiers.manifest.queryOptions({ input: { id: dossier.id } }))
  const held = holdingsOf(items)
  const sealed = dossier.state === 'sealed'
  const sealedWords =
    dossier.sealedAt === null
      ? text.lead
      : dossierText.desk.sealedAt(formatMinute(dossier.sealedAt), dossier.sealedBy ?? '')
  return (
    <div className={css.body}>
      <p className={sealed ? css.ok : css.lead}>{sealedWords}</p>
      <h3 className={css.title}>{sealed ? text.sealedTitle : text.preview}</h3>
      <Read query={manifest} loading={{ shape: 'fields', rows: 2 }}>
        {({ sha256, canonical }) => (
          <>
            <FieldList
              fields={[
                {
                  key: 'items',
                  label: text.items,
                  value: text.itemsCount(
                    held.papers,
                    held.pages,
                    held.recordings,
                    formatDuration(held.recordingMs / 1000),
                  ),
                },
                { key: 'hash', label: text.hash, value: <HashText value={sha256} label={text.hash} whole /> },
              ]}
              labelWidth={8}
            />
            {sealed && (
              <div>
                <Button onClick={() => saveText(`${dossier.title}-manifest.json`, 'application/json', canonical)}>
                  {text.copyManifest}
                </Button>
              </div>
            )}
          </>
        )}
      </Read>
      <SealSteps
        dossier={dossier}
        mayPropose={items.length > 0}
        warnings={<SealWarnings dossier={dossier} items={items} />}
      >
        <SealAct dossier={dossier} items={items} sha256={manifest.data?.sha256 ?? null} />
      </SealSteps>
      {sealed && <SupplementList dossier={dossier} />}
      <ManifestTable items={items} />
    </div>
  )
}

/** What stands in the way, or should be known, before the button. */
function SealAct({ dossier, items, sha256 }: { dossier: Dossier; items: readonly Item[]; sha256: string | null }) {
  const [asking, setAsking] = useState(false)
  const maySeal = useHolds(['archivist'])
  const incoming = useFilings(dossier.id).some(isUnderWay)
  const seal = useSealing(dossier.id, () => setAsking(false))
  if (!maySeal) return <p className={css.note}>{text.onlyArchivist}</p>
  if (items.length === 0) return <p className={css.warn}>{text.none}</p>
  return (
    <>
      <SealWarnings dossier={dossier} items={items} />
      <div>
        <Button type="primary" disabled={incoming || sha256 === null} onClick={() => setAsking(true)}>
          {text.action}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        danger
        title={text.dialogTitle}
        consequence={
          <>
            <SentenceList sentences={text.effects} />
            {sha256 !== null && (
              <p>
                {text.hash} <HashText value={sha256} label={text.hash} />
              </p>
            )}
          </>
        }
        confirmLabel={text.action}
        busy={seal.running}
        error={seal.failure?.sentence}
        onConfirm={() => seal.run({ id: dossier.id })}
        onCancel={() => {
          seal.clear()
          setAsking(false)
        }}
      />
    </>
  )
}

/** What should be known before the seal, by one person or by both. */
function SealWarnings({ dossier, items }: { dossier: Dossier; items: readonly Item[] }) {
  const incoming = useFilings(dossier.id).some(isUnderWay)
  const unkinded = items.filter((item) => item.paperKind === null).length
  const preparing = items.filter(isPreparing).length
  return (
    <>
      {unkinded > 0 && <p className={css.warn}>{text.unkinded(unkinded)}</p>}
      {preparing > 0 && <p className={css.note}>{text.preparing(preparing)}</p>}
      {incoming && <p className={css.warn}>{text.incoming}</p>}
      <SealReadiness dossier={dossier} items={items} />
    </>
  )
}

function useSealing(dossierId: string, onSealed: () => void) {
  const queries = useQueryClient()
  return useDeed(desk.dossiers.seal, {
    ownFailure: true,
    done: text.done,
    refreshes: [
      deskQuery.sheets.key(),
      deskQuery.dossiers.list.key(),
      deskQuery.dossiers.manifest.key(),
      deskQuery.dossiers.items.key(),
    ],
    onDone: (sealed) => {
      queries.setQueryData(deskQuery.dossiers.get.queryKey({ input: { id: dossierId } }), sealed)
      onSealed()
    },
  })
}

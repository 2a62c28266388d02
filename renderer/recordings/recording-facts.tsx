// The facts of one recording under its description: who recorded it with what, its technical parameters, its playable copy.
import { useQuery } from '@tanstack/react-query'
import type { Item } from '#shared/contract/dossiers.ts'
import type { RecordingDetail } from '#shared/contract/recordings.ts'
import { flawSentence } from '#shared/text/faults/recordings.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import panel from '../dossiers/panels.module.css'
import { FieldList } from '../ui/field-list.tsx'
import { formatBytes, formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import css from './capture.module.css'
import { CaptureSection } from './capture-section.tsx'
import { recordingText } from './panel-text.ts'
import { TechnicalFields } from './technical-fields.tsx'

export type RecordingFactsProps = { item: Item; mayChange: boolean }

export function RecordingFacts({ item, mayChange }: RecordingFactsProps) {
  const detail = useQuery(deskQuery.recordings.get.queryOptions({ input: { itemId: item.id } }))
  return (
    <Read query={detail} loading={{ label: recordingText.capture.loading, shape: 'fields', rows: 4 }}>
      {(value) => (
        <>
          {item.media?.flaw != null && <p className={panel.warn}>{flawSentence(item.media.flaw)}</p>}
          <CaptureSection detail={value} mayChange={mayChange} />
          <details className={panel.divide}>
            <summary className={css.fold}>{recordingText.technical.title}</summary>
            <TechnicalFields technical={value.technical} />
          </details>
          <CopySection copy={value.copy} />
        </>
      )}
    </Read>
  )
}

function CopySection({ copy }: { copy: RecordingDetail['copy'] }) {
  const text = recordingText.copy
  if (copy === null) return null
  return (
    <details className={panel.divide}>
      <summary className={css.fold}>{text.title}</summary>
      <FieldList
        labelWidth={8}
        fields={[
          { key: 'recipe', label: text.recipe, value: <code className={css.recipe}>{copy.recipe}</code> },
          { key: 'sha256', label: text.sha256, value: <HashText value={copy.sha256} label={text.sha256} /> },
          { key: 'size', label: text.size, value: formatBytes(copy.sizeBytes) },
          { key: 'madeAt', label: text.madeAt, value: formatMinute(copy.madeAt) },
        ]}
      />
    </details>
  )
}

// What must be recorded (音像记录事项清单), stage by stage: there, lacking, excused by a signed reason, or not part of this case.
import { useQuery } from '@tanstack/react-query'
import type { Item } from '#shared/contract/dossiers.ts'
import type { RecordingCheck, RequirementLine } from '#shared/contract/recording-list.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import panel from '../dossiers/panels.module.css'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { recordingText } from './panel-text.ts'
import { RequirementRow } from './requirement-row.tsx'
import { stagesOf } from './requirement-stages.ts'
import css from './requirements.module.css'

const text = recordingText.list

export type RequirementListProps = {
  dossierId: string
  items: readonly Item[]
  evidence: Evidence
  mayChange: boolean
}

export function RequirementList(props: RequirementListProps) {
  const { dossierId, items } = props
  // What is filed decides what lacks: another set of recordings is another question.
  const filed = items.map((item) => `${item.id} ${item.paperKind ?? ''} ${item.title}`).join('\n')
  const check = useQuery({
    ...deskQuery.recordingList.check.queryOptions({ input: { dossierId } }),
    queryKey: [...deskQuery.recordingList.check.queryKey({ input: { dossierId } }), filed],
    placeholderData: (before) => before,
  })
  return (
    <Read query={check} loading={{ label: text.loading, rows: 8 }}>
      {(value) => <Stages {...props} check={value} />}
    </Read>
  )
}

function Stages({ check, ...props }: RequirementListProps & { check: RecordingCheck }) {
  const { stages, notDue } = stagesOf(check.lines)
  if (check.lines.length === 0) return <EmptyState title={text.empty.title} sentence={text.empty.sentence} />
  const row = (line: RequirementLine) => <RequirementRow key={line.code} {...props} line={line} check={check} />
  const due = check.present + check.lacking + check.excused
  return (
    <>
      <p className={css.summary} role="status">
        {text.summary(due, check.present, check.lacking, check.excused)}
      </p>
      <p className={css.pack}>
        {text.pack(check.packTitle)}
        {check.mark === 'example' && <StateTag tone="warn" label={text.example} title={text.exampleHint} />}
      </p>
      {stages.map(({ stage, lines }) => (
        <section key={stage} aria-label={stage}>
          <h3 className={css.stage}>{stage}</h3>
          <ul>{lines.map(row)}</ul>
        </section>
      ))}
      {notDue.length > 0 && (
        <details className={panel.divide}>
          <summary className={css.fold}>{text.hideDue(notDue.length)}</summary>
          <ul>{notDue.map(row)}</ul>
        </details>
      )}
    </>
  )
}

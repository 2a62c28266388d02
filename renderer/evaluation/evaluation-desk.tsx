// The desk of one evaluation: catalogue and evidence as everywhere, the sheet in the right pane.
import { App } from 'antd'
import { useState } from 'react'
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import type { Evaluation } from '#shared/contract/evaluation.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { desk } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import deskCss from '../dossiers/dossier-desk.module.css'
import { DossierDesk } from '../dossiers/dossier-desk.tsx'
import { DossierHead } from '../dossiers/dossier-head.tsx'
import { useEvidence } from '../dossiers/use-evidence.ts'
import { ConcernNote, concerns } from '../judging/concern-note.tsx'
import { firstMissing } from '../judging/first-missing.ts'
import { ItemMarks } from '../judging/item-marks.tsx'
import { judgingText } from '../judging/text.ts'
import { useFindings } from '../judging/use-findings.ts'
import { useKindNames } from '../judging/use-kind-names.ts'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { EvaluationTag } from './evaluation-tag.tsx'
import { SheetPane } from './sheet-pane.tsx'
import { evidenceOf, isAnswerRow } from './sheet-rows.ts'
import { SheetTools } from './sheet-tools.tsx'
import { evaluationText } from './text.ts'
import { useSheetRows } from './use-sheet-rows.ts'
import { useSheetStore } from './use-sheet-store.ts'

export type EvaluationDeskProps = {
  evaluation: Evaluation
  dossier: Dossier
  items: readonly Item[]
  standard: EvaluationStandard
}

export function EvaluationDesk({ evaluation, dossier, items, standard }: EvaluationDeskProps) {
  const { message } = App.useApp()
  const session = useSession()
  const editable = evaluation.state === 'open' && evaluation.inspector === session.displayName
  const evidence = useEvidence()
  const sheetDesk = useSheetStore(standard, evaluation)
  const rows = useSheetRows(evaluation.id, standard)
  const [all, setAll] = useState(false)
  const kindNames = useKindNames()
  const { selected } = rows
  const codes = evidenceOf(selected)
  const findings = useFindings({
    id: evaluation.id,
    findings: evaluation.findings,
    items,
    evidence,
    criterion: selected !== null && isAnswerRow(selected) ? selected.code : null,
    editable,
    add: desk.evaluation.addFinding,
    remove: desk.evaluation.removeFinding,
    onChanged: sheetDesk.onEvaluation,
    onPick: rows.reveal,
    onRefused: (why) =>
      void message.warning(why === 'nowhere' ? judgingText.composer.nowhere : evaluationText.refused.noCriterion),
  })
  const absence = () => findings.absence(firstMissing(codes, items, kindNames))
  useShortcuts({ f: findings.here, q: absence }, { enabled: editable })
  const filtered = codes.length > 0 && !all
  return (
    <div className={deskCss.screen}>
      <DossierHead dossier={dossier} end={<EvaluationTag evaluation={evaluation} />} />
      <DossierDesk
        name="evaluation"
        rightWidth={468}
        items={items}
        evidence={evidence}
        catalogue={{
          concerns: (item) => concerns(item, codes),
          ...(filtered && { shows: (item: Item) => concerns(item, codes) }),
          extra: (item) => <ItemMarks item={item} findings={evaluation.findings} />,
        }}
        catalogueNote={
          selected !== null &&
          isAnswerRow(selected) && (
            <ConcernNote codes={codes} items={items} kindNames={kindNames} all={all} onAll={setAll} />
          )
        }
        marks={findings.marks}
        capture={findings.capture}
        right={{
          title: evaluationText.desk.sheet,
          tools: editable && <SheetTools store={sheetDesk.store} />,
          content: (
            <SheetPane
              evaluation={evaluation}
              standard={standard}
              items={items}
              editable={editable}
              sheetDesk={sheetDesk}
              rows={rows}
              findings={findings}
              onAbsence={absence}
            />
          ),
        }}
      />
    </div>
  )
}

// The desk of one evaluation: catalogue and evidence as everywhere, the sheet in the right pane.
import { App } from 'antd'
import { useId, useState } from 'react'
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import type { Evaluation } from '#shared/contract/evaluation.ts'
import type { Anchor } from '#shared/contract/evidence.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { desk } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { useDraft } from '../desk/use-kept.ts'
import { carry } from '../dossiers/carrying.ts'
import deskCss from '../dossiers/dossier-desk.module.css'
import { DossierDesk } from '../dossiers/dossier-desk.tsx'
import { DossierHead } from '../dossiers/dossier-head.tsx'
import { useEvidence } from '../dossiers/use-evidence.ts'
import { anchorAt } from '../judging/anchor-parts.ts'
import { ConcernNote, concerns } from '../judging/concern-note.tsx'
import { firstMissing } from '../judging/first-missing.ts'
import { ItemMarks } from '../judging/item-marks.tsx'
import { judgingText } from '../judging/text.ts'
import { useFindings } from '../judging/use-findings.ts'
import { useKindNames } from '../judging/use-kind-names.ts'
import { MarksPanel } from '../recordings/marks-panel.tsx'
import { RecordingDeskProvider } from '../recordings/recording-desk.tsx'
import { RecordingsPanel } from '../recordings/recordings-panel.tsx'
import { PanelTabs } from '../ui/panel-tabs.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { EvaluationTag } from './evaluation-tag.tsx'
import { SheetPane } from './sheet-pane.tsx'
import { evidenceOf, isAnswerRow } from './sheet-rows.ts'
import { SheetTools } from './sheet-tools.tsx'
import { SuggestionsPanel } from './suggestions-panel.tsx'
import { evaluationText } from './text.ts'
import { useSheetRows } from './use-sheet-rows.ts'
import { useSheetStore } from './use-sheet-store.ts'

export type EvaluationDeskProps = {
  evaluation: Evaluation
  dossier: Dossier
  items: readonly Item[]
  standard: EvaluationStandard
}

const tabKeys = ['sheet', 'marks', 'recordings'] as const
type Tab = (typeof tabKeys)[number]

export function EvaluationDesk({ evaluation, dossier, items, standard }: EvaluationDeskProps) {
  const { message } = App.useApp()
  const session = useSession()
  const editable = evaluation.state === 'open' && evaluation.inspector === session.displayName
  const evidence = useEvidence()
  const sheetDesk = useSheetStore(standard, evaluation)
  const rows = useSheetRows(evaluation.id, standard)
  const [all, setAll] = useState(false)
  const [tab, setTab] = useDraft<Tab>(`evaluation.tab.${evaluation.id}`, 'sheet')
  const panelId = useId()
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
    carries: true,
    add: desk.evaluation.addFinding,
    remove: desk.evaluation.removeFinding,
    onChanged: sheetDesk.onEvaluation,
    onPick: (code) => {
      setTab('sheet')
      rows.reveal(code)
    },
    onRefused: (why) =>
      void message.warning(why === 'nowhere' ? judgingText.composer.nowhere : evaluationText.refused.noCriterion),
  })
  const cite = (anchor: Anchor, words: string) => {
    setTab('sheet')
    findings.cite(anchor, words)
  }
  const absence = () => findings.absence(firstMissing(codes, items, kindNames))
  useShortcuts({ f: findings.here, q: absence }, { enabled: editable && tab === 'sheet' })
  const filtered = codes.length > 0 && !all
  return (
    <RecordingDeskProvider
      dossierId={dossier.id}
      items={items}
      evidence={evidence}
      onList={() => setTab('marks')}
      cite={editable ? cite : null}
      carries={editable}
    >
      <div className={deskCss.screen}>
        <DossierHead dossier={dossier} end={<EvaluationTag evaluation={evaluation} />} />
        <DossierDesk
          name="evaluation"
          disposedAt={dossier.disposedAt}
          rightWidth={468}
          items={items}
          evidence={evidence}
          catalogue={{
            concerns: (item) => concerns(item, codes),
            ...(filtered && { shows: (item: Item) => concerns(item, codes) }),
            extra: (item) => <ItemMarks item={item} findings={evaluation.findings} />,
            ...(editable && {
              onCarry: (item: Item, transfer: DataTransfer) => {
                const anchor = anchorAt(item, evidence.reached(item.id) ?? { page: null, ms: null })
                if (anchor !== null) carry(transfer, { anchor, words: '' })
              },
            }),
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
            head: (
              <PanelTabs
                label={evaluationText.desk.right}
                tabs={tabKeys.map((key) => ({ key, label: evaluationText.desk.tabs[key] }))}
                active={tab}
                onActive={setTab}
                panelId={panelId}
              />
            ),
            tools: editable && tab === 'sheet' && <SheetTools store={sheetDesk.store} />,
            content: (
              <div id={panelId} role="tabpanel" aria-label={evaluationText.desk.tabs[tab]} className={deskCss.panel}>
                {tab === 'marks' && <MarksPanel />}
                {tab === 'recordings' && (
                  <RecordingsPanel
                    dossierId={dossier.id}
                    items={items}
                    evidence={evidence}
                    mayChange={false}
                    readOnly
                  />
                )}
                {tab === 'sheet' && (
                  <SheetPane
                    evaluation={evaluation}
                    standard={standard}
                    items={items}
                    editable={editable}
                    sheetDesk={sheetDesk}
                    rows={rows}
                    findings={findings}
                    onAbsence={absence}
                    suggestions={
                      <SuggestionsPanel
                        evaluation={evaluation}
                        standard={standard}
                        items={items}
                        editable={editable}
                        evidence={evidence}
                        onEvaluation={sheetDesk.onEvaluation}
                        onCriterion={rows.reveal}
                        onLeave={rows.focus}
                      />
                    }
                  />
                )}
              </div>
            ),
          }}
        />
      </div>
    </RecordingDeskProvider>
  )
}

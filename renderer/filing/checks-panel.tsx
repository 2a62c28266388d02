// 完整性: what lacks or is out of order, with its rule, and what would cure it.
import { useState } from 'react'
import { type CheckFinding, checkFamilies, type DossierCheck } from '#shared/contract/checks.ts'
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import { checkFamilyNames } from '#shared/text/checks.ts'
import { Read } from '../desk/read-state.tsx'
import panel from '../dossiers/panels.module.css'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { CheckHead } from './check-head.tsx'
import css from './checks.module.css'
import { checksText as text } from './checks-text.ts'
import { FindingRow } from './finding-row.tsx'
import { QuestionAnswer } from './question-answer.tsx'
import { SignatureCounts } from './signature-counts.tsx'
import { type CheckDeeds, useCheckDeeds, useDossierCheck } from './use-checks.ts'

export type ChecksPanelProps = { dossier: Dossier; items: readonly Item[]; evidence: Evidence; mayChange: boolean }

export function ChecksPanel(props: ChecksPanelProps) {
  const check = useDossierCheck(props.dossier, props.items)
  return (
    <div className={panel.body}>
      <Read query={check} loading={{ label: text.loading, rows: 10 }}>
        {(value) => <Checklist {...props} check={value} />}
      </Read>
    </div>
  )
}

const filters = ['troubled', 'unchecked', 'passed'] as const
type Filter = (typeof filters)[number]
const choices = filters.map((key) => ({ key, label: text.filters[key] }))

function filterOf({ state }: CheckFinding): Filter | null {
  if (state === 'not-due') return null
  if (state === 'passed' || state === 'unchecked') return state
  return 'troubled'
}

function Checklist({ check, ...props }: ChecksPanelProps & { check: DossierCheck }) {
  const { dossier, items, mayChange } = props
  const [chosen, setChosen] = useState<readonly Filter[]>([])
  const deeds = useCheckDeeds(dossier, items)
  const wanted = new Set<Filter>(chosen.length === 0 ? ['troubled', 'unchecked'] : chosen)
  const shown = check.findings.filter((finding) => {
    const filter = filterOf(finding)
    return filter !== null && wanted.has(filter)
  })
  const notDue = check.findings.filter(({ state }) => state === 'not-due')
  const row = (finding: CheckFinding) => (
    <CheckRow key={`${finding.rule} ${finding.subject}`} {...props} finding={finding} check={check} deeds={deeds} />
  )
  return (
    <>
      <CheckHead check={check} />
      <FilterChips label={text.filter} choices={choices} chosen={chosen} onChosen={setChosen} />
      {dossier.state === 'sealed' && <p className={css.quiet}>{text.sealed}</p>}
      {shown.length === 0 && <NothingShown chosen={chosen} />}
      {checkFamilies.map((family) => {
        const findings = shown.filter((finding) => finding.family === family)
        if (findings.length === 0) return null
        return (
          <section key={family} aria-label={checkFamilyNames[family]}>
            <h3 className={css.family}>
              {checkFamilyNames[family]}
              <span>{findings.length}</span>
            </h3>
            {family === 'questions' && mayChange && <p className={css.hint}>{text.question.keys}</p>}
            <ul>{findings.map(row)}</ul>
          </section>
        )
      })}
      {notDue.length > 0 && (
        <details className={panel.divide}>
          <summary className={css.fold}>{text.notDue(notDue.length)}</summary>
          <ul>{notDue.map(row)}</ul>
        </details>
      )}
    </>
  )
}

function NothingShown({ chosen }: { chosen: readonly Filter[] }) {
  const [only] = chosen
  const words = only === undefined || only === 'passed' || chosen.length > 1 ? text.none.any : text.none[only]
  const { title, sentence } =
    chosen.length === 0 ? { title: text.complete, sentence: text.none.unchecked.sentence } : words
  return <EmptyState title={title} sentence={sentence} />
}

type CheckRowProps = ChecksPanelProps & { finding: CheckFinding; check: DossierCheck; deeds: CheckDeeds }

function CheckRow({ finding, check, deeds, dossier, items, evidence, mayChange }: CheckRowProps) {
  const paper =
    finding.family === 'signatures' ? check.papers.find(({ itemId }) => itemId === finding.subject) : undefined
  return (
    <FindingRow finding={finding} items={items} evidence={evidence}>
      {finding.question !== null && (
        <QuestionAnswer dossierId={dossier.id} finding={finding} mayChange={mayChange} deeds={deeds} />
      )}
      {paper !== undefined && <SignatureCounts paper={paper} mayChange={mayChange} deeds={deeds} />}
    </FindingRow>
  )
}

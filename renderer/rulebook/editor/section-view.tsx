// One section of the standard being written.

import { formatPoints } from '#shared/rules/scoring.ts'
import type { StandardDraft } from '#shared/rules/standard-draft.ts'
import { newBasic, newBonus, newCriterion, newVeto } from '#shared/rules/standard-draft.ts'
import type { DraftSection } from '#shared/rules/standard-places.ts'
import { CriterionForm } from './criterion-form.tsx'
import { ExamplesSection } from './examples-section.tsx'
import { ChoiceField, LinesField, PointsField } from './fields.tsx'
import { HeadForm } from './head-form.tsx'
import { BasicForm, BonusForm, VetoForm } from './row-forms.tsx'
import { RowsSection } from './rows-section.tsx'
import { ScoringForm } from './scoring-form.tsx'
import { editorText } from './text.ts'
import type { Sound } from './use-draft-faults.ts'

const { what } = editorText.list
const text = editorText.row

export type SectionViewProps = {
  section: DraftSection
  draft: StandardDraft
  change: (next: StandardDraft) => void
  row: number
  onRow: (at: number) => void
  sound: Sound
}

export function SectionView({ section, draft, change, row, onRow, sound }: SectionViewProps) {
  const rows = { chosen: row, onChosen: onRow }
  switch (section) {
    case 'head':
      return <HeadForm draft={draft} change={change} />
    case 'scoring':
      return <ScoringForm draft={draft} change={change} />
    case 'vetoes':
      return (
        <RowsSection
          {...rows}
          what={what.vetoes}
          rows={draft.vetoes}
          pathOf={(at) => `vetoes.${at}`}
          codeOf={({ code }) => code}
          wordsOf={(veto) => veto.text}
          make={() => newVeto(draft)}
          onChange={(vetoes) => change({ ...draft, vetoes })}
          form={(veto, at, onVeto) => <VetoForm row={veto} path={`vetoes.${at}`} onRow={onVeto} />}
        />
      )
    case 'basics':
      return <BasicsSection {...rows} draft={draft} change={change} />
    case 'criteria':
      return (
        <RowsSection
          {...rows}
          what={what.criteria}
          rows={draft.criteria}
          pathOf={(at) => `criteria.${at}`}
          codeOf={({ code }) => code}
          wordsOf={({ title }) => title}
          amountOf={(item) => (item.mode === 'check' ? editorText.unused : amount(item.standardHundredths))}
          make={() => newCriterion(draft)}
          onChange={(criteria) => change({ ...draft, criteria })}
          form={(item, at, onItem) => (
            <CriterionForm draft={draft} change={change} row={item} path={`criteria.${at}`} onRow={onItem} />
          )}
        />
      )
    case 'bonus':
      return <BonusSection {...rows} draft={draft} change={change} />
    case 'examples':
      return <ExamplesSection {...rows} draft={draft} change={change} sound={sound} />
  }
}

type PartProps = Pick<SectionViewProps, 'draft' | 'change'> & { chosen: number; onChosen: (at: number) => void }

function BasicsSection({ draft, change, ...rows }: PartProps) {
  return (
    <RowsSection
      {...rows}
      what={what.basics}
      rows={draft.basics}
      pathOf={(at) => `basics.${at}`}
      codeOf={({ code }) => code}
      wordsOf={(basic) => basic.text}
      amountOf={({ deductionHundredths }) => amount(deductionHundredths)}
      make={() => newBasic(draft)}
      onChange={(basics) => change({ ...draft, basics })}
      form={(basic, at, onBasic) => <BasicForm row={basic} path={`basics.${at}`} onRow={onBasic} />}
      head={
        <LinesField
          label={text.basicsNotes}
          path="basicsNotes"
          value={draft.basicsNotes}
          onChange={(basicsNotes) => change({ ...draft, basicsNotes })}
        />
      }
    />
  )
}

const entries = (['total', 'numerator', 'both'] as const).map((value) => ({ value, label: text.entersWords[value] }))

/** Without a single bonus there is no cap either. */
function BonusSection({ draft, change, ...rows }: PartProps) {
  const { bonus } = draft
  const put = (next: StandardDraft['bonus']) => {
    const { bonus: _before, ...rest } = draft
    change(next === undefined || next.items.length === 0 ? rest : { ...rest, bonus: next })
  }
  const base = bonus ?? { capHundredths: null, enters: 'total' as const, items: [] }
  return (
    <RowsSection
      {...rows}
      what={what.bonus}
      rows={base.items}
      pathOf={(at) => `bonus.items.${at}`}
      codeOf={({ code }) => code}
      wordsOf={(one) => one.text}
      amountOf={({ hundredths }) => amount(hundredths)}
      make={() => newBonus(base.items)}
      onChange={(items) => put({ ...base, items })}
      form={(one, at, onOne) => <BonusForm row={one} path={`bonus.items.${at}`} onRow={onOne} />}
      head={
        bonus === undefined ? null : (
          <>
            <PointsField
              label={text.bonusCap}
              path="bonus.capHundredths"
              value={bonus.capHundredths}
              onChange={(capHundredths) => put({ ...bonus, capHundredths })}
            />
            <ChoiceField
              label={text.enters}
              path="bonus.enters"
              value={bonus.enters}
              options={entries}
              onChange={(enters) => put({ ...bonus, enters })}
            />
          </>
        )
      }
    />
  )
}

function amount(hundredths: number | null): string {
  return hundredths === null ? '—' : formatPoints(hundredths)
}

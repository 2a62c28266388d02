// How answers become a figure or a grade: formula, vetoes' effect, rounding, floor, bands, levels, parts.
import type { Formula } from '#shared/rules/pack-standard.ts'
import { type ScoringDraft, withFormula } from '#shared/rules/standard-draft.ts'
import css from './editor.module.css'
import { ChoiceField, LinesField, OptionalText, PointsField } from './fields.tsx'
import type { SectionProps } from './head-form.tsx'
import { BandRows, LevelRows, PartRows } from './scoring-rows.tsx'
import { editorText } from './text.ts'
import { UnitRuleForm } from './unit-rule-form.tsx'

const text = editorText.scoring
const formulas = (['hybrid', 'deduct', 'items', 'checklist', 'split'] as const).map((value) => {
  return { value, label: editorText.model[value] }
})
export const effectOptions = (['score-zero', 'minus-100', 'fail-unscored', 'recorded'] as const).map((value) => {
  return { value, label: text.effects[value] }
})
const roundings = (['half-up', 'down', 'half-even'] as const).map((value) => ({ value, label: text.roundings[value] }))
const decimals = ([0, 1, 2] as const).map((value) => ({ value, label: String(value) }))

export function ScoringForm({ draft, change }: SectionProps) {
  const { scoring } = draft
  const set = (next: ScoringDraft) => change({ ...draft, scoring: next })
  const isChecklist = scoring.formula === 'checklist'
  return (
    <div className={css.form}>
      <ChoiceField<Formula>
        label={text.formula}
        path="scoring.formula"
        hint={editorText.model[`${scoring.formula}Hint`]}
        value={scoring.formula}
        options={formulas}
        onChange={(formula) => change(withFormula(draft, formula))}
      />
      <div className={css.pair}>
        <ChoiceField
          label={text.vetoEffect}
          path="scoring.vetoEffect"
          value={scoring.vetoEffect}
          options={effectOptions}
          onChange={(vetoEffect) => set({ ...scoring, vetoEffect })}
        />
        <OwnFigures scoring={scoring} set={set} />
        {!isChecklist && <CommonFigures scoring={scoring} set={set} />}
      </div>
      {scoring.formula === 'split' && <PartRows scoring={scoring} set={set} />}
      {scoring.formula === 'checklist' ? (
        <LevelRows scoring={scoring} set={set} criteria={draft.criteria} />
      ) : (
        <BandRows scoring={scoring} set={set} />
      )}
      <UnitRuleForm scoring={scoring} set={set} />
      <OptionalText
        label={text.tieBreak}
        path="scoring.tieBreak"
        value={scoring.tieBreak}
        onChange={(tieBreak) => {
          const { tieBreak: _before, ...rest } = scoring
          set({ ...rest, ...(tieBreak === null ? {} : { tieBreak }) } as ScoringDraft)
        }}
      />
      <LinesField
        label={text.notes}
        path="scoring.notes"
        value={scoring.notes}
        onChange={(notes) => set({ ...scoring, notes })}
      />
    </div>
  )
}

type FigureProps = { scoring: ScoringDraft; set: (next: ScoringDraft) => void }

/** What this formula alone has. */
function OwnFigures({ scoring, set }: FigureProps) {
  switch (scoring.formula) {
    case 'hybrid':
      return (
        <>
          <PointsField
            label={text.legality}
            path="scoring.legalityHundredths"
            value={scoring.legalityHundredths}
            onChange={(legalityHundredths) => set({ ...scoring, legalityHundredths })}
          />
          <PointsField
            label={text.normative}
            path="scoring.normativeHundredths"
            value={scoring.normativeHundredths}
            onChange={(normativeHundredths) => set({ ...scoring, normativeHundredths })}
          />
        </>
      )
    case 'items':
      return (
        <>
          <PointsField
            label={text.full}
            path="scoring.fullHundredths"
            value={scoring.fullHundredths}
            onChange={(fullHundredths) => set({ ...scoring, fullHundredths })}
          />
          <ChoiceField
            label={text.notApplicable}
            path="scoring.notApplicable"
            value={scoring.notApplicable}
            options={(['rescaled', 'credited'] as const).map((value) => ({ value, label: text.notApplicables[value] }))}
            onChange={(notApplicable) => set({ ...scoring, notApplicable })}
          />
        </>
      )
    case 'deduct':
      return (
        <PointsField
          label={text.full}
          path="scoring.fullHundredths"
          value={scoring.fullHundredths}
          onChange={(fullHundredths) => set({ ...scoring, fullHundredths })}
        />
      )
    case 'checklist':
      return (
        <OptionalText
          label={text.failTitle}
          path="scoring.failTitle"
          value={scoring.failTitle}
          onChange={(failTitle) => set({ ...scoring, failTitle })}
        />
      )
    case 'split':
      return null
  }
}

function CommonFigures({ scoring, set }: FigureProps) {
  return (
    <>
      <PointsField
        label={text.floor}
        path="scoring.floorHundredths"
        value={scoring.floorHundredths}
        onChange={(floorHundredths) => set({ ...scoring, floorHundredths })}
      />
      <PointsField
        optional
        label={text.ceiling}
        path="scoring.ceilingHundredths"
        hint={text.ceilingHint}
        value={scoring.ceilingHundredths}
        onChange={(ceilingHundredths) => {
          const { ceilingHundredths: _before, ...rest } = scoring
          set({ ...rest, ...(ceilingHundredths === null ? {} : { ceilingHundredths }) } as ScoringDraft)
        }}
      />
      <PointsField
        label={text.step}
        path="scoring.stepHundredths"
        value={scoring.stepHundredths}
        onChange={(stepHundredths) => set({ ...scoring, stepHundredths })}
      />
      <ChoiceField
        label={text.decimals}
        path="scoring.decimals"
        value={scoring.decimals}
        options={decimals}
        onChange={(places) => set({ ...scoring, decimals: places })}
      />
      <ChoiceField
        label={text.rounding}
        path="scoring.rounding"
        value={scoring.rounding}
        options={roundings}
        onChange={(rounding) => set({ ...scoring, rounding })}
      />
    </>
  )
}

// A made-up case, fact by fact; every one of them may stay unknown.
import { Select } from 'antd'
import type { DecisionFacts } from '#shared/contract/catalogues.ts'
import { AmountOf, CaseFlag, type Deviation, type Measure } from '#shared/rules/pack-major-decision.ts'
import { DossierCategory } from '#shared/rules/pack-words.ts'
import { deviationWords, flagWords, levelWords, partyWords, procedureWords } from '#shared/text/major-decision-words.ts'
import { measureGroups } from './case-facts.ts'
import { Choice, Field, SumField, TriField } from './catalogue-fields.tsx'
import css from './catalogue-tester.module.css'
import { catalogueText as text } from './catalogue-text.ts'

export type CaseFormProps = {
  facts: DecisionFacts
  /** Sources of power that the catalogues tell apart; none: the field is left out. */
  powers: Readonly<Record<string, string>>
  onChange: (change: Partial<DecisionFacts>) => void
}

export function CatalogueCaseForm({ facts, powers, onChange }: CaseFormProps) {
  const discretion = facts.deviations === null ? null : (facts.deviations[0] ?? 'within')
  return (
    <>
      <Field label={text.act}>
        {(id) => (
          <Select
            id={id}
            className={css.wide ?? ''}
            value={facts.act}
            options={DossierCategory.options.map((value) => ({ value, label: value }))}
            onChange={(act) => onChange({ act })}
          />
        )}
      </Field>
      <Choice
        label={text.procedure}
        value={facts.procedure}
        words={procedureWords}
        onChange={(procedure) => onChange({ procedure })}
      />
      <Field label={text.measures}>
        {(id) => (
          <Select<Measure[]>
            id={id}
            className={css.wide ?? ''}
            mode="multiple"
            optionFilterProp="label"
            placeholder={text.unknown}
            value={facts.measures ?? []}
            options={measureGroups}
            onChange={(measures) => onChange({ measures: measures.length === 0 ? null : measures })}
          />
        )}
      </Field>
      {AmountOf.options.map((of) => (
        <SumField
          key={of}
          label={text.amount[of]}
          onChange={(fen) => onChange({ amounts: { ...facts.amounts, [of]: fen } })}
        />
      ))}
      <Choice label={text.party} value={facts.party} words={partyWords} onChange={(party) => onChange({ party })} />
      {Object.keys(powers).length > 0 && (
        <Choice
          label={text.power}
          value={facts.powerSource}
          words={{ ...powers, other: text.otherPower }}
          onChange={(powerSource) => onChange({ powerSource })}
        />
      )}
      <Choice
        label={text.level}
        value={facts.agencyLevel}
        words={levelWords}
        onChange={(agencyLevel) => onChange({ agencyLevel })}
      />
      <Choice
        label={text.hearing}
        value={facts.hearing === null ? null : facts.hearing ? 'yes' : 'no'}
        words={text.hearings}
        onChange={(held) => onChange({ hearing: held === null ? null : held === 'yes' })}
      />
      <Choice<Deviation | 'within'>
        label={text.deviation}
        value={discretion}
        words={{ within: text.within, ...deviationWords }}
        onChange={(one) => onChange({ deviations: one === null ? null : one === 'within' ? [] : [one] })}
      />
      <h3 className={css.subtitle}>{text.flags}</h3>
      {CaseFlag.options.map((flag) => (
        <TriField
          key={flag}
          label={flagWords[flag]}
          value={facts.flags[flag]}
          onChange={(value) => onChange({ flags: { ...facts.flags, [flag]: value } })}
        />
      ))}
    </>
  )
}

// The fields of a plan, group by group.
import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { mergeRules } from '#shared/rules/merge-rule.ts'
import { DossierCategory } from '#shared/rules/pack-words.ts'
import { strataWords, wayWords } from '#shared/text/campaigns.ts'
import { mergeRuleNames } from '#shared/text/results.ts'
import { DayInput } from '../ui/day-input.tsx'
import css from './campaigns.module.css'
import type { PlanDraft, PlanFault } from './plan-draft.ts'
import { campaignText } from './text.ts'

const text = campaignText.plan

export type PlanFieldsProps = {
  draft: PlanDraft
  faults: readonly PlanFault[]
  onChange: (part: Partial<PlanDraft>) => void
}

/** A group of fields under one heading. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={css.group}>
      <legend className={css.groupTitle}>{title}</legend>
      {children}
    </fieldset>
  )
}

export function Row({ label, htmlFor, children }: { label: string; htmlFor?: string; children: ReactNode }) {
  return (
    <div className={css.formRow}>
      {htmlFor === undefined ? (
        <span className={css.formLabel}>{label}</span>
      ) : (
        <label className={css.formLabel} htmlFor={htmlFor}>
          {label}
        </label>
      )}
      <div className={css.formValue}>{children}</div>
    </div>
  )
}

function Fault({ when, words }: { when: boolean; words: string }) {
  return when ? <p className={css.fieldFault}>{words}</p> : null
}

export function ScopeFields(props: PlanFieldsProps & { agencies: readonly string[] }) {
  const { draft, faults, onChange, agencies } = props
  const id = useId()
  return (
    <Group title={text.scope}>
      <Row label={text.title} htmlFor={`${id}title`}>
        <Input
          id={`${id}title`}
          value={draft.title}
          maxLength={100}
          placeholder={text.titleHint}
          status={faults.includes('title') ? 'error' : ''}
          onChange={(event) => onChange({ title: event.target.value })}
        />
        <Fault when={faults.includes('title')} words={text.titleMissing} />
      </Row>
      <Row label={text.purpose} htmlFor={`${id}purpose`}>
        <Input.TextArea
          id={`${id}purpose`}
          value={draft.purpose}
          maxLength={2000}
          autoSize={{ minRows: 1, maxRows: 4 }}
          placeholder={text.purposeHint}
          onChange={(event) => onChange({ purpose: event.target.value })}
        />
      </Row>
      <Row label={text.categories}>
        <Checkbox.Group
          className={css.boxes ?? ''}
          options={[...DossierCategory.options]}
          value={[...draft.categories]}
          onChange={(categories) => onChange({ categories })}
        />
        <Fault when={faults.includes('categories')} words={text.categoriesMissing} />
      </Row>
      <Row label={text.agencies} htmlFor={`${id}agencies`}>
        <Select
          id={`${id}agencies`}
          mode="multiple"
          className={css.full ?? ''}
          value={[...draft.agencies]}
          placeholder={text.allAgencies}
          options={agencies.map((agency) => ({ value: agency, label: agency }))}
          onChange={(chosen: string[]) => onChange({ agencies: chosen })}
        />
      </Row>
      <Row label={text.window}>
        <div className={css.inline}>
          <span className={css.day}>
            <DayInput
              aria-label={`${text.window}：起`}
              value={draft.closedFrom}
              onChange={(closedFrom) => onChange({ closedFrom })}
            />
          </span>
          {text.to}
          <span className={css.day}>
            <DayInput
              aria-label={`${text.window}：止`}
              value={draft.closedTo}
              onChange={(closedTo) => onChange({ closedTo })}
            />
          </span>
        </div>
        <Fault when={faults.includes('window')} words={text.windowMissing} />
      </Row>
    </Group>
  )
}

export function DrawFields({ draft, onChange }: PlanFieldsProps) {
  const id = useId()
  return (
    <Group title={text.drawRule}>
      <Row label={text.size} htmlFor={`${id}size`}>
        <div className={css.inline}>
          <Count id={`${id}size`} value={draft.size} max={10_000} onValue={(size) => onChange({ size })} />
          {text.sizeUnit}
          <label htmlFor={`${id}strata`} className={css.beside}>
            {text.strata}
          </label>
          <Select
            id={`${id}strata`}
            className={css.strata ?? ''}
            value={draft.strata}
            options={Object.entries(strataWords).map(([value, label]) => ({ value, label }))}
            onChange={(strata: PlanDraft['strata']) => onChange({ strata })}
          />
          <label htmlFor={`${id}least`} className={css.beside}>
            {text.least}
          </label>
          <Count
            id={`${id}least`}
            value={draft.leastOfEach}
            max={1000}
            onValue={(leastOfEach) => onChange({ leastOfEach })}
          />
          {text.sizeUnit}
        </div>
      </Row>
    </Group>
  )
}

export function WayFields({ draft, onChange }: PlanFieldsProps) {
  const id = useId()
  return (
    <Group title={text.way}>
      <Radio.Group
        className={css.ways ?? ''}
        aria-label={text.way}
        value={draft.way}
        onChange={(event) => onChange({ way: event.target.value })}
        options={(['single', 'cross', 'double'] as const).map((way) => ({
          value: way,
          label: (
            <>
              {wayWords[way]}
              <span className={css.meaning}>{text.ways[way]}</span>
            </>
          ),
        }))}
      />
      <Row label={text.groups} htmlFor={`${id}groups`}>
        <Count id={`${id}groups`} value={draft.groups} min={1} max={50} onValue={(groups) => onChange({ groups })} />
      </Row>
      <div>
        <Checkbox checked={draft.masked} onChange={(event) => onChange({ masked: event.target.checked })}>
          {text.masked}
        </Checkbox>
        <p className={css.note}>{text.maskedHint}</p>
      </div>
    </Group>
  )
}

export function TermFields({ draft, onChange }: PlanFieldsProps) {
  const id = useId()
  return (
    <Group title={text.terms}>
      <Row label={text.objection} htmlFor={`${id}objection`}>
        <div className={css.inline}>
          <Count
            id={`${id}objection`}
            value={draft.objectionDays}
            min={1}
            max={60}
            onValue={(objectionDays) => onChange({ objectionDays })}
          />
          {text.objectionUnit}
          <span className={css.meaning}>{text.objectionHint}</span>
        </div>
      </Row>
      <Row label={text.rectification} htmlFor={`${id}rectification`}>
        <div className={css.inline}>
          <Count
            id={`${id}rectification`}
            value={draft.rectificationDays}
            min={1}
            max={180}
            onValue={(rectificationDays) => onChange({ rectificationDays })}
          />
          {text.rectificationUnit}
        </div>
      </Row>
      {draft.way === 'double' && <DifferenceFields draft={draft} onChange={onChange} />}
    </Group>
  )
}

/** Asked only where two scores come of one dossier. */
function DifferenceFields({ draft, onChange }: Pick<PlanFieldsProps, 'draft' | 'onChange'>) {
  const id = useId()
  return (
    <Row label={text.two}>
      <div className={css.inline}>
        <label htmlFor={`${id}difference`}>{text.difference}</label>
        <InputNumber
          id={`${id}difference`}
          className={css.count ?? ''}
          min={0}
          max={100}
          precision={2}
          value={draft.difference}
          onChange={(difference) => onChange({ difference: difference ?? 0 })}
        />
        {text.differenceUnit}
        <label htmlFor={`${id}merge`}>{text.merge}</label>
        <Select
          id={`${id}merge`}
          className={css.merge ?? ''}
          value={draft.merge}
          options={mergeRules.map((rule) => ({ value: rule, label: mergeRuleNames[rule] }))}
          onChange={(merge: PlanDraft['merge']) => onChange({ merge })}
        />
      </div>
    </Row>
  )
}

function Count(props: { id: string; value: number; min?: number; max: number; onValue: (value: number) => void }) {
  const { id, value, min = 0, max, onValue } = props
  return (
    <InputNumber
      id={id}
      className={css.count ?? ''}
      min={min}
      max={max}
      precision={0}
      value={value}
      onChange={(typed) => onValue(typed ?? min)}
    />
  )
}

// The worked examples: what each must give, what the standard gives, the steps, and its sheet to be filled in.
import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons'
import { Input } from 'antd'
import type { Example } from '#shared/rules/pack-standard.ts'
import type { StandardDraft } from '#shared/rules/standard-draft.ts'
import { checkExample } from '#shared/rules/standard-examples.ts'
import { gradesOf } from '#shared/rules/standard-grades.ts'
import css from './editor.module.css'
import { ExampleSheet } from './example-sheet.tsx'
import { ExampleSteps } from './example-steps.tsx'
import { ChoiceField, Field, LinesField, PointsField, TextField } from './fields.tsx'
import { RowsSection } from './rows-section.tsx'
import { editorText } from './text.ts'
import type { Sound } from './use-draft-faults.ts'

const text = editorText.examples
type ExampleDraft = NonNullable<StandardDraft['examples']>[number]

export type ExamplesSectionProps = {
  draft: StandardDraft
  change: (next: StandardDraft) => void
  /** The standard, once it contradicts itself in nothing but its examples. */
  sound: Sound
  chosen: number
  onChosen: (at: number) => void
}

export function ExamplesSection({ draft, change, sound, chosen, onChosen }: ExamplesSectionProps) {
  const examples = draft.examples ?? []
  const what = editorText.list.what.examples
  return (
    <RowsSection<ExampleDraft>
      what={what}
      rows={examples}
      pathOf={(at) => `examples.${at}`}
      codeOf={(example) => stateOf(example, sound)}
      wordsOf={({ title }) => title}
      chosen={chosen}
      onChosen={onChosen}
      make={() => newExample(draft, examples.length)}
      onChange={(next) => change({ ...draft, examples: next })}
      form={(row, at, onRow) => <ExampleForm key={at} row={row} path={`examples.${at}`} sound={sound} onRow={onRow} />}
    />
  )
}

function stateOf(example: ExampleDraft, { standard }: Sound): string {
  if (standard === null || !isWhole(example)) return text.states.waits
  return checkExample(standard, example).differs.length === 0 ? text.states.agrees : text.states.differs
}

/** Every figure is typed or meant to be none: nothing in an example is a gap. */
function isWhole(example: ExampleDraft): example is Example {
  return example.title !== ''
}

function newExample({ scoring }: StandardDraft, at: number): ExampleDraft {
  const full = scoring.formula === 'checklist' ? null : 10_000
  return {
    title: text.newTitle(at + 1),
    from: 'faultless',
    sheet: { items: {}, basics: {}, vetoes: {}, bonuses: {} },
    expect: { judgedHundredths: full, effectiveHundredths: full, band: null, unscored: false },
    working: [],
  }
}

type ExampleFormProps = { row: ExampleDraft; path: string; sound: Sound; onRow: (row: ExampleDraft) => void }

function ExampleForm({ row, path, sound, onRow }: ExampleFormProps) {
  const { standard } = sound
  return (
    <div className={css.form}>
      <div className={css.pair}>
        <TextField
          label={text.title}
          path={`${path}.title`}
          value={row.title}
          onChange={(title) => onRow({ ...row, title })}
        />
        <ChoiceField
          label={text.from}
          path={`${path}.from`}
          value={row.from}
          options={(['faultless', 'empty'] as const).map((value) => ({ value, label: text.froms[value] }))}
          onChange={(from) => onRow({ ...row, from })}
        />
      </div>
      <ExpectFields row={row} path={path} sound={sound} onRow={onRow} />
      {standard === null || !isWhole(row) ? (
        <p className={css.waits}>{text.waits}</p>
      ) : (
        <>
          <Outcome standard={standard} example={row} />
          <ExampleSheet standard={standard} example={row} onExample={onRow} />
        </>
      )}
      <LinesField
        label={text.working}
        path={`${path}.working`}
        value={row.working}
        onChange={(working) => onRow({ ...row, working })}
      />
    </div>
  )
}

function ExpectFields({ row, path, sound, onRow }: ExampleFormProps) {
  const { expect } = row
  const set = (change: Partial<ExampleDraft['expect']>) => onRow({ ...row, expect: { ...expect, ...change } })
  const grades = sound.standard === null ? [] : gradesOf(sound.standard)
  const isChecklist = sound.standard?.scoring.formula === 'checklist'
  return (
    <fieldset className={css.expect}>
      <legend>{text.expected}</legend>
      <div className={css.pair}>
        {!isChecklist && (
          <>
            <PointsField
              optional
              label={text.judged}
              path={`${path}.expect.judgedHundredths`}
              value={expect.judgedHundredths}
              onChange={(judgedHundredths) => set({ judgedHundredths })}
            />
            <PointsField
              optional
              label={text.effective}
              path={`${path}.expect.effectiveHundredths`}
              value={expect.effectiveHundredths}
              onChange={(effectiveHundredths) => set({ effectiveHundredths })}
            />
          </>
        )}
        {grades.length === 0 ? (
          <Field label={text.band} path={`${path}.expect.band`}>
            {(id) => (
              <Input
                id={id}
                value={expect.band ?? ''}
                maxLength={40}
                onChange={({ target }) => set({ band: target.value === '' ? null : target.value })}
              />
            )}
          </Field>
        ) : (
          <ChoiceField
            label={text.band}
            path={`${path}.expect.band`}
            value={expect.band ?? ''}
            options={[{ value: '', label: text.none }, ...grades.map((value) => ({ value, label: value }))]}
            onChange={(band) => set({ band: band === '' ? null : band })}
          />
        )}
        <ChoiceField
          label={text.unscored}
          path={`${path}.expect.unscored`}
          value={expect.unscored ? 'yes' : 'no'}
          options={(['no', 'yes'] as const).map((value) => ({ value, label: text[value] }))}
          onChange={(value) => set({ unscored: value === 'yes' })}
        />
      </div>
    </fieldset>
  )
}

function Outcome({ standard, example }: { standard: NonNullable<Sound['standard']>; example: Example }) {
  const check = checkExample(standard, example)
  const agrees = check.differs.length === 0
  return (
    <section className={css.outcome} data-agrees={agrees}>
      <p role="status" className={css.verdict}>
        {agrees ? <CheckCircleFilled /> : <CloseCircleFilled />} {agrees ? text.agrees : text.differs}
      </p>
      <ExampleSteps standard={standard} check={check} expect={example.expect} />
    </section>
  )
}

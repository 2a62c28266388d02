// What the standard says of itself: title, issuer, number, source, days, whose it is, how sure we are of it.
import type { StandardDraft } from '#shared/rules/standard-draft.ts'
import { rulebookText } from '../text.ts'
import css from './editor.module.css'
import { ChoiceField, DayField, OptionalText, TextField } from './fields.tsx'
import { editorText } from './text.ts'

const text = editorText.head
const kinds = (['处罚', '许可', '强制', '检查', '征收征用', '确认'] as const).map((value) => ({ value, label: value }))
const levels = (['nation', 'province', 'prefecture', 'county', 'unit'] as const).map((value) => {
  return { value, label: rulebookText.levels[value] }
})
const grades = (['example', 'sure'] as const).map((value) => ({ value, label: rulebookText.grades[value] }))

export type SectionProps = { draft: StandardDraft; change: (next: StandardDraft) => void }

export function HeadForm({ draft, change }: SectionProps) {
  const set = (part: Partial<StandardDraft>) => change({ ...draft, ...part })
  const { source, jurisdiction } = draft
  return (
    <div className={css.form}>
      <TextField label={text.title} path="title" value={draft.title} onChange={(title) => set({ title })} />
      <TextField label={text.id} path="id" hint={text.idHint} value={draft.id} onChange={(id) => set({ id })} />
      <div className={css.pair}>
        <ChoiceField
          label={text.actKind}
          path="actKind"
          value={draft.actKind}
          options={kinds}
          onChange={(actKind) => set({ actKind })}
        />
        <TextField label={text.version} path="version" value={draft.version} onChange={(version) => set({ version })} />
        <TextField label={text.issuer} path="issuer" value={draft.issuer} onChange={(issuer) => set({ issuer })} />
        <OptionalText
          label={text.documentNumber}
          path="documentNumber"
          value={draft.documentNumber}
          onChange={(documentNumber) => set({ documentNumber })}
        />
        <DayField
          label={text.effectiveFrom}
          path="effectiveFrom"
          value={draft.effectiveFrom}
          onChange={(day) => set({ effectiveFrom: day ?? '' })}
        />
        <DayField
          label={text.effectiveTo}
          path="effectiveTo"
          hint={text.openEnd}
          value={draft.effectiveTo}
          onChange={(effectiveTo) => set({ effectiveTo })}
        />
        <ChoiceField
          label={text.level}
          path="jurisdiction.level"
          value={jurisdiction.level}
          options={levels}
          onChange={(level) => set({ jurisdiction: { ...jurisdiction, level } })}
        />
        <TextField
          label={text.place}
          path="jurisdiction.name"
          value={jurisdiction.name}
          onChange={(name) => set({ jurisdiction: { ...jurisdiction, name } })}
        />
      </div>
      <TextField
        label={text.sourceTitle}
        path="source.title"
        value={source.title}
        onChange={(title) => set({ source: { ...source, title } })}
      />
      <div className={css.pair}>
        <OptionalText
          label={text.sourceNumber}
          path="source.documentNumber"
          value={source.documentNumber}
          onChange={(documentNumber) => set({ source: { ...source, documentNumber } })}
        />
        <DayField
          label={text.retrievedOn}
          path="source.retrievedOn"
          value={source.retrievedOn ?? null}
          onChange={(day) =>
            set({ source: { ...without(source, 'retrievedOn'), ...(day === null ? {} : { retrievedOn: day }) } })
          }
        />
      </div>
      <OptionalText
        label={text.url}
        path="source.url"
        value={source.url}
        onChange={(url) => set({ source: { ...without(source, 'url'), ...(url === null ? {} : { url }) } })}
      />
      <ChoiceField
        label={text.grade}
        path="grade"
        hint={text.gradeHint}
        value={draft.grade}
        options={grades}
        onChange={(grade) => set({ grade })}
      />
      <TextField
        long
        label={text.gradeNote}
        path="gradeNote"
        value={draft.gradeNote}
        onChange={(gradeNote) => set({ gradeNote })}
      />
      <OptionalText
        label={text.standing}
        path="standing"
        hint={text.standingHint}
        value={draft.standing}
        onChange={(standing) => change({ ...without(draft, 'standing'), ...(standing === null ? {} : { standing }) })}
      />
    </div>
  )
}

/** A field that may be left out is left out, never there without a value. */
function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _left, ...rest } = value
  return rest
}

// What was written on the sheets, where nothing may be written any more.
import type { SheetState } from '#shared/contract/sheets.ts'
import panels from '../dossiers/panels.module.css'
import { FieldList } from '../ui/field-list.tsx'
import { formatDay } from '../ui/format.ts'
import { SentenceList } from '../ui/sentence-list.tsx'
import { sheetsText } from './sheets-text.ts'

const text = sheetsText.written

export function WrittenRemarks({ sheets: { remarks, noted } }: { sheets: SheetState }) {
  const person = (name: string | null, on: string | null) =>
    [name, on === null ? null : formatDay(on)].filter((part) => part !== null).join('，')
  return (
    <section className={panels.divide} aria-label={text.title}>
      <FieldList
        labelWidth={7}
        fields={[
          { key: 'situation', label: text.situation, value: remarks.situation },
          { key: 'noted', label: text.noted, value: noted.length === 0 ? null : <SentenceList sentences={noted} /> },
          { key: 'filed', label: text.filedBy, value: person(remarks.filedBy, remarks.filedOn) },
          { key: 'checked', label: text.checkedBy, value: person(remarks.checkedBy, remarks.checkedOn) },
        ]}
      />
    </section>
  )
}

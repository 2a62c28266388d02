// What a signature on this opinion binds: the dossier, its manifest, and where the journal stood.
import type { Opinion } from '#shared/contract/opinions.ts'
import { type Field, FieldList } from '../ui/field-list.tsx'
import { formatBytes, formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import css from './opinion.module.css'
import { opinionText } from './text.ts'

const text = opinionText.bound

export function BoundFields({ opinion }: { opinion: Opinion }) {
  const { sha256, pages, sizeBytes, composedAt } = opinion
  return (
    <section className={css.block}>
      <h2 className={css.title}>{text.title}</h2>
      <p className={css.quiet}>{text.lead}</p>
      <FieldList
        fields={[
          ...boundFields(opinion),
          { key: 'file', label: text.file, value: <HashText value={sha256} label={text.file} /> },
          { key: 'extent', label: text.extent, value: text.extentOf(pages, formatBytes(sizeBytes)) },
          { key: 'composed', label: text.composed, value: formatMinute(composedAt) },
        ]}
      />
    </section>
  )
}

/** The same words beside the passphrase: nobody signs without having seen them. */
export function boundFields({ dossierTitle, manifestSha256, journalPosition, journalHash }: Opinion): Field[] {
  return [
    { key: 'dossier', label: text.dossier, value: dossierTitle },
    { key: 'manifest', label: text.manifest, value: <HashText value={manifestSha256} label={text.manifest} /> },
    { key: 'journal', label: text.journal, value: text.journalOf(journalPosition) },
    { key: 'journal-hash', label: text.journalHash, value: <HashText value={journalHash} label={text.journalHash} /> },
  ]
}

// What a signature on an issued paper binds: plan, standards, manifests, and where the journal stood.
import type { IssuedPaper } from '#shared/contract/issued.ts'
import { type Field, FieldList } from '../ui/field-list.tsx'
import { formatBytes, formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { issuedText } from './issued-text.ts'
import css from './opinion.module.css'

const text = issuedText.bound

export function IssuedBound({ paper }: { paper: IssuedPaper }) {
  const { sha256, pages, sizeBytes, composedAt, composedBy } = paper
  return (
    <section className={css.block}>
      <h2 className={css.title}>{text.title}</h2>
      <p className={css.quiet}>{text.lead}</p>
      <FieldList
        fields={[
          ...issuedBoundFields(paper),
          { key: 'file', label: text.file, value: <HashText value={sha256} label={text.file} /> },
          { key: 'extent', label: text.extent, value: text.extentOf(pages, formatBytes(sizeBytes)) },
          { key: 'composed', label: text.composed, value: `${formatMinute(composedAt)}，${composedBy}` },
        ]}
      />
    </section>
  )
}

/** The same words beside the passphrase: nobody signs without having seen them. */
export function issuedBoundFields({ binding }: IssuedPaper): Field[] {
  const { planSha256, standards, manifests, journal } = binding
  const [only] = manifests
  const fields: Field[] = []
  if (planSha256 !== null) {
    fields.push({ key: 'plan', label: text.plan, value: <HashText value={planSha256} label={text.plan} /> })
  }
  if (standards.length > 0) {
    fields.push({ key: 'standards', label: text.standards, value: standards.map(({ title }) => title).join('、') })
  }
  if (only !== undefined) {
    fields.push(
      manifests.length === 1
        ? { key: 'manifest', label: text.manifest, value: <HashText value={only.sha256} label={text.manifest} /> }
        : { key: 'manifests', label: text.manifests, value: text.manifestsOf(manifests.length) },
    )
  }
  fields.push(
    { key: 'journal', label: text.journal, value: text.journalOf(journal.position) },
    { key: 'journal-hash', label: text.journalHash, value: <HashText value={journal.hash} label={text.journalHash} /> },
  )
  return fields
}

// One package: its facts, what may be done, what lies in it, and the registration form.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Package } from '#shared/contract/packages.ts'
import { packageFormNames } from '#shared/text/packages.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import panel from '../dossiers/panels.module.css'
import { type Field, FieldList } from '../ui/field-list.tsx'
import { formatBytes, formatCount, formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import css from './exchange.module.css'
import { PackageActs } from './package-acts.tsx'
import { PackageSoundness } from './package-soundness.tsx'
import { PackageState } from './package-state.tsx'
import { usePackageWork } from './package-work.ts'
import { ReceiptSection } from './receipt-section.tsx'
import { exchangeText } from './text.ts'
import { WorkProgress } from './work-progress.tsx'

const text = exchangeText.detail

export function PackageDetail({ id }: { id: string }) {
  const found = useQuery(deskQuery.packages.get.queryOptions({ input: { id } }))
  return (
    <Read query={found} loading={{ label: text.loading, shape: 'fields', rows: 8 }}>
      {(one) => (
        <article className={css.detail} aria-label={one.title}>
          <header className={css.heading}>
            <h2>{one.title}</h2>
            <PackageState state={one.state} />
          </header>
          <FieldList fields={fieldsOf(one)} columns={2} labelWidth={7} />
          <PackageActs one={one} />
          <Making one={one} />
          <ReceiptSection one={one} />
          {one.madeAt !== null && <PackageSoundness one={one} />}
          <section className={css.section}>
            <h3>{text.dossiers}</h3>
            <ul className={css.dossiers}>
              {one.dossiers.map((dossier) => (
                <li key={dossier.id} className={css.dossier}>
                  <Link to="/dossiers/$dossierId" params={{ dossierId: dossier.id }}>
                    {dossier.title}
                  </Link>
                  <span className={css.dossierNumber}>{dossier.number ?? text.unnumbered}</span>
                  <HashText value={dossier.manifestSha256} label={dossier.title} />
                </li>
              ))}
            </ul>
          </section>
        </article>
      )}
    </Read>
  )
}

function Making({ one }: { one: Package }) {
  const work = usePackageWork()
  const words = exchangeText.make
  if (work?.kind !== 'make' || work.subject !== one.id) return null
  if (work.state === 'done') {
    return (
      <p className={panel.ok} role="status">
        {words.done(work.outcome ?? '')}
      </p>
    )
  }
  const label = work.step === 'checking' ? words.checking(one.number) : words.running(one.number)
  return <WorkProgress work={work} label={label} stopped={words.stopped} />
}

function fieldsOf(one: Package): Field[] {
  const { carrier } = one
  const by = (name: string | null, at: string | null) =>
    name === null || at === null ? null : text.by(name, formatMinute(at))
  const isIn = one.direction === 'in'
  const fields: Field[] = [
    { key: 'number', label: text.number, value: one.number },
    { key: 'form', label: text.form, value: packageFormNames[one.form] },
    { key: 'sender', label: text.sender, value: one.sender },
    { key: 'receiver', label: text.receiver, value: one.receiver },
    { key: 'content', label: text.content, value: one.content, wide: true },
    { key: 'carrier', label: text.carrier, value: text.carrierValue(carrier.kind, carrier.from, carrier.to) },
    { key: 'restricted', label: text.restricted, value: one.withRestricted ? text.included : text.notIncluded },
  ]
  if (isIn) fields.push({ key: 'sender-number', label: text.senderNumber, value: one.senderNumber })
  else {
    fields.push({ key: 'requested', label: text.requested, value: by(one.requestedBy, one.requestedAt) })
    if (one.decidedBy !== null)
      fields.push({ key: 'decided', label: text.decided, value: by(one.decidedBy, one.decidedAt) })
    if (one.decision !== '') fields.push({ key: 'decision', label: text.decision, value: one.decision, wide: true })
  }
  if (one.madeAt !== null) {
    const size = one.sizeBytes === null ? '' : formatBytes(one.sizeBytes)
    fields.push(
      { key: 'made', label: isIn ? text.received : text.made, value: by(one.madeBy, one.madeAt) },
      { key: 'files', label: text.files, value: text.filesValue(formatCount(one.files ?? 0), size) },
    )
  }
  if (one.listSha256 !== null) {
    const value = <HashText value={one.listSha256} label={text.list} whole />
    fields.push({ key: 'list', label: text.list, value, wide: true })
  }
  return fields
}

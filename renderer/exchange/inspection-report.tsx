// What the inspection of a folder found: what it says of itself, what is wrong with it, and taking it in when nothing is.
import { Button } from 'antd'
import { useState } from 'react'
import type { PackageInspection } from '#shared/contract/packages.ts'
import { packageFormNames } from '#shared/text/packages.ts'
import panel from '../dossiers/panels.module.css'
import { copyText } from '../ui/copy-text.ts'
import { type Field, FieldList } from '../ui/field-list.tsx'
import { formatBytes, formatCount } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import css from './exchange.module.css'
import { ImportDialog } from './import-dialog.tsx'
import { SignedPart } from './signed-part.tsx'
import { exchangeText } from './text.ts'

const text = exchangeText.incoming

export function InspectionReport({ folder, found }: { folder: string; found: PackageInspection }) {
  const [asking, setAsking] = useState(false)
  const sound = found.problemCount === 0
  return (
    <>
      {sound ? (
        <p className={panel.ok} role="status">
          {text.sound}
        </p>
      ) : (
        <Problems found={found} />
      )}
      {found.form !== null && <FieldList fields={fieldsOf(found)} columns={2} labelWidth={7} />}
      {found.giver !== null && <SignedPart title={text.giver} part={found.giver} />}
      {found.dossiers.length > 0 && (
        <section className={css.section}>
          <h3>{text.dossiers}</h3>
          <ul className={css.dossiers}>
            {found.dossiers.map((dossier) => (
              <li key={dossier.manifestSha256} className={css.dossier}>
                <span>{dossier.title}</span>
                <span className={css.dossierNumber}>{dossier.number ?? exchangeText.detail.unnumbered}</span>
                <span>{text.items(dossier.items)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {sound && (
        <>
          <p className={panel.note}>{text.compare}</p>
          <div>
            <Button type="primary" onClick={() => setAsking(true)}>
              {text.accept}
            </Button>
          </div>
          <ImportDialog folder={folder} found={found} open={asking} onClose={() => setAsking(false)} />
        </>
      )}
    </>
  )
}

function Problems({ found: { form, problems, problemCount } }: { found: PackageInspection }) {
  const sentences = [...new Set(problems.map(({ sentence }) => sentence))]
  return (
    <section className={css.section} role="alert">
      <p className={panel.bad}>{form === null ? text.unknown : text.unsound(formatCount(problemCount))}</p>
      <ul className={css.problems}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {problemCount > problems.length && <li>{text.more(formatCount(problemCount - problems.length))}</li>}
      </ul>
      {form !== null && (
        <div>
          <Button onClick={() => void copyText(sentences.join('\n'))}>{text.copy}</Button>
        </div>
      )}
    </section>
  )
}

function fieldsOf(found: PackageInspection): Field[] {
  const { form, sender, number, title, files, sizeBytes, listSha256 } = found
  const words = text.facts
  return [
    { key: 'title', label: words.title, value: title, wide: true },
    { key: 'form', label: words.form, value: form === null ? null : packageFormNames[form] },
    { key: 'number', label: words.number, value: number },
    { key: 'sender', label: words.sender, value: sender },
    {
      key: 'files',
      label: words.files,
      value: exchangeText.detail.filesValue(formatCount(files), formatBytes(sizeBytes)),
    },
    {
      key: 'list',
      label: words.list,
      value: listSha256 === null ? null : <HashText value={listSha256} label={words.list} whole />,
      wide: true,
    },
  ]
}

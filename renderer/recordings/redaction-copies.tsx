// The redacted copies that were made: when, how large, their hash, and the ledger of what each hides.
import { Button } from 'antd'
import { useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import { redactedName } from '#shared/text/extracts.ts'
import { downloadUrl } from '../desk/bytes-url.ts'
import panel from '../dossiers/panels.module.css'
import { formatBytes, formatInstant } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { LedgerDialog, type MadeCopy } from './ledger-dialog.tsx'
import css from './redaction.module.css'
import { redactionText as text } from './redaction-text.ts'

export function RedactionCopies({ item, copies }: { item: Item; copies: readonly MadeCopy[] }) {
  const [shown, setShown] = useState<MadeCopy | null>(null)
  return (
    <section className={panel.divide} aria-label={text.copies}>
      <div className={css.copies}>
        <h3 className={panel.title}>{text.copies}</h3>
        {copies.length === 0 && <p className={panel.note}>{text.noCopies}</p>}
        {copies.map((copy) => {
          const at = formatInstant(copy.madeAt)
          return (
            <article key={copy.objectId} className={css.copy} aria-label={at}>
              <div className={css.copyHead}>
                <span>{at}</span>
                <span className={css.entrySpan}>{formatBytes(copy.sizeBytes)}</span>
              </div>
              <HashText value={copy.sha256} label={text.sha256} />
              <div className={panel.actions}>
                <Button
                  size="small"
                  href={downloadUrl(copy.objectId)}
                  download={`${redactedName(item.title)}.mp4`}
                  aria-label={text.saveOf(at)}
                >
                  {text.save}
                </Button>
                <Button size="small" aria-label={text.ledgerOf(at)} onClick={() => setShown(copy)}>
                  {text.ledger}
                </Button>
              </div>
            </article>
          )
        })}
      </div>
      <LedgerDialog title={item.title} copy={shown} onClose={() => setShown(null)} />
    </section>
  )
}

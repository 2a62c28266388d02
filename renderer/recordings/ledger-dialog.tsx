// The ledger of one redacted copy (遮蔽台账): what it hides, from when to when, why; saved as the JSON that was recorded.
import { Button, Modal } from 'antd'
import * as z from 'zod'
import { type Redaction, RedactionPlan } from '#shared/contract/redactions.ts'
import { saveText } from '../desk/save-file.ts'
import { FieldList } from '../ui/field-list.tsx'
import { formatInstant, formatMinute, formatPlace } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { uiText } from '../ui/text.ts'
import { hiddenIn } from './hidden-plan.ts'
import css from './redaction.module.css'
import { redactionText as text } from './redaction-text.ts'

export type MadeCopy = Redaction['copies'][number]

export type LedgerDialogProps = { title: string; copy: MadeCopy | null; onClose: () => void }

/** The part of a ledger that is shown as a table; whatever else it holds is in the saved file. */
const Ledger = z.object({
  plan: RedactionPlan,
  original: z.object({ title: z.string(), sha256: z.string() }),
  askedBy: z.string(),
  askedAt: z.string(),
})

export function LedgerDialog({ title, copy, onClose }: LedgerDialogProps) {
  return (
    <Modal
      open={copy !== null}
      title={copy === null ? '' : text.ledgerOf(formatInstant(copy.madeAt))}
      width={720}
      closable={{ 'aria-label': uiText.dialog.close }}
      destroyOnHidden
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text.close}</Button>
          {copy !== null && (
            <Button
              type="primary"
              onClick={() => saveText(`${text.ledgerName(title)}.json`, 'application/json', copy.ledger)}
            >
              {text.saveLedger}
            </Button>
          )}
        </>
      }
    >
      {copy !== null && <LedgerTable ledger={copy.ledger} />}
    </Modal>
  )
}

function LedgerTable({ ledger }: { ledger: string }) {
  const read = readLedger(ledger)
  if (read === null) {
    return (
      <>
        <p>{text.ledgerRaw}</p>
        <pre className={css.raw}>{ledger}</pre>
      </>
    )
  }
  const columns = text.ledgerColumns
  return (
    <div className={css.ledgerBody}>
      <table className={css.ledger}>
        <thead>
          <tr>
            <th scope="col">{columns.span}</th>
            <th scope="col">{columns.kind}</th>
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.reason}</th>
          </tr>
        </thead>
        <tbody>
          {hiddenIn(read.plan).map((hidden) => (
            <tr key={hidden.id}>
              <td>
                {formatPlace(hidden.startMs / 1000)}–{formatPlace(hidden.endMs / 1000)}
              </td>
              <td>{text.kinds[hidden.kind]}</td>
              <td>{hidden.what}</td>
              <td>{hidden.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <FieldList
        labelWidth={8}
        fields={[
          { key: 'original', label: text.ledgerTitle, value: read.original.title },
          {
            key: 'sha256',
            label: text.ledgerOriginal,
            value: <HashText value={read.original.sha256} label={text.ledgerOriginal} />,
          },
          {
            key: 'asked',
            label: text.ledgerAsked,
            value: text.ledgerAskedBy(read.askedBy, formatMinute(read.askedAt)),
          },
        ]}
      />
    </div>
  )
}

function readLedger(ledger: string): z.infer<typeof Ledger> | null {
  try {
    return Ledger.safeParse(JSON.parse(ledger)).data ?? null
  } catch {
    return null
  }
}

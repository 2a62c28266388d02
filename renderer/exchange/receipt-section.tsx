// The registration form with both parts: saved for the other side, and taken in when it comes back signed.
import { Button } from 'antd'
import { useRef } from 'react'
import type { Package } from '#shared/contract/packages.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { saveBytes, saveText } from '../desk/save-file.ts'
import { useHolds } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import css from './exchange.module.css'
import { SignedPart } from './signed-part.tsx'
import { exchangeText } from './text.ts'

const text = exchangeText.acts
const words = exchangeText.detail

export function ReceiptSection({ one }: { one: Package }) {
  const input = useRef<HTMLInputElement>(null)
  const isArchivist = useHolds(['archivist'])
  const read = useDeed(desk.packages.receipt)
  const receive = useDeed(desk.packages.receive, { done: text.received, refreshes: [deskQuery.packages.key()] })
  if (one.giver === null) return null
  const name = `${words.receipt} ${one.number}`
  const save = async (kind: 'json' | 'pdf') => {
    const receipt = await read.ask({ id: one.id })
    if (receipt === null) return
    if (kind === 'json') saveText(`${name}.json`, 'application/json', receipt.json)
    else
      saveBytes(
        `${name}.pdf`,
        'application/pdf',
        Uint8Array.from(atob(receipt.pdfBase64), (c) => c.charCodeAt(0)),
      )
  }
  const load = async (file: File | undefined) => {
    if (file !== undefined) receive.run({ id: one.id, receipt: await file.text() })
  }
  const awaits = isArchivist && one.direction === 'out' && one.state === 'made'
  return (
    <section className={css.section}>
      <h3>{words.receipt}</h3>
      <div className={css.parts}>
        <SignedPart title={words.giver} part={one.giver} />
        <SignedPart title={words.taker} part={one.taker} />
      </div>
      <div className={css.acts}>
        <Button onClick={() => void save('json')}>{text.saveJson}</Button>
        <Button onClick={() => void save('pdf')}>{text.savePdf}</Button>
        {awaits && (
          <Button type="primary" loading={receive.running} onClick={() => input.current?.click()}>
            {text.receive}
          </Button>
        )}
        <input
          ref={input}
          type="file"
          hidden
          tabIndex={-1}
          accept=".json,application/json"
          aria-label={text.receive}
          onChange={({ target }) => {
            void load(target.files?.[0])
            target.value = ''
          }}
        />
      </div>
      {awaits && <p className={css.hint}>{text.receiveHint}</p>}
    </section>
  )
}

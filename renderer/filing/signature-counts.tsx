// How many signatures a paper bears, as a person counts them on it.
import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { SignedPaper } from '#shared/contract/checks.ts'
import { formatMinute } from '../ui/format.ts'
import css from './checks.module.css'
import { checksText } from './checks-text.ts'
import type { CheckDeeds } from './use-checks.ts'

const text = checksText.signatures

export type SignatureCountsProps = { paper: SignedPaper; mayChange: boolean; deeds: CheckDeeds }

export function SignatureCounts({ paper, mayChange, deeds }: SignatureCountsProps) {
  const { noted } = paper
  return (
    <>
      {noted !== null && <p className={css.by}>{text.by(noted.by, formatMinute(noted.at))}</p>}
      {mayChange && <Counts key={noted?.at ?? 'none'} paper={paper} mayChange deeds={deeds} />}
    </>
  )
}

function Counts({ paper: { itemId, title, wants, noted }, deeds }: SignatureCountsProps) {
  const [counts, setCounts] = useState<Record<string, number | null>>({ ...noted?.signatures })
  const [note, setNote] = useState(noted?.note ?? '')
  const whole = Object.fromEntries(wants.map(({ signer }) => [signer, counts[signer] ?? null]))
  const filled = wants.every(({ signer }) => typeof whole[signer] === 'number')
  const save = (signatures: Readonly<Record<string, number | null>>) => {
    const known = Object.entries(signatures).flatMap(([signer, count]) => (count === null ? [] : [[signer, count]]))
    deeds.signatures.run({
      itemId,
      signatures: { ...noted?.signatures, ...Object.fromEntries(known) },
      note: note.trim(),
    })
  }
  return (
    <fieldset className={css.answers}>
      <legend className="visually-hidden">{text.group(title)}</legend>
      <div className={css.counts}>
        {wants.map(({ signer, title: name, least }) => (
          <span key={signer} className={css.count}>
            {name}
            <InputNumber
              aria-label={text.count(name, title)}
              size="small"
              min={0}
              max={99}
              precision={0}
              value={counts[signer] ?? null}
              onChange={(value) => setCounts({ ...counts, [signer]: value })}
            />
            <span className={css.least}>{text.least(least)}</span>
          </span>
        ))}
        <Input
          aria-label={`${text.note}：${title}`}
          placeholder={text.noteHint}
          size="small"
          maxLength={300}
          style={{ width: 150 }}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button size="small" disabled={!filled} onClick={() => save(whole)}>
          {text.save}
        </Button>
        {noted === null && (
          <Button
            size="small"
            type="link"
            onClick={() => save(Object.fromEntries(wants.map((w) => [w.signer, w.least])))}
          >
            {text.full}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

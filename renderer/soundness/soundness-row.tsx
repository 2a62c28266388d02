// One item of a test: its number and result, what was looked at, each thing that is wrong with the way to it, and who signed.
import { Button } from 'antd'
import type { Item } from '#shared/contract/dossiers.ts'
import type { SoundnessFinding, SoundnessLine } from '#shared/contract/soundness.ts'
import { outcomeNames } from '#shared/text/soundness.ts'
import panel from '../dossiers/panels.module.css'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { EvidenceChip } from '../ui/evidence-chip.tsx'
import { formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import css from './soundness.module.css'
import { soundnessText as text } from './text.ts'

const tones: Readonly<Record<SoundnessLine['outcome'], Tone>> = {
  passed: 'ok',
  failed: 'bad',
  waiting: 'warn',
  'not-applicable': 'quiet',
}

export type SoundnessRowProps = {
  line: SoundnessLine
  items: readonly Item[]
  /** Left out where nothing can be opened. */
  evidence: Evidence | undefined
  /** Left out for who may not answer. */
  onFill: ((line: SoundnessLine) => void) | undefined
}

export function SoundnessRow({ line, items, evidence, onFill }: SoundnessRowProps) {
  const { title, number, numberGrade, outcome, found, findings, more, question, attestation } = line
  const open = question !== null && attestation === null
  return (
    <li className={css.line} data-outcome={outcome}>
      <div className={css.head}>
        <span className={css.title}>{title}</span>
        {number !== null && (
          <span className={css.number} title={numberGrade === 'unsure' ? text.numberUnsure : undefined}>
            {numberGrade === 'unsure' ? `${number}*` : number}
          </span>
        )}
        <StateTag plain={outcome === 'passed'} tone={tones[outcome]} label={outcomeNames[outcome]} />
      </div>
      {found !== '' && <p className={css.found}>{found}</p>}
      {findings.length > 0 && (
        <ul className={css.findings} aria-label={text.findings(title)}>
          {findings.map((finding) => (
            <Finding
              key={`${finding.itemId ?? ''} ${finding.sentence}`}
              finding={finding}
              items={items}
              evidence={evidence}
            />
          ))}
        </ul>
      )}
      {more > 0 && <p className={css.found}>{text.more(more)}</p>}
      {question !== null && (
        <div className={css.question}>
          <p>{question}</p>
          {open && onFill !== undefined && (
            <Button size="small" aria-label={text.attestOf(title)} onClick={() => onFill(line)}>
              {text.fill}
            </Button>
          )}
        </div>
      )}
      {attestation !== null && <Signed attestation={attestation} />}
    </li>
  )
}

type FindingProps = { finding: SoundnessFinding; items: readonly Item[]; evidence: Evidence | undefined }

function Finding({ finding: { itemId, title, sentence }, items, evidence }: FindingProps) {
  const item = items.find(({ id }) => id === itemId)
  return (
    <li>
      {title !== null && (
        <EvidenceChip
          kind={item?.kind ?? 'paper'}
          label={title}
          title={title}
          active={item !== undefined && evidence?.activeId === item.id}
          onOpen={item === undefined || evidence === undefined ? undefined : () => evidence.open({ itemId: item.id })}
        />
      )}
      <span>{sentence}</span>
    </li>
  )
}

function Signed({ attestation }: { attestation: NonNullable<SoundnessLine['attestation']> }) {
  const { note, signedBy, signedAt, signature } = attestation
  const words = text.attestation
  const holds = signature === 'valid'
  return (
    <div className={css.signed}>
      {note !== '' && <p>{note}</p>}
      <p className={css.signer}>
        {words.signed(signedBy, formatMinute(signedAt))}
        <StateTag plain tone={holds ? 'ok' : 'bad'} label={words.signature[signature]} />
      </p>
      {!holds && <p className={panel.bad}>{words.alteredHint}</p>}
    </div>
  )
}

// Who said what of which dossier: a row a dossier, a column a member, and the decision at the end.
import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import type { Appraisal, AppraisedDossier, Verdict } from '#shared/contract/disposals.ts'
import { verdictNames } from '#shared/text/disposals.ts'
import { formatBytes, formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import css from './retention.module.css'
import { retentionText } from './text.ts'
import { usePeriodNames } from './use-periods.ts'

const text = retentionText.appraisals

const tones: Readonly<Record<Verdict, Tone>> = { destroy: 'bad', extend: 'info', keep: 'ok' }

export type OpinionMatrixProps = {
  appraisal: Appraisal
  ticked: ReadonlySet<string>
  onTicked: (ticked: ReadonlySet<string>) => void
}

export function OpinionMatrix({ appraisal, ticked, onTicked }: OpinionMatrixProps) {
  const { lines, members, state } = appraisal
  const isOpen = state === 'open'
  const all = lines.length > 0 && lines.every(({ dossierId }) => ticked.has(dossierId))
  const tick = (id: string) => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    onTicked(next)
  }
  const tickAll = () => onTicked(all ? new Set() : new Set(lines.map(({ dossierId }) => dossierId)))
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            {isOpen && (
              <th className={css.tick}>
                <Checkbox aria-label={retentionText.acts.opineAll} checked={all} onChange={tickAll} />
              </th>
            )}
            <th>{text.dossier}</th>
            <th>{text.ends}</th>
            <th>{text.holdings}</th>
            {members.map(({ name, displayName }) => (
              <th key={name}>{displayName}</th>
            ))}
            <th>{text.decision}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.dossierId}>
              {isOpen && (
                <td className={css.tick}>
                  <Checkbox
                    aria-label={line.title}
                    checked={ticked.has(line.dossierId)}
                    onChange={() => tick(line.dossierId)}
                  />
                </td>
              )}
              <td className={css.wide}>
                <DossierCell line={line} />
              </td>
              <td className={css.nowrap}>{line.endsOn}</td>
              <td className={css.quiet}>
                {text.holdingsOf(line.papers, line.recordings, formatBytes(line.sizeBytes))}
              </td>
              {members.map(({ name }) => (
                <td key={name}>
                  <Opinion line={line} member={name} />
                </td>
              ))}
              <td className={css.decision}>
                <Decision line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function DossierCell({ line }: { line: AppraisedDossier }) {
  const { dossierId, title, number, archivalCode, holds, loans } = line
  return (
    <>
      <Link to="/dossiers/$dossierId" params={{ dossierId }} search={{ panel: 'retention' }}>
        {title}
      </Link>
      <span className={css.under}>{[archivalCode, number].filter((part) => part !== null).join(' · ')}</span>
      {holds > 0 && <StateTag plain tone="restricted" label={retentionText.due.held(holds)} />}
      {loans > 0 && <StateTag plain tone="info" label={retentionText.due.lent(loans)} />}
    </>
  )
}

function Opinion({ line, member }: { line: AppraisedDossier; member: string }) {
  const said = line.opinions.find((opinion) => opinion.member === member)
  if (said === undefined) return <span className={css.quiet}>{text.waiting}</span>
  return (
    <>
      <StateTag plain tone={tones[said.opinion]} label={verdictNames[said.opinion]} title={formatMinute(said.saidAt)} />
      <span className={css.under}>{said.reason}</span>
    </>
  )
}

function Decision({ line: { decision, newPeriod, reason } }: { line: AppraisedDossier }) {
  const periodName = usePeriodNames()
  if (decision === null) return <span className={css.quiet}>—</span>
  const label = newPeriod === null ? verdictNames[decision] : text.extendedTo(periodName(newPeriod))
  return (
    <>
      <StateTag tone={tones[decision]} label={label} />
      <span className={css.under}>{reason}</span>
    </>
  )
}

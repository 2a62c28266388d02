// 保管期限 of one dossier: the rule, the term, the holds.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Dossier } from '#shared/contract/dossiers.ts'
import type { Hold, Retention, RetentionProposal } from '#shared/contract/retention.ts'
import { importanceNames } from '#shared/text/disposals.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useHolds } from '../desk/session.tsx'
import panel from '../dossiers/panels.module.css'
import { classNames } from '../ui/class-names.ts'
import { type Field, FieldList } from '../ui/field-list.tsx'
import { formatDay, formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import { HoldDialog } from './hold-dialog.tsx'
import { LiftDialog } from './lift-dialog.tsx'
import css from './retention.module.css'
import { retentionText } from './text.ts'

const text = retentionText.panel

export type RetentionPanelProps = { dossier: Dossier }

export function RetentionPanel({ dossier }: RetentionPanelProps) {
  const retention = useQuery(deskQuery.retention.of.queryOptions({ input: { dossierId: dossier.id } }))
  return (
    <div className={panel.body}>
      <Read query={retention} loading={{ label: text.loading, shape: 'fields', rows: 6 }}>
        {(found) => (
          <>
            {found.disposedAt !== null && (
              <p className={panel.warn}>{text.disposed(formatMinute(found.disposedAt), found.disposalNumber ?? '')}</p>
            )}
            <Decided dossier={dossier} retention={found} />
            <Proposed proposal={found.proposal} />
            {(found.disposedAt === null || found.holds.length > 0) && <Holds retention={found} />}
            <Link
              className={css.more}
              to="/retention"
              search={found.disposedAt === null ? {} : { keeping: 'appraisals' }}
            >
              {text.toAppraisal}
            </Link>
          </>
        )}
      </Read>
    </div>
  )
}

function Decided({ dossier, retention }: { dossier: Dossier; retention: Retention }) {
  const [asking, setAsking] = useState(false)
  const mayDecide = useHolds(['archivist', 'head']) && retention.disposedAt === null
  const { decision } = retention
  return (
    <section className={css.section}>
      <div className={panel.row}>
        <p className={css.period}>
          <span className={css.periodLabel}>{text.period}</span>
          {decision === null ? <StateTag tone="warn" label={text.undecided} /> : decision.period.title}
        </p>
        {mayDecide && (
          <Button type={decision === null ? 'primary' : 'default'} onClick={() => setAsking(true)}>
            {decision === null ? text.decide : text.decideAgain}
          </Button>
        )}
      </div>
      {decision !== null && <FieldList labelWidth={5} fields={decidedFields(decision, dossier.state === 'sealed')} />}
      {asking && <DecideDialog dossier={dossier} retention={retention} onClose={() => setAsking(false)} />}
    </section>
  )
}

function decidedFields(decision: NonNullable<Retention['decision']>, isSealed: boolean): Field[] {
  const { rule, startsOn, endsOn, period, reason, decidedBy, decidedAt } = decision
  const begun = startsOn !== null
  return [
    {
      key: 'starts',
      label: text.starts,
      value: begun ? formatDay(startsOn) : null,
      ...(begun ? {} : { note: isSealed ? text.notBegunSealed : text.notBegun }),
      ...(!begun && isSealed ? { noteTone: 'warn' as const } : {}),
    },
    {
      key: 'ends',
      label: text.ends,
      value: period.years === null ? text.never : endsOn === null ? null : formatDay(endsOn),
    },
    { key: 'rule', label: text.by, value: rule ?? text.byPerson },
    { key: 'reason', label: text.reason, value: reason },
    { key: 'decided', label: text.decidedBy, value: text.decided(decidedBy, formatMinute(decidedAt)) },
  ]
}

function Proposed({ proposal }: { proposal: RetentionProposal }) {
  const { period, rule, raised, procedure, importance, importanceWhy, startsOn, endsOn } = proposal
  const fields: Field[] = [
    { key: 'period', label: text.period, value: period?.title ?? text.noRule },
    ...(rule === null ? [] : [ruleField(rule, raised)]),
    ...(procedure === null ? [] : [{ key: 'procedure', label: text.procedure, value: procedure }]),
    ...(importance === null
      ? []
      : [
          {
            key: 'importance',
            label: text.importance,
            value: importanceNames[importance],
            note: importanceWhy ?? text.saidByPerson,
          },
        ]),
    { key: 'starts', label: text.starts, value: startsOn === null ? null : formatDay(startsOn) },
    ...(endsOn === null ? [] : [{ key: 'ends', label: text.ends, value: formatDay(endsOn) }]),
  ]
  return (
    <section className={classNames(panel.divide, css.section)}>
      <h3 className={css.sectionTitle}>{text.proposal}</h3>
      <FieldList labelWidth={5} fields={fields} />
    </section>
  )
}

function ruleField(rule: NonNullable<RetentionProposal['rule']>, raised: boolean): Field {
  const grade = rule.grade === 'sure' ? text.sure : text.local
  return {
    key: 'rule',
    label: text.by,
    value: rule.title,
    note: `${grade}：${rule.clause}${raised ? `；${text.raised}` : ''}`,
  }
}

function Holds({ retention }: { retention: Retention }) {
  const [placing, setPlacing] = useState(false)
  const [lifting, setLifting] = useState<Hold | null>(null)
  const mayPlace = useHolds(['archivist', 'handler', 'reviewer', 'head']) && retention.disposedAt === null
  const mayLift = useHolds(['archivist', 'head']) && retention.disposedAt === null
  const standing = retention.holds.filter(({ liftedAt }) => liftedAt === null).length
  return (
    <section className={classNames(panel.divide, css.section)}>
      <div className={panel.row}>
        <h3 className={css.sectionTitle}>{text.holds}</h3>
        {mayPlace && (
          <Button size="small" onClick={() => setPlacing(true)}>
            {text.place}
          </Button>
        )}
      </div>
      {retention.holds.length === 0 && <p className={panel.note}>{text.noHolds}</p>}
      {standing > 0 && <p className={panel.warn}>{text.holdsStand(standing)}</p>}
      <ul className={css.holds}>
        {retention.holds.map((hold) => (
          <HoldItem key={hold.id} hold={hold} onLift={mayLift ? () => setLifting(hold) : null} />
        ))}
      </ul>
      {placing && <HoldDialog dossierId={retention.dossierId} onClose={() => setPlacing(false)} />}
      {lifting !== null && <LiftDialog hold={lifting} onClose={() => setLifting(null)} />}
    </section>
  )
}

function HoldItem({ hold, onLift }: { hold: Hold; onLift: (() => void) | null }) {
  const { groundTitle, reason, placedBy, placedAt, liftedAt, liftedBy, liftedReason } = hold
  const stands = liftedAt === null
  return (
    <li className={css.hold} data-lifted={!stands}>
      <div className={panel.row}>
        <StateTag tone={stands ? 'restricted' : 'quiet'} label={groundTitle} />
        {stands && onLift !== null && (
          <Button size="small" aria-label={text.liftOf(groundTitle)} onClick={onLift}>
            {text.lift}
          </Button>
        )}
      </div>
      <p>{reason}</p>
      <p className={panel.note}>{text.placed(placedBy, formatMinute(placedAt))}</p>
      {!stands && (
        <p className={panel.note}>{text.lifted(liftedBy ?? '', formatMinute(liftedAt), liftedReason ?? '')}</p>
      )}
    </li>
  )
}

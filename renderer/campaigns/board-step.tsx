// The board: how far everybody is, by person, by group and by dossier, and how long a dossier takes.
import { Link } from '@tanstack/react-router'
import type { Assignment, Campaign } from '#shared/contract/campaigns.ts'
import { points } from '../evaluation/score-steps.tsx'
import { workTime } from '../evaluation/time-words.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { type BoardRow, byGroup, byPerson } from './board-rows.ts'
import css from './campaigns.module.css'
import { minutesOf } from './minutes.ts'
import { heldStates, seatsOf, seatTones } from './seats.ts'
import { TaskList } from './task-list.tsx'
import { campaignText } from './text.ts'
import { useFirstRows } from './use-first-rows.tsx'

const text = campaignText.board
const people = campaignText.people

export function BoardStep({ campaign }: { campaign: Campaign }) {
  const { state, plan, assignments } = campaign
  const isMine = campaign.assignmentsOf.some(({ mine }) => mine)
  if (assignments === 0 || ['planned', 'committed', 'drawn'].includes(state)) {
    return <p className={css.note}>{text.notStarted}</p>
  }
  return (
    <>
      {plan.way === 'double' && state === 'running' && <p className={css.remark}>{text.blind}</p>}
      {isMine && state === 'running' && <TaskList campaignId={campaign.id} />}
      <div className={css.boards}>
        <Progress title={text.byPerson} first={people.columns.name} rows={byPerson(campaign)} />
        {plan.groups > 1 && <Progress title={text.byGroup} first={text.columns.group} rows={byGroup(campaign)} />}
      </div>
      <Dossiers campaign={campaign} />
    </>
  )
}

function Progress({ title, first, rows }: { title: string; first: string; rows: readonly BoardRow[] }) {
  return (
    <section className={css.block}>
      <h3 className={css.sectionTitle}>{title}</h3>
      <div className={css.scroll}>
        <table className={css.table} aria-label={title}>
          <thead>
            <tr>
              <th>{first}</th>
              <th className={css.grow}>{text.progress}</th>
              <th className={css.number}>{text.columns.open}</th>
              <th className={css.number}>{text.columns.working}</th>
              <th className={css.number}>{text.columns.concluded}</th>
              <th className={css.number}>{text.average}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <td className={css.nowrap}>
                  <span className={css.strong}>{row.name}</span>
                  {row.under !== '' && <span className={css.under}>{row.under}</span>}
                </td>
                <td className={css.grow}>
                  <Bar row={row} />
                </td>
                <td className={css.number}>{row.assigned - row.working - row.concluded}</td>
                <td className={css.number}>{row.working}</td>
                <td className={css.number}>{row.concluded}</td>
                <td className={css.number}>
                  {row.averageSeconds === null ? '—' : people.minutes(minutesOf(row.averageSeconds))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Bar({ row }: { row: BoardRow }) {
  const share = (count: number) => `${row.assigned === 0 ? 0 : (100 * count) / row.assigned}%`
  return (
    <span className={css.bar} role="img" aria-label={text.bar(row.name, row.concluded, row.assigned)}>
      <span className={css.barDone} style={{ width: share(row.concluded) }} />
      <span className={css.barWorking} style={{ width: share(row.working) }} />
    </span>
  )
}

function Dossiers({ campaign }: { campaign: Campaign }) {
  const seats = seatsOf(campaign.plan.way)
  const { shown, more } = useFirstRows(campaign.list.filter(({ droppedReason }) => droppedReason === null))
  const nameOf = (memberId: string) => campaign.members.find(({ id }) => id === memberId)?.name ?? ''
  return (
    <section className={css.block}>
      <h3 className={css.sectionTitle}>{text.dossiers}</h3>
      <div className={css.scroll}>
        <table className={css.table} aria-label={text.dossiers}>
          <thead>
            <tr>
              <th className={css.number}>{campaignText.drawStep.columns.position}</th>
              <th className={css.grow}>{campaignText.drawStep.columns.title}</th>
              {seats.map((seat) => (
                <th key={seat} className={css.seat}>
                  {seats.length > 1 ? people.seat(seat) : people.seatOnly}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((dossier) => (
              <tr key={dossier.dossierId}>
                <td className={css.number}>{dossier.position}</td>
                <td className={css.grow}>
                  <span className={css.strong}>{dossier.title}</span>
                  {dossier.changed !== 'no' && (
                    <span className={css.underWarn}>{campaignText.drawStep.changed[dossier.changed]}</span>
                  )}
                </td>
                {seats.map((seat) => {
                  const held = campaign.assignmentsOf.find(
                    (one) => one.dossierId === dossier.dossierId && one.seat === seat && heldStates.includes(one.state),
                  )
                  return (
                    <td key={seat} className={css.seat}>
                      {held === undefined ? (
                        <StateTag plain tone="quiet" label={people.vacant} />
                      ) : (
                        <Standing held={held} name={nameOf(held.memberId)} />
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more}
    </section>
  )
}

function Standing({ held, name }: { held: Assignment; name: string }) {
  const { state, evaluationId, elapsedSeconds, effectiveHundredths } = held
  return (
    <div className={css.place}>
      <span className={css.strong}>{name}</span>
      <StateTag plain tone={seatTones[state]} label={people.states[state]} />
      {elapsedSeconds !== null && elapsedSeconds > 0 && <span className={css.quiet}>{workTime(elapsedSeconds)}</span>}
      {effectiveHundredths !== null && (
        <span className={css.quiet}>
          {text.score} {points(effectiveHundredths)}
        </span>
      )}
      {evaluationId !== null && (
        <Link to="/evaluation/$evaluationId" params={{ evaluationId }}>
          {text.open}
        </Link>
      )}
    </div>
  )
}

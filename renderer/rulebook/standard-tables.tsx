// The three tables of a standard: vetoes, basic elements, criteria with their points.
import { Fragment, type ReactNode } from 'react'
import type { BasicElement, Criterion, Veto } from '#shared/rules/pack.ts'
import { formatScore } from '../ui/format.ts'
import css from './rulebook.module.css'
import { rulebookText } from './text.ts'

const text = rulebookText.standard

export function VetoesTable({ vetoes }: { vetoes: readonly Veto[] }) {
  return (
    <Table
      label={text.vetoes}
      heads={[text.columns.code, text.columns.text, text.columns.special, text.columns.clauses]}
    >
      {grouped(vetoes).map(([group, rows]) => (
        <Fragment key={group}>
          <GroupRow title={group} span={4} />
          {rows.map((veto) => (
            <tr key={veto.code}>
              <td className={css.code}>{veto.code}</td>
              <td>
                {veto.text}
                <Notes notes={veto.notes} />
              </td>
              <td className={css.code}>{onlyForWords(veto.onlyFor)}</td>
              <Clauses clauses={veto.clauses} />
            </tr>
          ))}
        </Fragment>
      ))}
    </Table>
  )
}

export function BasicsTable({ basics }: { basics: readonly BasicElement[] }) {
  return (
    <Table
      label={text.basics}
      heads={[text.columns.code, text.columns.text, text.columns.points, text.columns.clauses]}
    >
      {grouped(basics).map(([group, rows]) => (
        <Fragment key={group}>
          <GroupRow title={group} span={4} />
          {rows.map((basic) => (
            <tr key={basic.code}>
              <td className={css.code}>{basic.code}</td>
              <td>
                {basic.text}
                <Notes notes={basic.notes} />
              </td>
              <td className={css.number}>{text.deduct(points(basic.deductionHundredths))}</td>
              <Clauses clauses={basic.clauses} />
            </tr>
          ))}
        </Fragment>
      ))}
    </Table>
  )
}

export function CriteriaTable({ criteria }: { criteria: readonly Criterion[] }) {
  return (
    <Table
      label={text.criteria}
      heads={[text.columns.code, text.columns.text, text.columns.points, text.columns.clauses]}
    >
      {criteria.map((item) => (
        <Fragment key={item.code}>
          <tr className={css.criterion}>
            <td className={css.code}>{item.code}</td>
            <td>
              {item.title}
              {item.missingWhen !== null && <span className={css.small}>{text.missing(item.missingWhen)}</span>}
              {item.notApplicableWhen !== null && (
                <span className={css.small}>{text.notApplicable(item.notApplicableWhen)}</span>
              )}
              <Notes notes={item.notes} />
            </td>
            <td className={css.number}>{points(item.standardHundredths)}</td>
            <Clauses clauses={item.clauses} />
          </tr>
          {item.points.map((point) => (
            <tr key={point.code}>
              <td className={css.code}>{point.code}</td>
              <td>
                {point.text}
                {point.zeroesItem && <span className={css.small}>{text.zeroes}</span>}
                {point.notApplicableWhen !== null && (
                  <span className={css.small}>{text.notApplicable(point.notApplicableWhen)}</span>
                )}
              </td>
              <td className={css.number}>{points(point.hundredths)}</td>
              <td />
            </tr>
          ))}
        </Fragment>
      ))}
    </Table>
  )
}

function Table({ label, heads, children }: { label: string; heads: readonly string[]; children: ReactNode }) {
  return (
    <table className={css.table} aria-label={label}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className={head === text.columns.points ? css.number : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

function GroupRow({ title, span }: { title: string; span: number }) {
  return (
    <tr className={css.group}>
      <td colSpan={span}>{title}</td>
    </tr>
  )
}

function Clauses({ clauses }: { clauses: readonly string[] }) {
  return <td className={css.clauses}>{clauses.join('；')}</td>
}

function Notes({ notes }: { notes: readonly string[] }) {
  return notes.map((note) => (
    <span key={note} className={css.small}>
      {note}
    </span>
  ))
}

function grouped<Row extends { group: string }>(rows: readonly Row[]): [string, Row[]][] {
  return [...Map.groupBy(rows, (row) => row.group)]
}

/** Hundredths as points: 150 is 1.5. */
export function points(hundredths: number): string {
  return formatScore(hundredths / 100)
}

function onlyForWords(onlyFor: string | null): string {
  if (onlyFor === null) return text.general
  const known: Readonly<Record<string, string>> = text.onlyFor
  return known[onlyFor] ?? onlyFor
}

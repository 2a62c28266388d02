// One appraisal: how far it is, who said what of which dossier, the register, the signatures, and the next act.
import { ArrowLeftOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Appraisal } from '#shared/contract/disposals.ts'
import { actNames, appraisalStates } from '#shared/text/disposals.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import panel from '../dossiers/panels.module.css'
import { classNames } from '../ui/class-names.ts'
import { FieldList } from '../ui/field-list.tsx'
import { formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { AppraisalActs } from './appraisal-acts.tsx'
import { appraisalTones } from './appraisals-view.tsx'
import { OpinionMatrix } from './opinion-matrix.tsx'
import css from './retention.module.css'
import { retentionText } from './text.ts'

const text = retentionText.appraisals

export function AppraisalPage({ id }: { id: string }) {
  const query = useQuery(deskQuery.disposals.get.queryOptions({ input: { id } }))
  return (
    <div className={css.page}>
      <Link className={css.back} to="/retention" search={{ keeping: 'appraisals' }}>
        <ArrowLeftOutlined aria-hidden /> {text.back}
      </Link>
      <Read query={query} loading={{ label: text.loading, rows: 8 }}>
        {(appraisal) => <OpenAppraisal appraisal={appraisal} />}
      </Read>
    </div>
  )
}

function OpenAppraisal({ appraisal }: { appraisal: Appraisal }) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const { number, title, state, members } = appraisal
  return (
    <>
      <header className={css.appraisalHead}>
        <h2 className={css.blockTitle}>{title}</h2>
        <span className={css.quiet}>{number}</span>
        <StateTag tone={appraisalTones[state]} label={appraisalStates[state]} />
      </header>
      <Steps appraisal={appraisal} />
      <Outcome appraisal={appraisal} />
      <AppraisalActs appraisal={appraisal} ticked={ticked} />
      <section className={css.block}>
        <div className={css.blockHead}>
          <h3 className={css.sectionTitle}>{text.matrix}</h3>
          <span className={css.quiet}>
            {text.members}：{members.map(({ displayName }) => displayName).join('、')}
          </span>
        </div>
        <OpinionMatrix appraisal={appraisal} ticked={ticked} onTicked={setTicked} />
      </section>
      {appraisal.registerSha256 !== null && <Register appraisal={appraisal} sha256={appraisal.registerSha256} />}
    </>
  )
}

/** How many of the five steps are done. */
function stepsDone({ state, witnessed, lines, members, toDestroy }: Appraisal): number {
  if (state === 'executed') return 5
  if (state === 'approved') return witnessed ? 4 : 3
  if (state === 'decided') return toDestroy === 0 ? 5 : 2
  const said = lines.every((line) => members.every(({ name }) => line.opinions.some(({ member }) => member === name)))
  return said ? 1 : 0
}

function Steps({ appraisal }: { appraisal: Appraisal }) {
  if (appraisal.state === 'dropped') return null
  const done = stepsDone(appraisal)
  const shown = appraisal.state === 'decided' && appraisal.toDestroy === 0 ? text.steps.slice(0, 2) : text.steps
  return (
    <ol className={css.steps} aria-label={text.stepsLabel}>
      {shown.map((step, at) => (
        <li
          key={step}
          className={classNames(css.step, at < done && css.stepDone, at === done && css.stepNow)}
          aria-current={at === done ? 'step' : undefined}
        >
          <span className={css.stepMark} aria-hidden="true">
            {at < done ? '✓' : at + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  )
}

function Outcome({ appraisal }: { appraisal: Appraisal }) {
  const { state, toDestroy, executedAt, erasedAt, droppedReason } = appraisal
  if (state === 'dropped') return <p className={panel.warn}>{text.dropped(droppedReason ?? '')}</p>
  if (state === 'decided' && toDestroy === 0) return <p className={panel.ok}>{text.nothing}</p>
  if (state !== 'executed' || executedAt === null) return null
  if (erasedAt === null) return <p className={panel.warn}>{text.unerased}</p>
  return <p className={panel.ok}>{text.executed(toDestroy, formatMinute(executedAt))}</p>
}

function Register({ appraisal, sha256 }: { appraisal: Appraisal; sha256: string }) {
  const { decidedBy, decidedAt, signatures } = appraisal
  const signed = signatures.map((one) => ({
    key: one.act,
    label: actNames[one.act],
    value: (
      <span className={css.signature}>
        {one.displayName}，{formatMinute(one.at)}
        {one.state === 'altered' && <StateTag plain tone="bad" label={text.altered} />}
      </span>
    ),
  }))
  return (
    <section className={css.block}>
      <h3 className={css.sectionTitle}>{text.register}</h3>
      <p className={panel.note}>{text.registerLead}</p>
      <FieldList
        labelWidth={6}
        fields={[
          { key: 'hash', label: 'SHA-256', value: <HashText value={sha256} label={text.register} whole /> },
          {
            key: 'decided',
            label: retentionText.acts.decide,
            value: `${decidedBy ?? ''}，${decidedAt === null ? '' : formatMinute(decidedAt)}`,
          },
          ...signed,
        ]}
      />
    </section>
  )
}

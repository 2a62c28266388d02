// A catalogue of major decisions tried out: a made-up case on the left, on the right which entry catches it and why.
import { ArrowLeftOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { isDay } from '#shared/rules/day.ts'
import type { MajorDecisionPack } from '#shared/rules/pack-major-decision.ts'
import { dayOf } from '#shared/text/instant.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { DayInput } from '../ui/day-input.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ScreenTitle } from '../ui/screen-title.tsx'
import { scrollable } from '../ui/scrollable.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { restIsNo, unknownFacts } from './case-facts.ts'
import { CatalogueAnswer } from './catalogue-answer.tsx'
import { CatalogueCaseForm } from './catalogue-case-form.tsx'
import { Field } from './catalogue-fields.tsx'
import css from './catalogue-tester.module.css'
import { catalogueText as text } from './catalogue-text.ts'
import { rulebookText } from './text.ts'

export function CatalogueTester() {
  const { packId } = useParams({ from: '/rulebook/$packId/test' })
  const catalogues = useQuery(deskQuery.catalogues.list.queryOptions({ input: {} }))
  return (
    <>
      {catalogues.data === undefined && <ScreenTitle title={text.title} />}
      <Read query={catalogues} loading={{ shape: 'page', label: text.loading }}>
        {(all) => {
          const packs = all.map(({ pack }) => pack)
          const pack = packs.find(({ id }) => id === packId)
          if (pack === undefined) return <EmptyState {...text.unknownPack} />
          return <Tester key={pack.id} pack={pack} packs={packs} />
        }}
      </Read>
    </>
  )
}

function Tester({ pack, packs }: { pack: MajorDecisionPack; packs: readonly MajorDecisionPack[] }) {
  const [ids, setIds] = useState<string[]>([pack.id])
  const [on, setOn] = useState<string | null>(dayOf(Date.now()))
  const [facts, setFacts] = useState(unknownFacts)
  const [round, setRound] = useState(0)
  const chosen = packs.filter(({ id }) => ids.includes(id))
  const powers = Object.fromEntries(chosen.flatMap((one) => one.powerSources.map(({ code, title }) => [code, title])))
  return (
    <article className={css.screen}>
      <Head pack={pack} />
      <section className={css.form} aria-label={text.form}>
        <div className={css.formHead}>
          <h2>{text.form}</h2>
          <Button size="small" title={text.allNoHint} onClick={() => setFacts(restIsNo)}>
            {text.allNo}
          </Button>
          <Button
            size="small"
            onClick={() => {
              setFacts(unknownFacts)
              setRound(round + 1)
            }}
          >
            {text.clear}
          </Button>
        </div>
        <p className={css.quiet}>{text.formLead}</p>
        <Field label={text.with}>
          {(id) => (
            <Select<string[]>
              id={id}
              className={css.wide ?? ''}
              mode="multiple"
              optionFilterProp="label"
              value={ids}
              options={packs.map((one) => ({ value: one.id, label: one.title }))}
              onChange={setIds}
            />
          )}
        </Field>
        <Field label={text.on}>{(id) => <DayInput id={id} value={on} onChange={setOn} />}</Field>
        <CatalogueCaseForm
          key={round}
          facts={facts}
          powers={powers}
          onChange={(change) => setFacts((before) => ({ ...before, ...change }))}
        />
      </section>
      <section className={css.result} aria-label={text.answer} {...scrollable}>
        <Answer ids={ids} on={on} facts={facts} />
      </section>
    </article>
  )
}

function Head({ pack }: { pack: MajorDecisionPack }) {
  const facts = [pack.issuer, pack.documentNumber, rulebookText.from(pack.effectiveFrom, pack.effectiveTo)]
  return (
    <header className={css.head}>
      <a href="#/rulebook">
        <ArrowLeftOutlined /> {text.back}
      </a>
      <h1>{pack.title}</h1>
      <StateTag tone={pack.grade === 'sure' ? 'ok' : 'warn'} label={rulebookText.grades[pack.grade]} />
      <span className={css.quiet}>{facts.filter((part) => part !== null).join(' · ')}</span>
      <p className={css.quiet}>
        {text.doubt}：{pack.gradeNote}
        {pack.notes.length > 0 && ` ${text.notes}：${pack.notes.join('')}`}
      </p>
    </header>
  )
}

function Answer({ ids, on, facts }: { ids: readonly string[]; on: string | null; facts: typeof unknownFacts }) {
  const day = on !== null && isDay(on) ? on : null
  const answer = useQuery({
    ...deskQuery.catalogues.test.queryOptions({ input: { ids: [...ids], facts, on: day ?? '' } }),
    enabled: day !== null && ids.length > 0,
    placeholderData: keepPreviousData,
  })
  if (ids.length === 0) return <EmptyState title={text.answer} sentence={text.noPack} />
  if (day === null) return <EmptyState title={text.answer} sentence={text.noDay} />
  return (
    <Read query={answer} loading={{ shape: 'page', label: text.loading }}>
      {(data) => <CatalogueAnswer answer={data} several={ids.length > 1} />}
    </Read>
  )
}

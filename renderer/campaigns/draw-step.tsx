// The draw: what it would draw from, the hash before and the seed after, the strata, and the list that came of it.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Campaign } from '#shared/contract/campaigns.ts'
import { drawDifferenceWords } from '#shared/text/campaigns.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { saveText } from '../desk/save-file.ts'
import { useDeed } from '../desk/use-deed.ts'
import { FieldList } from '../ui/field-list.tsx'
import { formatCount, formatInstant, formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import css from './campaigns.module.css'
import { DossierList } from './dossier-list.tsx'
import { Excluded } from './plan-preview.tsx'
import { StrataTable } from './strata-table.tsx'
import { campaignText } from './text.ts'

const text = campaignText.drawStep
const preview = campaignText.preview

export function DrawStep({ campaign }: { campaign: Campaign }) {
  const { draw, maskedHere, leads, state } = campaign
  return (
    <>
      {maskedHere && <p className={css.remark}>{text.masked}</p>}
      {draw === null && leads && state === 'planned' && <Before campaign={campaign} />}
      {draw !== null && <Record campaign={campaign} draw={draw} />}
      <DossierList campaign={campaign} />
    </>
  )
}

function Before({ campaign }: { campaign: Campaign }) {
  const { id, plan } = campaign
  const query = useQuery(
    deskQuery.campaigns.preview.queryOptions({ input: { id, scope: plan.scope, draw: plan.draw } }),
  )
  return (
    <section className={css.block}>
      <h3 className={css.sectionTitle}>{text.before}</h3>
      <p className={css.note}>{text.beforeLead}</p>
      <Read query={query} loading={{ rows: 3 }}>
        {({ candidates, strata, excluded, leastPlaces, yearsWithoutCalendar }) => (
          <>
            <p>
              <strong>{preview.candidates(formatCount(candidates))}</strong>
            </p>
            {candidates === 0 && <p className={css.warn}>{preview.none}</p>}
            {leastPlaces > plan.draw.size && <p className={css.warn}>{preview.short(plan.draw.size, leastPlaces)}</p>}
            {yearsWithoutCalendar.length > 0 && (
              <p className={css.note}>{preview.years(yearsWithoutCalendar.join('、'))}</p>
            )}
            <div className={css.columns}>
              {strata.length > 0 && <StrataTable strata={strata} drawnLabel={preview.columns.drawn} />}
              <Excluded excluded={excluded} />
            </div>
          </>
        )}
      </Read>
    </section>
  )
}

function Record({ campaign, draw }: { campaign: Campaign; draw: NonNullable<Campaign['draw']> }) {
  const { committedAt, drawnAt } = campaign
  const seed =
    draw.seed === null ? (
      <span className={css.quiet}>{text.seedHidden}</span>
    ) : (
      <HashText value={draw.seed} label={text.seed} whole />
    )
  return (
    <section className={css.block}>
      <h3 className={css.sectionTitle}>{text.record}</h3>
      {drawnAt === null && committedAt !== null && (
        <p className={css.note}>
          {text.committed(formatMinute(committedAt))}
          {text.candidates(formatCount(draw.candidates.length))}。
        </p>
      )}
      <div className={css.columns}>
        <FieldList
          labelWidth={10}
          fields={[
            {
              key: 'hash',
              label: text.seedSha256,
              value: <HashText value={draw.seedSha256} label={text.seedSha256} whole />,
            },
            { key: 'seed', label: text.seed, value: seed },
            {
              key: 'candidates',
              label: text.candidatesSha256,
              value: <HashText value={draw.candidatesSha256} label={text.candidatesSha256} whole />,
            },
            ...(drawnAt === null ? [] : [{ key: 'at', label: text.drawnAt, value: formatInstant(drawnAt) }]),
            { key: 'method', label: text.method, value: draw.method, note: text.methodWords },
          ]}
        />
        {draw.strata.length > 0 && <StrataTable strata={draw.strata} drawnLabel={preview.columns.drawnDone} />}
      </div>
      {draw.seed !== null && <Verify id={campaign.id} />}
    </section>
  )
}

function Verify({ id }: { id: string }) {
  const [asked, setAsked] = useState(false)
  const check = useQuery({ ...deskQuery.campaigns.verifyDraw.queryOptions({ input: { id } }), enabled: asked })
  const save = useDeed(desk.campaigns.exportDraw, {
    onDone: ({ name, json }) => saveText(name, 'application/json', json),
  })
  return (
    <div className={css.acts}>
      <Button loading={check.isFetching} onClick={() => (asked ? void check.refetch() : setAsked(true))}>
        {text.verify}
      </Button>
      <Button loading={save.running} onClick={() => save.run({ id })}>
        {text.export}
      </Button>
      <p role="status" className={check.data?.state === 'differs' ? css.fieldFault : css.okWords}>
        {check.data === undefined
          ? ''
          : check.data.state === 'agrees'
            ? text.agrees(check.data.drawn)
            : text.differs(check.data.differences.map((one) => drawDifferenceWords[one]).join('；'))}
      </p>
    </div>
  )
}

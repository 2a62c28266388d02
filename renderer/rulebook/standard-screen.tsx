// A whole evaluation standard, as a page to be read.
import { ArrowLeftOutlined, EditOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useHolds } from '../desk/session.tsx'
import { ScreenTitle } from '../ui/screen-title.tsx'
import { SentenceList } from '../ui/sentence-list.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import css from './rulebook.module.css'
import { BasicsTable, CriteriaTable, points, VetoesTable } from './standard-tables.tsx'
import { rulebookText } from './text.ts'

const text = rulebookText.standard

export function StandardScreen() {
  const { packId } = useParams({ from: '/rulebook/$packId' })
  const standard = useQuery(deskQuery.rulebook.standard.queryOptions({ input: { id: packId } }))
  return (
    <>
      {standard.data === undefined && <ScreenTitle title={rulebookText.title} />}
      <Read query={standard} loading={{ shape: 'page', label: text.loading }}>
        {(pack) => <StandardPage pack={pack} />}
      </Read>
    </>
  )
}

function StandardPage({ pack }: { pack: EvaluationStandard }) {
  const navigate = useNavigate()
  const mayWrite = useHolds(['archivist', 'head'])
  return (
    <article className={css.page}>
      <header className={css.pageHead}>
        <a href="#/rulebook">
          <ArrowLeftOutlined /> {text.back}
        </a>
        <h1 className={css.pageTitle}>
          {pack.title} <StateTag tone={pack.grade === 'sure' ? 'ok' : 'warn'} label={rulebookText.grades[pack.grade]} />
        </h1>
        {mayWrite && (
          <Button
            className={css.revise ?? ''}
            icon={<EditOutlined />}
            onClick={() => void navigate({ to: '/rulebook/$packId/edit', params: { packId: pack.id } })}
          >
            {text.revise}
          </Button>
        )}
        <p className={css.facts}>
          {[pack.issuer, pack.documentNumber, rulebookText.from(pack.effectiveFrom, pack.effectiveTo)]
            .filter((part) => part !== null)
            .join(' · ')}
          {' · '}
          {text.summary(pack.vetoes.length, pack.basics.length, pack.criteria.length)}
        </p>
      </header>
      <Scoring pack={pack} />
      <section className={css.section}>
        <h2>{text.vetoes}</h2>
        <p className={css.sectionNote}>{text.vetoesNote}</p>
        <VetoesTable vetoes={pack.vetoes} />
      </section>
      <section className={css.section}>
        <h2>{text.basics}</h2>
        {pack.basicsNotes.map((note) => (
          <p key={note} className={css.sectionNote}>
            {note}
          </p>
        ))}
        <BasicsTable basics={pack.basics} />
      </section>
      <section className={css.section}>
        <h2>{text.criteria}</h2>
        <CriteriaTable criteria={pack.criteria} />
      </section>
    </article>
  )
}

function Scoring({ pack }: { pack: EvaluationStandard }) {
  const { floorHundredths, stepHundredths, bands, notes } = pack.scoring
  const graded = bands.map((band) => text.band(band.title, points(band.fromHundredths))).join('；')
  const mark = bands.some((band) => band.mark === 'example') ? `（${text.exampleBand}）` : ''
  const halves =
    pack.scoring.formula === 'hybrid'
      ? [
          text.legality(points(pack.scoring.legalityHundredths)),
          text.normative(points(pack.scoring.normativeHundredths)),
        ]
      : []
  const limits =
    pack.scoring.formula === 'checklist' ? [] : [text.floor(points(floorHundredths)), text.step(points(stepHundredths))]
  const sentences = [
    ...halves,
    ...limits,
    ...notes,
    ...(bands.length === 0 ? [] : [`${text.bands}：${graded}${mark}。`]),
  ]
  return (
    <section className={css.section}>
      <h2>{text.scoring}</h2>
      <SentenceList sentences={sentences} />
    </section>
  )
}

// The desk of one review: catalogue and evidence as everywhere; submission, heads and conclusion in the right pane.
import { App } from 'antd'
import { useId, useState } from 'react'
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import type { Anchor } from '#shared/contract/evidence.ts'
import type { Review } from '#shared/contract/review.ts'
import type { OpinionKind, ReviewCatalogueEntry, ReviewHead } from '#shared/rules/pack.ts'
import { desk } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { useDraft } from '../desk/use-kept.ts'
import { DossierDesk } from '../dossiers/dossier-desk.tsx'
import { DossierHead } from '../dossiers/dossier-head.tsx'
import { useEvidence } from '../dossiers/use-evidence.ts'
import { ConcernNote, concerns } from '../judging/concern-note.tsx'
import { firstMissing } from '../judging/first-missing.ts'
import { ItemMarks } from '../judging/item-marks.tsx'
import { judgingText } from '../judging/text.ts'
import { useFindings } from '../judging/use-findings.ts'
import { useKindNames } from '../judging/use-kind-names.ts'
import { MarksPanel } from '../recordings/marks-panel.tsx'
import { RecordingDeskProvider } from '../recordings/recording-desk.tsx'
import { RecordingsPanel } from '../recordings/recordings-panel.tsx'
import { PanelTabs } from '../ui/panel-tabs.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { ConclusionPane } from './conclusion-pane.tsx'
import { HeadsPane } from './heads-pane.tsx'
import css from './review.module.css'
import { ReviewTag } from './review-tag.tsx'
import { ReviewTop } from './review-top.tsx'
import { SubmissionPane } from './submission-pane.tsx'
import { reviewText } from './text.ts'
import { useReviewStore, useTakeReview } from './use-review-store.ts'

export type ReviewDeskProps = {
  review: Review
  dossier: Dossier
  items: readonly Item[]
  heads: readonly ReviewHead[]
  kinds: readonly OpinionKind[]
  entries: readonly ReviewCatalogueEntry[]
}

const tabKeys = ['submission', 'heads', 'marks', 'recordings', 'conclusion'] as const
type Tab = (typeof tabKeys)[number]

export function ReviewDesk({ review, dossier, items, heads, kinds, entries }: ReviewDeskProps) {
  const { message } = App.useApp()
  const session = useSession()
  const panelId = useId()
  const evidence = useEvidence()
  const kindNames = useKindNames()
  const reviewStore = useReviewStore(review)
  const onReview = useTakeReview()
  const editable = review.state === 'under-review' && review.reviewer === session.displayName
  const [tab, setTab] = useDraft<Tab>(`review.tab.${review.id}`, firstTab(review))
  const [headCode, setHeadCode] = useDraft<string | null>(`review.head.${review.id}`, heads[0]?.code ?? null)
  const [all, setAll] = useState(false)
  const head = tab === 'heads' ? heads.find(({ code }) => code === headCode) : undefined
  const codes = head?.evidence ?? []
  const findings = useFindings({
    id: review.id,
    findings: review.findings,
    items,
    evidence,
    // A mark is cited from its own tab, for the head that was open.
    criterion: tab === 'heads' || tab === 'marks' ? (headCode ?? null) : null,
    editable,
    add: desk.review.addFinding,
    remove: desk.review.removeFinding,
    labelOf: (code) => heads.find((one) => one.code === code)?.title ?? code,
    onChanged: onReview,
    onPick: (code) => {
      setTab('heads')
      setHeadCode(code)
    },
    onRefused: (why) =>
      void message.warning(why === 'nowhere' ? judgingText.composer.nowhere : reviewText.heads.noHead),
  })
  const absence = () => findings.absence(firstMissing(codes, items, kindNames))
  useShortcuts({ f: findings.here, q: absence }, { enabled: editable && head !== undefined })
  const cite = (anchor: Anchor, words: string) => {
    setTab('heads')
    findings.cite(anchor, words)
  }
  const tabs = shownTabs(review).map((key) => ({ key, label: reviewText.desk.tabs[key] }))
  const shared = { review, heads, kinds, items, editable, reviewStore, findings }
  return (
    <RecordingDeskProvider
      dossierId={dossier.id}
      items={items}
      evidence={evidence}
      onList={() => setTab('marks')}
      cite={editable ? cite : null}
    >
      <div className={css.screen}>
        <div>
          <DossierHead dossier={dossier} end={<ReviewTag review={review} />} />
          <ReviewTop review={review} restored={reviewStore.store.restored} />
        </div>
        <DossierDesk
          name="review"
          disposedAt={dossier.disposedAt}
          rightWidth={444}
          items={items}
          evidence={evidence}
          catalogue={{
            concerns: (item) => concerns(item, codes),
            ...(codes.length > 0 && !all && { shows: (item: Item) => concerns(item, codes) }),
            extra: (item) => <ItemMarks item={item} findings={review.findings} />,
          }}
          catalogueNote={
            head !== undefined && (
              <ConcernNote codes={codes} items={items} kindNames={kindNames} all={all} onAll={setAll} />
            )
          }
          marks={findings.marks}
          capture={findings.capture}
          right={{
            title: reviewText.desk.right,
            head: (
              <PanelTabs label={reviewText.desk.right} tabs={tabs} active={tab} onActive={setTab} panelId={panelId} />
            ),
            content: (
              <div id={panelId} role="tabpanel" aria-label={reviewText.desk.tabs[tab]} className={css.panel}>
                {tab === 'submission' && (
                  <SubmissionPane
                    review={review}
                    dossier={dossier}
                    entries={entries}
                    onReview={onReview}
                    onAccepted={() => setTab('heads')}
                  />
                )}
                {tab === 'heads' && (
                  <HeadsPane
                    {...shared}
                    code={headCode}
                    onCode={setHeadCode}
                    onAbsence={absence}
                    onConclusion={() => setTab('conclusion')}
                  />
                )}
                {tab === 'marks' && <MarksPanel />}
                {tab === 'recordings' && (
                  <RecordingsPanel
                    dossierId={dossier.id}
                    items={items}
                    evidence={evidence}
                    mayChange={false}
                    readOnly
                  />
                )}
                {tab === 'conclusion' && <ConclusionPane {...shared} onReview={onReview} />}
              </div>
            ),
          }}
        />
      </div>
    </RecordingDeskProvider>
  )
}

function firstTab({ state }: Review): Tab {
  return state === 'under-review' ? 'heads' : state === 'concluded' ? 'conclusion' : 'submission'
}

/** Before it is accepted, and when it was returned, there is nothing but the submission. */
function shownTabs({ state }: Review): readonly Tab[] {
  return state === 'submitted' || state === 'returned' ? ['submission', 'marks', 'recordings'] : tabKeys
}

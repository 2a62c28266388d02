// One dossier: catalogue, evidence, and the panel in which it is described, filled, sealed and verified.
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { FailureState } from '../desk/read-state.tsx'
import { useHolds } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { ArrangeButton } from '../filing/arrange-button.tsx'
import { ArrangedNote, type OldOrder } from '../filing/arranged-note.tsx'
import { useOpenSupplement } from '../filing/use-open-supplement.ts'
import { usePages } from '../filing/use-pages.ts'
import { LentTag } from '../lending/lent-tag.tsx'
import { RecordingDeskProvider } from '../recordings/recording-desk.tsx'
import { RedactionDesk } from '../recordings/redaction-desk.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { PanelTabs } from '../ui/panel-tabs.tsx'
import { ScreenTitle } from '../ui/screen-title.tsx'
import css from './dossier-desk.module.css'
import { DossierDesk } from './dossier-desk.tsx'
import { DossierHead } from './dossier-head.tsx'
import { DossierPanelBody } from './dossier-panel-body.tsx'
import { type DossierPanel, groupOf, panelGroupNames, panelGroups } from './dossier-search.ts'
import { isUnderWay } from './intake-queue.ts'
import { dossierText } from './text.ts'
import { useEvidence } from './use-evidence.ts'
import { useFileDrop } from './use-file-drop.ts'
import { intakeQueue, useFilings } from './use-intake.ts'
import { useDossier, useItems } from './use-items.ts'

export function DossierScreen() {
  const { dossierId } = useParams({ from: '/dossiers/$dossierId' })
  const dossier = useDossier(dossierId)
  const items = useItems(dossierId)
  const error = dossier.error ?? items.error
  if (dossier.data !== undefined && items.data !== undefined) {
    return (
      <RedactionDesk key={dossierId}>
        <OpenDossier dossier={dossier.data} items={items.data} />
      </RedactionDesk>
    )
  }
  const retry = () => void Promise.all([dossier.refetch(), items.refetch()])
  return (
    <>
      <ScreenTitle title={dossierText.list.title} />
      {error === null ? (
        <LoadingState label={dossierText.desk.loading} />
      ) : (
        <FailureState error={error} onRetry={retry} />
      )}
    </>
  )
}

function OpenDossier({ dossier, items }: { dossier: Dossier; items: readonly Item[] }) {
  const evidence = useEvidence()
  const { panel, choose } = usePanel(dossier)
  const panelId = useId()
  const [oldOrder, setOldOrder] = useState<OldOrder | null>(null)
  const pages = usePages(dossier.id, items)
  const mayFile = useHolds(['archivist', 'handler'])
  const mayChange = mayFile && dossier.state === 'open'
  const supplement = useOpenSupplement(dossier)
  const isFilling = mayChange || (mayFile && supplement !== null)
  const filings = useFilings(dossier.id)
  const order = useDeed(desk.dossiers.order, {
    refreshes: [deskQuery.dossiers.items.key({ input: { id: dossier.id } }), deskQuery.dossiers.manifest.key()],
  })
  const over = useFileDrop(isFilling, (files) => {
    choose('intake')
    intakeQueue.add(dossier.id, files, 'main')
  })
  const group = groupOf(panel)
  const coming = filings.filter(isUnderWay).length
  const countOf = (key: DossierPanel) => (key === 'intake' ? coming : undefined)
  const groups = panelGroupNames.map((key) => ({
    key,
    label: dossierText.groups[key],
    count: key === 'dossier' && group !== 'dossier' ? coming : undefined,
  }))
  const seesPackages = useHolds(['archivist', 'head'])
  const shown = panelGroups[group].filter((key: DossierPanel) => key !== 'packages' || seesPackages || key === panel)
  const tabs = shown.map((key: DossierPanel) => ({
    key,
    label: dossierText.panels[key],
    count: countOf(key),
  }))
  return (
    <RecordingDeskProvider
      dossierId={dossier.id}
      items={items}
      evidence={evidence}
      listOnMark
      onList={() => choose('marks')}
    >
      <div className={css.screen}>
        <DossierHead dossier={dossier} end={<LentTag dossierId={dossier.id} />} />
        <DossierDesk
          name="filing"
          items={items}
          evidence={evidence}
          disposedAt={dossier.disposedAt}
          catalogue={{
            onOrder: isFilling
              ? (volume, ids) => order.run({ dossierId: dossier.id, volume, ids: [...ids] })
              : undefined,
            mayMove: (item) => item.supplementId === (supplement?.id ?? null),
            pages,
          }}
          catalogueTools={
            mayChange && items.length > 0 ? (
              <ArrangeButton dossier={dossier} items={items} onArranged={setOldOrder} />
            ) : undefined
          }
          catalogueNote={
            mayChange &&
            oldOrder !== null && <ArrangedNote dossierId={dossier.id} old={oldOrder} onGone={() => setOldOrder(null)} />
          }
          right={{
            title: dossierText.desk.panel,
            head: (
              <PanelTabs
                label={dossierText.groupTabs}
                tabs={groups}
                active={group}
                onActive={(next) => choose(panelGroups[next][0])}
                panelId={panelId}
              />
            ),
            content: (
              <div className={css.grouped}>
                <div className={css.subtabs}>
                  <PanelTabs
                    label={dossierText.desk.panel}
                    tabs={tabs}
                    active={panel}
                    onActive={choose}
                    panelId={panelId}
                  />
                </div>
                <div id={panelId} role="tabpanel" aria-label={dossierText.panels[panel]} className={css.panel}>
                  <DossierPanelBody
                    panel={panel}
                    dossier={dossier}
                    items={items}
                    evidence={evidence}
                    mayChange={mayChange}
                    supplement={mayFile ? supplement : null}
                  />
                </div>
              </div>
            ),
          }}
        />
        {over && <p className={css.drop}>{dossierText.desk.drop}</p>}
      </div>
    </RecordingDeskProvider>
  )
}

function usePanel(dossier: Dossier) {
  const search = useSearch({ from: '/dossiers/$dossierId' })
  const navigate = useNavigate()
  const panel: DossierPanel = search.panel ?? (dossier.state === 'sealed' ? 'seal' : 'facts')
  return {
    panel,
    choose: (next: DossierPanel) =>
      void navigate({ to: '.', replace: true, search: (now) => ({ ...now, panel: next }) }),
  }
}

// The split desk over one dossier: catalogue, evidence, and a right pane of the screen's own. Filing, evaluation and review differ only there.
import type { ReactNode } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import { useKept } from '../desk/use-kept.ts'
import { StepButton } from '../recordings/step-button.tsx'
import { defaultSizes, type Pane, SplitDesk } from '../ui/split-desk.tsx'
import { CatalogueList, type CatalogueListProps } from './catalogue-list.tsx'
import css from './dossier-desk.module.css'
import type { EvidenceCapture, EvidenceMark } from './evidence-marks.ts'
import { EvidencePane } from './evidence-pane.tsx'
import { BesideButton, EvidenceTabs } from './evidence-tabs.tsx'
import { dossierText } from './text.ts'
import type { Evidence } from './use-evidence.ts'

export type DossierDeskProps = {
  /** Under which the widths of the panes are remembered: `filing`, `evaluation`, `review`. */
  name: string
  items: readonly Item[]
  /** From `useEvidence()`, so that the right pane can open evidence too. */
  evidence: Evidence
  /** When its objects were destroyed: nothing of it can be shown any more. */
  disposedAt?: string | null | undefined
  right: Pane
  /** Width of the right pane before it was ever changed. */
  rightWidth?: number
  catalogue?: Pick<CatalogueListProps, 'onOrder' | 'mayMove' | 'concerns' | 'shows' | 'extra' | 'onCarry' | 'pages'>
  /** Above the catalogue: what it is filtered by. */
  catalogueNote?: ReactNode
  /** In the head of the catalogue: what can be done with it as a whole. */
  catalogueTools?: ReactNode
  marks?: readonly EvidenceMark[] | undefined
  capture?: EvidenceCapture | undefined
}

export function DossierDesk(props: DossierDeskProps) {
  const { name, items, evidence, right, rightWidth, catalogue, catalogueNote, catalogueTools, marks, capture } = props
  const [sizes, setSizes] = useKept(`panes.${name}`, { ...defaultSizes, right: rightWidth ?? defaultSizes.right })
  const left: Pane = {
    title: dossierText.desk.catalogue,
    ...(catalogueTools === undefined ? {} : { tools: catalogueTools }),
    content: (
      <div className={css.catalogue}>
        {catalogueNote}
        <CatalogueList
          {...catalogue}
          items={items}
          activeIds={[evidence.activeId, evidence.sideId]}
          onOpen={(item, beside) => evidence.open({ itemId: item.id, beside })}
        />
      </div>
    ),
  }
  const center: Pane = {
    title: dossierText.desk.evidence,
    head: <EvidenceTabs evidence={evidence} items={items} />,
    tools: (
      <>
        <StepButton items={items} />
        <BesideButton evidence={evidence} />
      </>
    ),
    content: (
      <EvidencePane
        items={items}
        evidence={evidence}
        disposedAt={props.disposedAt ?? null}
        {...(marks === undefined ? {} : { marks })}
        {...(capture === undefined ? {} : { capture })}
      />
    ),
  }
  return <SplitDesk left={left} center={center} right={right} sizes={sizes} onSizes={setSizes} />
}

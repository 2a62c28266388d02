// The content of each tab of the right pane.
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import type { Supplement } from '#shared/contract/supplements.ts'
import { PackagesPanel } from '../exchange/packages-panel.tsx'
import { ChecksPanel } from '../filing/checks-panel.tsx'
import { MetadataPanel } from '../filing/metadata-panel.tsx'
import { SheetsPanel } from '../filing/sheets-panel.tsx'
import { LendingPanel } from '../lending/lending-panel.tsx'
import { MarksPanel } from '../recordings/marks-panel.tsx'
import { RecordingsPanel } from '../recordings/recordings-panel.tsx'
import { RedactionPanel } from '../recordings/redaction-panel.tsx'
import { selectedRecording } from '../recordings/selected-recording.ts'
import { StatementPanel } from '../recordings/statement-panel.tsx'
import { TranscriptPanel } from '../recordings/transcript-panel.tsx'
import { RetentionPanel } from '../retention/retention-panel.tsx'
import { SoundnessPanel } from '../soundness/soundness-panel.tsx'
import type { DossierPanel } from './dossier-search.ts'
import { FactsPanel } from './facts-panel.tsx'
import { IntakePanel } from './intake-panel.tsx'
import { ItemPanel } from './item-panel.tsx'
import { SealPanel } from './seal-panel.tsx'
import type { Evidence } from './use-evidence.ts'
import { VerifyPanel } from './verify-panel.tsx'

export type DossierPanelBodyProps = {
  panel: DossierPanel
  dossier: Dossier
  items: readonly Item[]
  evidence: Evidence
  mayChange: boolean
  /** The one being filled after the seal, for those who may fill it. */
  supplement: Supplement | null
}

export function DossierPanelBody({ panel, dossier, items, evidence, mayChange, supplement }: DossierPanelBodyProps) {
  // What the dossier holds: extracts beside it are neither counted, sealed nor verified with it.
  const inside = items.filter((item) => !item.outsideSeal && item.supplementId === null)
  switch (panel) {
    case 'facts':
      return <FactsPanel dossier={dossier} items={inside} mayChange={mayChange} />
    case 'item': {
      const id = evidence.here()?.itemId
      const item = items.find((other) => other.id === id) ?? null
      const changes = mayChange || (item !== null && supplement !== null && item.supplementId === supplement.id)
      return <ItemPanel key={item?.id ?? 'none'} item={item} mayChange={changes} evidence={evidence} />
    }
    case 'recordings':
      return <RecordingsPanel dossierId={dossier.id} items={items} evidence={evidence} mayChange={mayChange} />
    case 'statement':
      return <StatementPanel item={selectedRecording(evidence, items)} />
    case 'redaction':
      return <RedactionPanel item={selectedRecording(evidence, items)} />
    case 'intake':
      return <IntakePanel dossier={dossier} evidence={evidence} mayChange={mayChange} supplement={supplement} />
    case 'marks':
      return <MarksPanel />
    case 'transcript':
      return <TranscriptPanel />
    case 'seal':
      return <SealPanel dossier={dossier} items={inside} />
    case 'checks':
      return <ChecksPanel dossier={dossier} items={items} evidence={evidence} mayChange={mayChange} />
    case 'sheets':
      return <SheetsPanel dossier={dossier} items={items} mayChange={mayChange} />
    case 'metadata':
      return <MetadataPanel dossier={dossier} items={items} evidence={evidence} />
    case 'soundness':
      return <SoundnessPanel dossier={dossier} items={items} evidence={evidence} />
    case 'retention':
      return <RetentionPanel dossier={dossier} />
    case 'lending':
      return <LendingPanel dossier={dossier} items={items} />
    case 'packages':
      return <PackagesPanel dossier={dossier} />
    case 'verify':
      return <VerifyPanel dossier={dossier} items={inside} onOpen={(itemId) => evidence.open({ itemId })} />
  }
}

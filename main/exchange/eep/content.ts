// One dossier as the content of an EEP: its metadata and its items', what the journal says was done, by whom, and how all hangs together.
import type { Item } from '#shared/contract/dossiers.ts'
import type { JournalEvent } from '#shared/contract/journal-events.ts'
import { journalDeed, journalWho } from '#shared/text/journal.ts'
import type { DescribedRecord, MetadataBook } from '../../filing/index.ts'
import type { Store } from '../../store/index.ts'
import type { EepAgent, EepBusiness, EepContent, EepFileContent, EepRecord, EepRelation } from './types.ts'

export interface EepOrder {
  readonly dossierId: string
  readonly createdAt: string
  readonly description: string
  /** Where each original lies beside the package, or its bytes. */
  readonly fileOf: (item: Item) => EepFileContent
  /** Left out: everything in the catalogue. */
  readonly include?: (item: Item) => boolean
}

/** Business of filing and keeping; views and drafts of others are nobody's evidence. */
const told: readonly JournalEvent[] = [
  'dossier.created',
  'archival-code.assigned',
  'retention.decided',
  'dossier.sealed',
  'soundness.tested',
  'package.approved',
]

const agencyId = 'agency'

export function eepContent(
  { store, metadata, agency }: { store: Store; metadata: Pick<MetadataBook, 'records'>; agency: string },
  { dossierId, createdAt, description, fileOf, include = () => true }: EepOrder,
): EepContent {
  const described = metadata.records(dossierId).filter(({ item }) => item === null || include(item))
  const records = described.map((one) => toRecord(dossierId, one, fileOf))
  const { business, agents } = businessOf(store, dossierId, agency)
  return {
    ...{ type: '原始型', createdAt, createdBy: agency, description, records, business, agents },
    relations: relationsOf(dossierId, described, business),
  }
}

function toRecord(dossierId: string, { item, values }: DescribedRecord, fileOf: EepOrder['fileOf']): EepRecord {
  const elements = values.map(({ element: { group, name }, value }) => ({ group, name, value }))
  if (item === null) return { id: dossierId, level: '案卷', metadata: elements, document: null }
  const { id, title, originalName: name, mime, sizeBytes, sha256, objectId } = item
  const document = { id: objectId, title, name, mime, sizeBytes, sha256, content: fileOf(item) }
  return { id, level: '文件', metadata: elements, document }
}

/** Each deed with its agent; a sign-in name stays here, and the person goes by his name. */
function businessOf(store: Store, dossierId: string, agency: string): { business: EepBusiness[]; agents: EepAgent[] } {
  const rows = store.all((q) =>
    q
      .selectFrom('journal')
      .leftJoin('user', 'user.name', 'journal.who')
      .where('subject', '=', dossierId)
      .where('outcome', '=', 'done')
      .where('event', 'in', [...told])
      .orderBy('position')
      .select(['position', 'at', 'who', 'event', 'user.id as user_id', 'user.display_name', 'user.unit']),
  )
  const office: EepAgent = { id: agencyId, type: '单位', name: agency, code: null, belongsTo: null }
  const agents = new Map([[office.id, office]])
  const business = rows.map((row) => {
    const unit = row.unit === null || row.unit === agency ? agencyId : `unit-${row.unit}`
    if (row.unit !== null && !agents.has(unit)) {
      agents.set(unit, { id: unit, type: '部门', name: row.unit, code: null, belongsTo: agencyId })
    }
    const by = row.user_id ?? `desk-${row.who}`
    const name = row.display_name ?? journalWho(row.who)
    if (!agents.has(by)) agents.set(by, { id: by, type: '个人', name, code: null, belongsTo: unit })
    const { position, at, event } = row
    return { id: `journal-${position}`, deed: journalDeed(event), at, by, basis: null, description: null }
  })
  return { business, agents: [...agents.values()] }
}

function relationsOf(
  dossierId: string,
  described: readonly DescribedRecord[],
  business: readonly EepBusiness[],
): EepRelation[] {
  const items = described.flatMap(({ item }) => item ?? [])
  const there = new Set(items.map(({ id }) => id))
  const drawn = items.flatMap(({ id, derivation }) =>
    derivation === null || !there.has(derivation.itemId) ? [] : [{ from: id, to: derivation.itemId, type: '截取自' }],
  )
  const relations = [
    ...items.map(({ id }) => ({ from: dossierId, to: id, type: '包含' })),
    ...drawn,
    ...business.map(({ id }) => ({ from: id, to: dossierId, type: '作用于' })),
  ]
  return relations.map((one, at) => ({ ...one, id: `relation-${at + 1}`, description: null }))
}

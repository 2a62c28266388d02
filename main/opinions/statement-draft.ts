// Gathers what an evidence statement says: the maker's words, the recording's facts, its chain of custody, and where the journal stands.
import type { Item } from '#shared/contract/dossiers.ts'
import type { Mark } from '#shared/contract/marks.ts'
import type { StatementBody } from '#shared/contract/statements.ts'
import { type StatementField, statementFields } from '#shared/text/faults/statements.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../desk-core.ts'
import { type EvidencePicture, itemById, itemsOf } from '../dossiers/index.ts'
import { captureOf } from '../recordings/index.ts'
import { custodyOf } from './custody.ts'
import { takenPart, wholeCopies } from './derived-parts.ts'
import { type Draft, type OpinionSources, pictureWidthPx } from './drafts.ts'
import { dockFileOf, technicalOf, type WrittenTranscript, writtenTranscript } from './recording-facts.ts'
import { statementBody } from './statements.ts'
import { evidenceStatement, type PrintedMark } from './templates/index.ts'

/** Each picture costs a process and 100 KB of paper; more would make a file nobody opens. */
const mostPictures = 60

/** Refuses `statement.of-another`, `statement.signed`, `statement.incomplete`, `statement.no-transcript`. */
export async function statementDraft(
  sources: OpinionSources,
  caller: Caller,
  id: string,
  number: string,
): Promise<Draft> {
  const { store, dossiers, statements } = sources
  const row = statements.own(caller, id)
  const item = itemById(store, row.item_id)
  const body = statementBody(row)
  assertComplete(body)
  const transcript = transcriptToPrint(item, body, writtenTranscript(sources.transcripts, item.id))
  const journal = store.head()
  const composedAt = sources.clock.now()
  const manifest = dossiers.manifest(item.dossierId)
  const taken = itemsOf(store, item.dossierId).flatMap((one) =>
    one.derivation?.itemId === item.id ? [takenPart(one, one.derivation)] : [],
  )
  const input = evidenceStatement({
    agency: sources.agency,
    number,
    dossier: dossiers.get(item.dossierId),
    recording: {
      item,
      capture: captureOf(store, item.id),
      technical: technicalOf(store, item.id),
      dockFileId: dockFileOf(store, item.id)?.id ?? null,
    },
    body,
    custody: custodyOf(
      store,
      item,
      taken.map(({ id: takenId }) => takenId),
      journal.position,
    ),
    derived: [...taken, ...wholeCopies(store, item.objectId)],
    marks: body.withMarks ? await printedMarks(sources, caller, item) : null,
    mostPictures,
    transcript,
    maker: caller.displayName,
    binding: {
      archiveId: sources.archiveId,
      manifestSha256: manifest.sha256,
      of: manifest.sealed ? 'seal' : 'filing',
      journal,
      recording: { itemId: item.id, sha256: item.sha256 },
    },
    composedAt,
  })
  return {
    input,
    dossierId: item.dossierId,
    manifestSha256: manifest.sha256,
    journal,
    signers: [{ as: 'producer', userId: caller.userId, name: caller.displayName, signedAt: null }],
    entered: () => statements.composed(id, row.body, manifest),
  }
}

function assertComplete(body: StatementBody): void {
  const missing = (Object.keys(statementFields) as StatementField[]).filter((field) => body[field].trim() === '')
  if (missing.length === 0) return
  throw refuse('statement.incomplete', { fields: missing.map((field) => statementFields[field]).join('、') })
}

/** What is only heard must be written down too (行政诉讼证据规定 §12), whatever was ticked. */
function transcriptToPrint(
  item: Item,
  body: StatementBody,
  transcript: WrittenTranscript | null,
): WrittenTranscript | null {
  const heardOnly = item.viewing === 'audio' || (item.media?.videoCodec === null && item.media.audioCodec !== null)
  if (heardOnly && transcript === null) throw refuse('statement.no-transcript')
  return heardOnly || body.withTranscript ? transcript : null
}

/** One after the other: each picture costs a process. */
async function printedMarks(
  { evidence, marks, rulebook }: OpinionSources,
  caller: Caller,
  item: Item,
): Promise<PrintedMark[]> {
  const titles = new Map(rulebook.recordingPractice().markCategories.map(({ code, title }) => [code, title]))
  const printed: PrintedMark[] = []
  for (const [at, mark] of marks.list(caller, { itemId: item.id }).entries()) {
    const { id, startMs, endMs, category, text, madeBy, madeAt, comments } = mark
    const categoryTitle = titles.get(category) ?? category
    const picture = at < mostPictures ? await pictureOf(evidence, item, mark) : null
    printed.push({ id, startMs, endMs, category, categoryTitle, text, madeBy, madeAt, comments, picture })
  }
  return printed
}

/** A mark past the last frame, or on what nobody can decode, still stands in the table. */
async function pictureOf(
  evidence: OpinionSources['evidence'],
  item: Item,
  { startMs, endMs }: Mark,
): Promise<EvidencePicture | null> {
  const anchor = { on: 'moment', itemId: item.id, startMs, endMs } as const
  try {
    evidence.assertAnchor(item.dossierId, anchor)
    return await evidence.picture(anchor, pictureWidthPx)
  } catch (error) {
    if (isRefusal(error)) return null
    throw error
  }
}

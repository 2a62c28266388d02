// Everything that works while an archive is open: opened together when the first person signs in, closed together when the
// last one leaves.

import { join } from 'node:path'
import type { Clock } from './clock.ts'
import {
  createDossierObjects,
  createDossiers,
  createEvidence,
  createFindings,
  createIntake,
  createItems,
  createLook,
  createTickets,
} from './dossiers/index.ts'
import { createEvaluations, createPhrases } from './evaluation/index.ts'
import { createEvaluating } from './evaluation-rooms.ts'
import {
  createArranging,
  createChecks,
  createCodes,
  createDeadlines,
  createMetadata,
  createPageNotes,
  createPassingFiles,
  createSealing,
  createSheets,
  createSupplements,
} from './filing/index.ts'
import type { Incidents } from './incidents.ts'
import { createQueue, type MediaTools, type VirusScanner } from './jobs/index.ts'
import { openJournal } from './journal/index.ts'
import { createKeeping } from './keeping-rooms.ts'
import { createOpinions, createStatements } from './opinions/index.ts'
import { createPeople } from './people/index.ts'
import {
  createAnalysisRunner,
  createAssignmentRunner,
  createCaptures,
  createChains,
  createCopyRunner,
  createDocks,
  createExtracts,
  createHoldings,
  createMarks,
  createPreviewRunner,
  createRecordingList,
  createRecordings,
  createRedactions,
  createTakeFile,
  createTranscripts,
  createTray,
} from './recordings/index.ts'
import { createReviewClocks, createReviews } from './review/index.ts'
import { createOfficeRulebook, type Rulebook } from './rulebook/index.ts'
import { type HeadKey, headKeyFromSeed, openStore, type Store, system } from './store/index.ts'
import type { KdfParameters, OpenVault } from './vault/index.ts'

export type ArchiveRooms = Awaited<ReturnType<typeof openRooms>>

export interface RoomOptions {
  readonly vault: OpenVault
  /** The packs that came with the program; the archive may hold others in their place. */
  readonly rulebook: Rulebook
  readonly clock: Clock
  readonly newId: () => string
  readonly incidents: Incidents
  readonly tools: () => Promise<MediaTools | null>
  /** The machine's virus scanner; none when left out. */
  readonly scanner?: (() => Promise<VirusScanner | null>) | undefined
  readonly kdf?: KdfParameters | undefined
  /** Of this program, as metadata name it. */
  readonly version?: string
}

/** Opens the database of an unlocked vault; `create` only while the archive is being founded. */
export function openArchiveStore(options: Pick<RoomOptions, 'vault' | 'clock'> & { create?: boolean }): Store {
  const { vault, clock, create = false } = options
  const key = vault.databaseKey('archive')
  try {
    return openStore({
      file: join(vault.folder, 'archive.db'),
      key,
      archiveId: vault.archiveId,
      headKey: headKeyOf(vault),
      clock,
      create,
    })
  } finally {
    key.fill(0)
  }
}

/** The seed does not outlive the key made of it. */
function headKeyOf(vault: OpenVault): HeadKey {
  const seed = vault.journalSeed()
  try {
    return headKeyFromSeed(seed)
  } finally {
    seed.fill(0)
  }
}

export async function openRooms(store: Store, options: RoomOptions) {
  const { vault, clock, newId, tools, incidents, kdf } = options
  const headKey = headKeyOf(vault)
  const journal = await openJournal({ store, archiveId: vault.archiveId, headKey, folder: vault.folder })
  const archive = store.one((q) => q.selectFrom('archive').selectAll())
  if (archive === null) throw new Error('an archive database without its archive row')
  await tidy(store, vault)

  const root = {
    certificate: archive.root_certificate,
    privateKey: () => vault.unseal('root-key', archive.root_key_sealed),
  }
  const rulebook = createOfficeRulebook({ store, shipped: options.rulebook, clock, newId })
  const people = createPeople({ store, vault, clock, newId, root, kdf })
  const objects = createDossierObjects({ store, vault, clock })
  const holdings = createHoldings({ store, vault, newId })
  await holdings.releaseFiled()
  const queue = createQueue({
    store,
    clock,
    newId,
    runners: {
      'playable-copy': createCopyRunner({ store, objects, tools }),
      preview: createPreviewRunner({ store, objects, tools }),
      analysis: createAnalysisRunner({ store, objects, tools }),
      clip: (job, during) => extracts.runClip(job, during),
      redaction: (job, during) => redactions.runRender(job, during),
      'loan-copy': (job, during) => keeping.loanCopies.runCopy(job, during),
      assignment: createAssignmentRunner({ store, objects, intake: () => intake, holdings, clock }),
    },
    onCancelled(job) {
      recordings.jobCancelled(job)
      tray.jobCancelled(job)
    },
    onRetried(job) {
      recordings.jobRetried(job)
      tray.jobRetried(job)
    },
    onIncident: (error) => incidents.file(store, 'job', error),
  })
  const recordings = createRecordings({ store, objects, queue, tools, dockIndex: () => rulebook.dockIndex() })
  const captures = createCaptures({ store, clock, newId })
  const chains = createChains({ store, rulebook, clock })
  const marks = createMarks({ store, rulebook, clock })
  const transcripts = createTranscripts({ store, clock })
  const recordingList = createRecordingList({
    store,
    rulebook,
    people,
    archiveId: vault.archiveId,
    root: archive.root_certificate,
    clock,
    newId,
  })
  const extracts = createExtracts({ store, objects, recordings, queue, tools, clock, newId })
  const redactions = createRedactions({ store, objects, queue, tools, clock })
  const evidence = createEvidence({ store, objects, recordings, tools })
  const findings = createFindings({ store, evidence, clock, newId })
  const tickets = createTickets({ newId, clock })
  const look = createLook({ recordings, tools, clock })
  const intake = createIntake({
    store,
    objects,
    tickets,
    recordings,
    look,
    paperKinds: rulebook.paperKinds,
    clock,
    newId,
  })
  const tray = createTray({ store, queue, terms: rulebook.recordingTerms, clock })
  const docks = createDocks({
    store,
    take: (rows) =>
      createTakeFile({
        store,
        rows,
        intake,
        holdings,
        recordings,
        uploadHours: () => rulebook.recordingTerms().uploadHours,
        clock,
      }),
    pack: rulebook.dockIndex,
    packSha256: () => rulebook.hashOf(rulebook.dockIndex().id),
    clock,
    newId,
    onIncident: (error) => incidents.file(store, 'dock', error),
  })
  const isReceiving = tickets.isReceiving
  const checks = createChecks({ store, rulebook, clock })
  const dossiers = createDossiers({
    store,
    objects,
    archiveId: vault.archiveId,
    clock,
    newId,
    isReceiving,
    assertSealable: checks.assertSealable,
  })
  const items = createItems({ store, clock })
  const arranging = createArranging({ store, rulebook, clock })
  const pageNotes = createPageNotes({ store, rulebook, clock, newId })
  const codes = createCodes({ store, rulebook, clock })
  const metadata = createMetadata({
    ...{ store, rulebook, dossiers, captures, clock },
    agency: archive.agency,
    software: `案卷 Anjuan ${options.version ?? ''}`.trim(),
  })
  const passing = createPassingFiles({ newId })
  const { agency } = archive
  const sheets = createSheets({ store, objects, rulebook, passing, agency, archiveId: vault.archiveId, clock })
  const sealing = createSealing({ store, dossiers, sheets, rulebook, clock })
  const supplements = createSupplements({ store, sheets, archiveId: vault.archiveId, clock, newId, isReceiving })
  const deadlines = createDeadlines({ store, rulebook, clock })
  const phrases = createPhrases({ store, clock, newId })
  const evaluations = createEvaluations({ store, rulebook, findings, phrases, clock, newId })
  const reviews = createReviews({ store, rulebook, dossiers, findings, clock, newId })
  const reviewClocks = createReviewClocks({ store, rulebook, reviews, clock, newId })
  const statements = createStatements({ store, clock, newId })
  const opinions = createOpinions({
    store,
    objects,
    dossiers,
    evaluations,
    reviews,
    statements,
    evidence,
    marks,
    transcripts,
    rulebook,
    people,
    root: archive.root_certificate,
    agency: archive.agency,
    archiveId: vault.archiveId,
    clock,
    newId,
  })
  const keeping = createKeeping({
    ...{ store, objects, evidence, queue, tools, rulebook, clock, newId, dossiers, recordings, look, people, metadata },
    ...{ opinions, journal, isReceiving, checks, incidents },
    scanner: options.scanner ?? (async () => null),
    agency: archive.agency,
    archiveId: vault.archiveId,
    archiveFolder: vault.folder,
    root: archive.root_certificate,
  })

  const evaluating = createEvaluating({
    ...{ store, vault, rulebook, clock, newId, people, objects, dossiers, evidence, evaluations, reviews, checks },
    ...{ findings, recordings, look, recordingList, supplements, packages: keeping.packages, passing, tools },
    ...{ incidents, agency },
    archiveId: vault.archiveId,
    root: archive.root_certificate,
  })

  await docks.resume()
  await keeping.disposal.resume()
  await evaluating.parcels.resume()

  return {
    vault,
    store,
    clock,
    journal,
    people,
    objects,
    queue,
    recordings,
    docks,
    tray,
    captures,
    chains,
    marks,
    transcripts,
    recordingList,
    checks,
    extracts,
    redactions,
    evidence,
    tickets,
    intake,
    dossiers,
    items,
    arranging,
    pageNotes,
    codes,
    metadata,
    passing,
    sheets,
    sealing,
    supplements,
    deadlines,
    evaluations,
    phrases,
    reviews,
    reviewClocks,
    statements,
    opinions,
    ...keeping,
    ...evaluating,
    rulebook,
    agency: archive.agency,
    rootCertificate: archive.root_certificate,
    /** The keys go whatever else fails on the way. */
    async close() {
      tickets.close()
      passing.clear()
      try {
        await docks.close()
        await keeping.packages.close()
        await evaluating.parcels.close()
        await queue.close()
      } finally {
        objects.close()
        try {
          store.close()
        } finally {
          vault.close()
        }
      }
    },
  }
}

/** After a crash: what was left unfinished goes, objects that no row knows are set aside, what was refused while locked is entered. */
async function tidy(store: Store, vault: OpenVault): Promise<void> {
  const known = new Set(store.all((q) => q.selectFrom('object').select('id')).map((row) => row.id))
  const { removed, setAside, broughtBack } = await vault.objects.sweep(known)
  if (removed + setAside + broughtBack > 0)
    store.record(system, 'archive.swept', null, (note) => note({ removed, setAside, broughtBack }))
  for (const refused of await vault.drainRefusedUnlocks()) {
    store.record(system, 'archive.unlock-refused', null, (note) => note({ attemptedAt: refused.at }))
  }
}

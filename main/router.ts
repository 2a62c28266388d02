// Every call of the contract, answered by its domain's service.
import { X509Certificate } from 'node:crypto'
import type { Router } from '@orpc/server'
import type { Contract } from '#shared/contract/index.ts'
import type { Person } from '#shared/contract/people.ts'
import { archiveHealth } from './archive-health.ts'
import { analysisCalls } from './calls-of-analysis.ts'
import { campaignCalls } from './calls-of-campaigns.ts'
import { catalogueCalls } from './calls-of-catalogues.ts'
import { dockCalls, trayCalls } from './calls-of-docks.ts'
import { archivalCalls, arrangingCalls, checkCalls, sheetCalls, supplementCalls } from './calls-of-filing.ts'
import { issuedCalls } from './calls-of-issued.ts'
import { jobCalls } from './calls-of-jobs.ts'
import { disposalCalls, lendingCalls, packageCalls, retentionCalls, soundnessCalls } from './calls-of-keeping.ts'
import { markCalls, recordingListCalls, statementCalls, transcriptCalls } from './calls-of-marks.ts'
import { parcelCalls } from './calls-of-parcels.ts'
import { recordingCalls, redactionCalls } from './calls-of-recordings.ts'
import { rectificationCalls, resultCalls } from './calls-of-results.ts'
import { standardCalls } from './calls-of-standards.ts'
import { phraseCalls, suggestionCalls } from './calls-of-suggestions.ts'
import type { DeskState } from './desk.ts'
import type { CallContext, Caller } from './desk-core.ts'
import { guardedContract } from './guarded-calls.ts'
import { toPem } from './opinions/signing/index.ts'
import { until } from './until.ts'

export function createRouter(desk: DeskState): Router<Contract, CallContext> {
  const os = guardedContract(desk)
  const rooms = () => desk.rooms()
  const session = (caller: Caller) => ({ ...caller, roles: [...caller.roles] })

  return os.router({
    archive: {
      status: os.archive.status.handler(({ context }) => desk.status(context.connection)),
      create: os.archive.create.handler(async ({ input }) => ({ archiveId: await desk.found(input) })),
      health: os.archive.health.handler(async () => archiveHealth(rooms(), await desk.tools())),
      exportRoot: os.archive.exportRoot.handler(({ context }) =>
        rooms().store.record(context.caller, 'root.exported', null, () => {
          const certificate = rooms().rootCertificate
          return { pem: toPem(certificate), fingerprint: new X509Certificate(certificate).fingerprint256 }
        }),
      ),
    },
    people: {
      signIn: os.people.signIn.handler(async ({ context, input }) =>
        session(await desk.signIn(context.connection, input.name, input.passphrase)),
      ),
      signOut: os.people.signOut.handler(async ({ context }) => {
        await desk.signOut(context.connection)
        return {}
      }),
      changePassphrase: os.people.changePassphrase.handler(async ({ context, input }) => {
        const caller = await rooms().people.changePassphrase(context.caller, input.passphrase, input.next)
        desk.sessions.refresh(context.connection, caller)
        return session(caller)
      }),
      list: os.people.list.handler((): Person[] => rooms().people.list()),
      create: os.people.create.handler(({ context, input }) => rooms().people.create(context.caller, input)),
      grantRoles: os.people.grantRoles.handler(({ context, input }) =>
        rooms().people.grantRoles(context.caller, input.id, input.roles),
      ),
      disable: os.people.disable.handler(({ context, input }) => rooms().people.disable(context.caller, input.id)),
      enable: os.people.enable.handler(({ context, input }) =>
        rooms().people.enable(context.caller, input.id, input.passphrase),
      ),
    },
    dossiers: {
      list: os.dossiers.list.handler(({ input }) => rooms().dossiers.list(input)),
      get: os.dossiers.get.handler(({ input }) => rooms().dossiers.get(input.id)),
      items: os.dossiers.items.handler(({ input }) => rooms().dossiers.items(input.id)),
      create: os.dossiers.create.handler(({ context, input }) => rooms().dossiers.create(context.caller, input)),
      update: os.dossiers.update.handler(({ context, input }) =>
        rooms().dossiers.update(context.caller, input.id, input.facts),
      ),
      changeItem: os.dossiers.changeItem.handler(({ context, input }) => rooms().items.change(context.caller, input)),
      order: os.dossiers.order.handler(({ context, input }) =>
        rooms().items.order(context.caller, input.dossierId, input.volume, input.ids),
      ),
      withdraw: os.dossiers.withdraw.handler(({ context, input }) =>
        rooms().items.withdraw(context.caller, input.id, input.reason),
      ),
      seal: os.dossiers.seal.handler(({ context, input }) => rooms().sealing.seal(context.caller, input.id)),
      manifest: os.dossiers.manifest.handler(({ input }) => rooms().dossiers.manifest(input.id)),
      verify: os.dossiers.verify.handler(({ context, input, signal }) =>
        rooms().dossiers.verify(context.caller, input.id, until(signal, context)),
      ),
    },
    intake: {
      offer: os.intake.offer.handler(({ context, input }) =>
        rooms().intake.offer(context.caller, input.dossierId, input.files),
      ),
      cancel: os.intake.cancel.handler(({ context, input }) => {
        rooms().intake.cancel(context.caller, input.tickets)
        return {}
      }),
      watch: os.intake.watch.handler(({ context, input, signal }) =>
        rooms().tickets.watch(context.caller.name, input.dossierId, until(signal, context)),
      ),
    },
    docks: dockCalls(os, rooms, (connection) => desk.sessions.working(connection)()),
    tray: trayCalls(os, rooms),
    recordings: recordingCalls(os, rooms),
    marks: markCalls(os, rooms),
    transcripts: transcriptCalls(os, rooms),
    recordingList: recordingListCalls(os, rooms),
    redactions: redactionCalls(os, rooms),
    statements: statementCalls(os, rooms),
    jobs: jobCalls(os, rooms),
    arranging: arrangingCalls(os, rooms),
    checks: checkCalls(os, rooms),
    sheets: sheetCalls(os, rooms),
    supplements: supplementCalls(os, rooms),
    archival: archivalCalls(os, rooms),
    soundness: soundnessCalls(os, rooms),
    retention: retentionCalls(os, rooms),
    disposals: disposalCalls(os, rooms),
    lending: lendingCalls(os, rooms),
    packages: packageCalls(os, rooms),
    rulebook: {
      list: os.rulebook.list.handler(() => rooms().rulebook.lines()),
      text: os.rulebook.text.handler(({ input }) => rooms().rulebook.text(input.id, input.origin)),
      adopt: os.rulebook.adopt.handler(({ context, input }) => rooms().rulebook.adopt(context.caller, input.text)),
      withdraw: os.rulebook.withdraw.handler(({ context, input }) =>
        rooms().rulebook.withdraw(context.caller, input.id),
      ),
      standard: os.rulebook.standard.handler(({ input }) => rooms().rulebook.standard(input.id)),
      paperKinds: os.rulebook.paperKinds.handler(() => rooms().rulebook.paperKinds()),
      dockIndex: os.rulebook.dockIndex.handler(() => rooms().rulebook.dockIndex()),
      reviewHeads: os.rulebook.reviewHeads.handler(() => rooms().rulebook.reviewHeads()),
      reviewCatalogue: os.rulebook.reviewCatalogue.handler(() => rooms().rulebook.reviewCatalogue()),
      opinionKinds: os.rulebook.opinionKinds.handler(() => rooms().rulebook.opinionKinds()),
      recordingPractice: os.rulebook.recordingPractice.handler(() => rooms().rulebook.recordingPractice()),
    },
    campaigns: campaignCalls(os, rooms),
    suggestions: suggestionCalls(os, rooms),
    phrases: phraseCalls(os, rooms),
    results: resultCalls(os, rooms),
    rectifications: rectificationCalls(os, rooms),
    analysis: analysisCalls(os, rooms),
    parcels: parcelCalls(os, rooms),
    issued: issuedCalls(os, rooms),
    standards: standardCalls(os, rooms),
    catalogues: catalogueCalls(os, rooms),
    evaluation: {
      list: os.evaluation.list.handler(({ context, input }) => rooms().evaluations.list(context.caller, input)),
      pace: os.evaluation.pace.handler(() => rooms().evaluations.pace()),
      get: os.evaluation.get.handler(({ context, input }) => rooms().evaluations.seen(context.caller, input.id)),
      start: os.evaluation.start.handler(({ context, input }) =>
        rooms().evaluations.start(context.caller, input.dossierId, input.standardId),
      ),
      judge: os.evaluation.judge.handler(({ context, input }) => rooms().evaluations.judge(context.caller, input)),
      addFinding: os.evaluation.addFinding.handler(({ context, input }) =>
        rooms().evaluations.addFinding(context.caller, input),
      ),
      removeFinding: os.evaluation.removeFinding.handler(({ context, input }) =>
        rooms().evaluations.removeFinding(context.caller, input.id, input.findingId),
      ),
      conclude: os.evaluation.conclude.handler(({ context, input }) =>
        rooms().evaluations.conclude(context.caller, input.id),
      ),
    },
    review: {
      list: os.review.list.handler(({ input }) => rooms().reviews.list(input)),
      get: os.review.get.handler(({ input }) => rooms().reviews.get(input.id)),
      submit: os.review.submit.handler(({ context, input }) =>
        rooms().reviews.submit(context.caller, input.dossierId, input.submission),
      ),
      accept: os.review.accept.handler(({ context, input }) => rooms().reviews.accept(context.caller, input.id)),
      return: os.review.return.handler(({ context, input }) =>
        rooms().reviews.return(context.caller, input.id, input.reason),
      ),
      judge: os.review.judge.handler(({ context, input }) =>
        rooms().reviews.judge(context.caller, input.id, input.heads, input.conclusion),
      ),
      addFinding: os.review.addFinding.handler(({ context, input }) =>
        rooms().reviews.addFinding(context.caller, input),
      ),
      removeFinding: os.review.removeFinding.handler(({ context, input }) =>
        rooms().reviews.removeFinding(context.caller, input.id, input.findingId),
      ),
      pause: os.review.pause.handler(({ context, input }) => rooms().reviewClocks.pause(context.caller, input)),
      resume: os.review.resume.handler(({ context, input }) => rooms().reviewClocks.resume(context.caller, input.id)),
      extend: os.review.extend.handler(({ context, input }) => rooms().reviewClocks.extend(context.caller, input)),
      conclude: os.review.conclude.handler(({ context, input }) => rooms().reviews.conclude(context.caller, input.id)),
    },
    opinions: {
      list: os.opinions.list.handler(({ context, input }) => rooms().opinions.list(context.caller, input)),
      get: os.opinions.get.handler(({ context, input }) => rooms().opinions.seen(context.caller, input.id)),
      compose: os.opinions.compose.handler(({ context, input }) =>
        rooms().opinions.compose(context.caller, input.kind, input.sourceId),
      ),
      sign: os.opinions.sign.handler(({ context, input }) =>
        rooms().opinions.sign(context.caller, input.id, input.passphrase),
      ),
      verify: os.opinions.verify.handler(({ context, input }) =>
        rooms().opinions.verify(rooms().opinions.seen(context.caller, input.id).id),
      ),
    },
    journal: {
      list: os.journal.list.handler(({ input }) => rooms().journal.list(input)),
      verify: os.journal.verify.handler(() => rooms().journal.verify()),
      export: os.journal.export.handler(({ context }) =>
        rooms().store.record(context.caller, 'journal.exported', null, () => rooms().journal.export()),
      ),
    },
  })
}

// Every sentence that says no, by code. Each says what happened and what to do next.

import { archivalFaults } from './faults/archival.ts'
import { arrangingFaults } from './faults/arranging.ts'
import { campaignFaults } from './faults/campaigns.ts'
import { checkFaults } from './faults/checks.ts'
import { cliFaults } from './faults/cli.ts'
import { disposalFaults } from './faults/disposals.ts'
import { dockFaults } from './faults/docks.ts'
import { doorFaults } from './faults/door.ts'
import { dossierFaults } from './faults/dossiers.ts'
import { evaluationFaults } from './faults/evaluation.ts'
import { extractFaults } from './faults/extracts.ts'
import { inspectionFaults } from './faults/inspection.ts'
import { issuedFaults } from './faults/issued.ts'
import { jobFaults } from './faults/jobs.ts'
import { lendingFaults } from './faults/lending.ts'
import { markFaults } from './faults/marks.ts'
import { opinionFaults } from './faults/opinions.ts'
import { packageFaults } from './faults/packages.ts'
import { parcelFaults } from './faults/parcels.ts'
import { peopleFaults } from './faults/people.ts'
import { phraseFaults } from './faults/phrases.ts'
import { recordingListFaults } from './faults/recording-list.ts'
import { recordingFaults } from './faults/recordings.ts'
import { redactionFaults } from './faults/redactions.ts'
import { resultFaults } from './faults/results.ts'
import { retentionFaults } from './faults/retention.ts'
import { reviewFaults } from './faults/review.ts'
import { rulebookFaults } from './faults/rulebook.ts'
import { sheetFaults } from './faults/sheets.ts'
import { soundnessFaults } from './faults/soundness.ts'
import { statementFaults } from './faults/statements.ts'
import { storeFaults } from './faults/store.ts'
import { suggestionFaults } from './faults/suggestions.ts'
import { supplementFaults } from './faults/supplements.ts'
import { vaultFaults } from './faults/vault.ts'

export const faults = {
  ...cliFaults,
  ...doorFaults,
  ...dossierFaults,
  ...evaluationFaults,
  ...inspectionFaults,
  ...jobFaults,
  ...opinionFaults,
  ...peopleFaults,
  ...recordingFaults,
  ...reviewFaults,
  ...rulebookFaults,
  ...storeFaults,
  ...vaultFaults,
  ...dockFaults,
  ...markFaults,
  ...recordingListFaults,
  ...redactionFaults,
  ...statementFaults,
  ...extractFaults,
  ...packageFaults,
  ...lendingFaults,
  ...disposalFaults,
  ...retentionFaults,
  ...soundnessFaults,
  ...archivalFaults,
  ...supplementFaults,
  ...sheetFaults,
  ...checkFaults,
  ...arrangingFaults,
  ...campaignFaults,
  ...suggestionFaults,
  ...resultFaults,
  ...parcelFaults,
  ...issuedFaults,
  ...phraseFaults,
} as const

export type FaultCode = keyof typeof faults
export type FaultParams<C extends FaultCode> = Parameters<(typeof faults)[C]> extends [infer P] ? P : undefined

export function isFaultCode(code: string): code is FaultCode {
  return Object.hasOwn(faults, code)
}

/** The Chinese sentence for a code whose parameters have already been checked where the refusal was made. */
export function faultSentence(code: FaultCode, params: Readonly<Record<string, unknown>>): string {
  return (faults[code] as (params: Readonly<Record<string, unknown>>) => string)(params)
}

// Every command, in the order the help lists them.
import type { RegisterCommand } from '../define-command.ts'
import { registerAnalysis } from './analysis.ts'
import { registerArrange } from './arrange.ts'
import { registerCall } from './call.ts'
import { registerCampaign } from './campaign.ts'
import { registerCheck } from './check.ts'
import { registerCode } from './code.ts'
import { registerCreate } from './create.ts'
import { registerDemo } from './demo.ts'
import { registerDispose } from './dispose.ts'
import { registerDock } from './dock.ts'
import { registerEvaluate } from './evaluate.ts'
import { registerExportJournal } from './export-journal.ts'
import { registerExportRoot } from './export-root.ts'
import { registerFile } from './file.ts'
import { registerInit } from './init.ts'
import { registerList } from './list.ts'
import { registerLoan } from './loan.ts'
import { registerMetadata } from './metadata.ts'
import { registerPackage } from './package.ts'
import { registerParcel } from './parcel.ts'
import { registerRetention } from './retention.ts'
import { registerReview } from './review.ts'
import { registerRules } from './rules.ts'
import { registerSeal } from './seal.ts'
import { registerSheets } from './sheets.ts'
import { registerSign } from './sign.ts'
import { registerSoundness } from './soundness.ts'
import { registerStatement } from './statement.ts'
import { registerSupplement } from './supplement.ts'
import { registerUnlockCheck } from './unlock-check.ts'
import { registerUsers } from './users.ts'
import { registerVerify } from './verify.ts'
import { registerVerifyOpinion } from './verify-opinion.ts'

export const commands: readonly RegisterCommand[] = [
  registerInit,
  registerUnlockCheck,
  registerUsers,
  registerList,
  registerCreate,
  registerFile,
  registerDock,
  registerArrange,
  registerCheck,
  registerSeal,
  registerCode,
  registerMetadata,
  registerSheets,
  registerSupplement,
  registerPackage,
  registerVerify,
  registerRetention,
  registerDispose,
  registerLoan,
  registerSoundness,
  registerEvaluate,
  registerCampaign,
  registerAnalysis,
  registerParcel,
  registerReview,
  registerStatement,
  registerSign,
  registerVerifyOpinion,
  registerExportRoot,
  registerExportJournal,
  registerRules,
  registerCall,
  registerDemo,
]

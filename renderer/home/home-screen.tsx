// What needs this person, by what their roles do; below, what was last worked on.
import { caseWorkers } from '#shared/contract/roles.ts'
import { roleList } from '#shared/text/roles.ts'
import { holdsAny, useSession } from '../desk/session.tsx'
import { OpenDossiersSection, RecentSection } from './dossier-sections.tsx'
import {
  CampaignsLedSection,
  CampaignTasksSection,
  EvaluationsSection,
  UnevaluatedSection,
} from './evaluation-sections.tsx'
import { JournalSection, PeopleSection } from './guardian-sections.tsx'
import css from './home.module.css'
import { JobsSection } from './jobs-section.tsx'
import { LoansToDecideSection, OverdueLoansSection } from './lending-sections.tsx'
import { CuresDueSection, CuresToRecheckSection, FedBackSection } from './rectification-sections.tsx'
import { ReturnedSection, ReviewsSection, WaitingReviewsSection } from './review-sections.tsx'
import { SignaturesSection } from './signatures-section.tsx'
import { homeText } from './text.ts'
import { TransfersToDecideSection } from './transfers-section.tsx'
import { TraySection } from './tray-section.tsx'

export function HomeScreen() {
  const session = useSession()
  const is = (...roles: Parameters<typeof holdsAny>[1]) => holdsAny(session, roles)
  return (
    <div className={css.screen}>
      <header className={css.head}>
        <h1 className={css.title}>{homeText.greeting(session.displayName)}</h1>
        <p className={css.roles}>
          {session.unit} · {roleList(session.roles)}
        </p>
      </header>
      <div className={css.grid}>
        {is('reviewer', 'head') && <WaitingReviewsSection />}
        {is('reviewer', 'head') && <ReviewsSection />}
        {is('head', 'inspector') && <CampaignsLedSection />}
        {is('inspector') && <CampaignTasksSection />}
        {is('inspector') && <EvaluationsSection />}
        {is('inspector') && <UnevaluatedSection />}
        {is(...caseWorkers) && <SignaturesSection />}
        {is('handler') && <ReturnedSection />}
        {is('handler') && <CuresDueSection />}
        {is('handler') && <FedBackSection />}
        {is('inspector') && <CuresToRecheckSection />}
        {is('archivist', 'head') && <LoansToDecideSection />}
        {is('head') && <TransfersToDecideSection />}
        {is('archivist') && <OverdueLoansSection />}
        {is('archivist', 'handler') && <TraySection />}
        {is('archivist', 'handler') && <OpenDossiersSection />}
        {is('administrator') && <PeopleSection show="invited" />}
        {is('security') && <PeopleSection show="unroled" />}
        {is('auditor') && <JournalSection />}
        {is(...caseWorkers) && <RecentSection />}
        {is(...caseWorkers) && <JobsSection />}
      </div>
    </div>
  )
}

// Every address of the desk. Hash history, so that the same page serves desk:// and http:// and a reload finds its place.
import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { caseRoles, roles } from '#shared/contract/roles.ts'
import { analysisSearch } from '../analysis/analysis-search.ts'
import { campaignListSearch, campaignSearch } from '../campaigns/campaign-search.ts'
import { dossierListSearch, dossierSearch } from '../dossiers/dossier-search.ts'
import { evidenceSearch } from '../dossiers/evidence-search.ts'
import { evaluationListSearch } from '../evaluation/evaluation-search.ts'
import { exchangeSearch } from '../exchange/exchange-search.ts'
import { filingSearch } from '../filing/filing-search.ts'
import { journalSearch } from '../journal/journal-search.ts'
import { lendingSearch } from '../lending/lending-search.ts'
import { opinionListSearch } from '../opinions/opinion-search.ts'
import { recordingsSearch } from '../recordings/recordings-search.ts'
import { rectificationSearch } from '../results/rectification-search.ts'
import { retentionSearch } from '../retention/retention-search.ts'
import { reviewListSearch } from '../review/review-search.ts'
import { DeskFrame } from './desk-frame.tsx'
import { NotFound } from './not-found.tsx'
import { screen } from './screen.tsx'

const root = createRootRoute({ component: DeskFrame, notFoundComponent: NotFound })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: screen(roles, () => import('../home/home-screen.tsx'), 'HomeScreen'),
})

const dossierList = createRoute({
  getParentRoute: () => root,
  path: '/dossiers',
  validateSearch: dossierListSearch,
  component: screen(caseRoles, () => import('../dossiers/dossier-list-screen.tsx'), 'DossierListScreen'),
})
const newDossier = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/new',
  component: screen(['archivist', 'handler'], () => import('../dossiers/new-dossier-screen.tsx'), 'NewDossierScreen'),
})
const dossier = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId',
  validateSearch: dossierSearch,
  component: screen(caseRoles, () => import('../dossiers/dossier-screen.tsx'), 'DossierScreen'),
})
const submission = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId/submit',
  component: screen(['handler'], () => import('../review/submission-screen.tsx'), 'SubmissionScreen'),
})

const recordings = createRoute({
  getParentRoute: () => root,
  path: '/recordings',
  validateSearch: recordingsSearch,
  component: screen(['archivist', 'handler'], () => import('../recordings/recordings-screen.tsx'), 'RecordingsScreen'),
})

const filing = createRoute({
  getParentRoute: () => root,
  path: '/filing',
  validateSearch: filingSearch,
  component: screen(['archivist', 'handler'], () => import('../filing/filing-screen.tsx'), 'FilingScreen'),
})
const lending = createRoute({
  getParentRoute: () => root,
  path: '/lending',
  validateSearch: lendingSearch,
  component: screen(caseRoles, () => import('../lending/lending-screen.tsx'), 'LendingScreen'),
})
const retention = createRoute({
  getParentRoute: () => root,
  path: '/retention',
  validateSearch: retentionSearch,
  // Whoever works on cases may be a member of an appraisal group or a witness.
  component: screen(caseRoles, () => import('../retention/retention-screen.tsx'), 'RetentionScreen'),
})
const exchange = createRoute({
  getParentRoute: () => root,
  path: '/exchange',
  validateSearch: exchangeSearch,
  component: screen(['archivist', 'head'], () => import('../exchange/exchange-screen.tsx'), 'ExchangeScreen'),
})

const evaluationList = createRoute({
  getParentRoute: () => root,
  path: '/evaluation',
  validateSearch: evaluationListSearch,
  component: screen(caseRoles, () => import('../evaluation/evaluation-list-screen.tsx'), 'EvaluationListScreen'),
})
const evaluation = createRoute({
  getParentRoute: () => root,
  path: '/evaluation/$evaluationId',
  validateSearch: evidenceSearch,
  component: screen(caseRoles, () => import('../evaluation/evaluation-screen.tsx'), 'EvaluationScreen'),
})

const campaignList = createRoute({
  getParentRoute: () => root,
  path: '/campaigns',
  validateSearch: campaignListSearch,
  component: screen(caseRoles, () => import('../campaigns/campaign-list-screen.tsx'), 'CampaignListScreen'),
})
const campaign = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/$campaignId',
  validateSearch: campaignSearch,
  component: screen(caseRoles, () => import('../campaigns/campaign-screen.tsx'), 'CampaignScreen'),
})
const rectifications = createRoute({
  getParentRoute: () => root,
  path: '/rectifications',
  validateSearch: rectificationSearch,
  component: screen(caseRoles, () => import('../results/rectification-screen.tsx'), 'RectificationScreen'),
})
const analysis = createRoute({
  getParentRoute: () => root,
  path: '/analysis',
  validateSearch: analysisSearch,
  component: screen(caseRoles, () => import('../analysis/analysis-screen.tsx'), 'AnalysisScreen'),
})
const parcels = createRoute({
  getParentRoute: () => root,
  path: '/parcels',
  component: screen(caseRoles, () => import('../parcels/parcel-screen.tsx'), 'ParcelScreen'),
})

const reviewList = createRoute({
  getParentRoute: () => root,
  path: '/review',
  validateSearch: reviewListSearch,
  component: screen(caseRoles, () => import('../review/review-list-screen.tsx'), 'ReviewListScreen'),
})
const review = createRoute({
  getParentRoute: () => root,
  path: '/review/$reviewId',
  validateSearch: evidenceSearch,
  component: screen(caseRoles, () => import('../review/review-screen.tsx'), 'ReviewScreen'),
})

const opinionList = createRoute({
  getParentRoute: () => root,
  path: '/opinions',
  validateSearch: opinionListSearch,
  component: screen(caseRoles, () => import('../opinions/opinion-list-screen.tsx'), 'OpinionListScreen'),
})
const opinion = createRoute({
  getParentRoute: () => root,
  path: '/opinions/$opinionId',
  component: screen(caseRoles, () => import('../opinions/opinion-screen.tsx'), 'OpinionScreen'),
})

const issuedPaper = createRoute({
  getParentRoute: () => root,
  path: '/issued/$paperId',
  component: screen(caseRoles, () => import('../opinions/issued-paper-screen.tsx'), 'IssuedPaperScreen'),
})

const rulebook = createRoute({
  getParentRoute: () => root,
  path: '/rulebook',
  component: screen(roles, () => import('../rulebook/rulebook-screen.tsx'), 'RulebookScreen'),
})
const standard = createRoute({
  getParentRoute: () => root,
  path: '/rulebook/$packId',
  component: screen(roles, () => import('../rulebook/standard-screen.tsx'), 'StandardScreen'),
})
const standardEditor = createRoute({
  getParentRoute: () => root,
  path: '/rulebook/$packId/edit',
  component: screen(roles, () => import('../rulebook/editor/editor-screen.tsx'), 'EditorScreen'),
})
const catalogueTester = createRoute({
  getParentRoute: () => root,
  path: '/rulebook/$packId/test',
  component: screen(roles, () => import('../rulebook/catalogue-tester.tsx'), 'CatalogueTester'),
})
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: screen(
    ['administrator', 'security', 'auditor'],
    () => import('../people/people-screen.tsx'),
    'PeopleScreen',
  ),
})
const journal = createRoute({
  getParentRoute: () => root,
  path: '/journal',
  validateSearch: journalSearch,
  component: screen(['auditor'], () => import('../journal/journal-screen.tsx'), 'JournalScreen'),
})
const passphrase = createRoute({
  getParentRoute: () => root,
  path: '/passphrase',
  component: screen(roles, () => import('../archive/change-passphrase-screen.tsx'), 'ChangePassphraseScreen'),
})

const routeTree = root.addChildren([
  home,
  dossierList,
  newDossier,
  dossier,
  submission,
  recordings,
  filing,
  lending,
  retention,
  exchange,
  evaluationList,
  evaluation,
  campaignList,
  campaign,
  rectifications,
  analysis,
  parcels,
  reviewList,
  review,
  opinionList,
  opinion,
  issuedPaper,
  rulebook,
  standard,
  standardEditor,
  catalogueTester,
  people,
  journal,
  passphrase,
])

export const router = createRouter({ routeTree, history: createHashHistory(), defaultPreload: false })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

// One test: its verdict, what it was of, and its items by property, filtered to what needs somebody.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import { type SoundnessLine, type SoundnessTest, soundnessProperties } from '#shared/contract/soundness.ts'
import { propertyNames, stageNames } from '#shared/text/soundness.ts'
import { downloadUrl } from '../desk/bytes-url.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { saveBytes } from '../desk/save-file.ts'
import { useHolds } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import panel from '../dossiers/panels.module.css'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { FieldList } from '../ui/field-list.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { formatBytes, formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { AttestDialog } from './attest-dialog.tsx'
import css from './soundness.module.css'
import { SoundnessRow } from './soundness-row.tsx'
import { soundnessText as text } from './text.ts'

type Filter = 'wrong' | 'waiting' | 'all'

export type SoundnessResultProps = {
  dossier: Dossier
  items: readonly Item[]
  evidence: Evidence
  testId: string
}

export function SoundnessResult({ dossier, items, evidence, testId }: SoundnessResultProps) {
  const test = useQuery(deskQuery.soundness.get.queryOptions({ input: { dossierId: dossier.id, id: testId } }))
  return (
    <Read query={test} loading={{ label: text.loading, rows: 8 }}>
      {(value) => (
        <SoundnessOutcome
          test={value}
          subject={{ label: text.attestation.bound.title, title: dossier.title }}
          items={items}
          evidence={evidence}
          stale={<Stale dossierId={dossier.id} test={value} />}
        />
      )}
    </Read>
  )
}

export type SoundnessOutcomeProps = {
  test: SoundnessTest
  /** What was tested, as whoever signs for it is told. */
  subject: { label: string; title: string }
  items?: readonly Item[]
  /** Where findings lead; left out where nothing can be opened. */
  evidence?: Evidence
  /** Said under the verdict. */
  stale?: ReactNode
}

export function SoundnessOutcome({ test, subject, items = [], evidence, stale }: SoundnessOutcomeProps) {
  const mayAttest = useHolds(['archivist'])
  const [asked, setAsked] = useState<readonly SoundnessLine[] | null>(null)
  const waiting = test.lines.filter(({ outcome, attestation }) => outcome === 'waiting' && attestation === null)
  return (
    <>
      <Verdict test={test} />
      {stale}
      <div className={panel.actions}>
        {mayAttest && waiting.length > 0 && (
          <Button type={test.outcome === 'unfinished' ? 'primary' : 'default'} onClick={() => setAsked(waiting)}>
            {text.attestCount(waiting.length)}
          </Button>
        )}
        <ReportButton test={test} />
      </div>
      <Lines
        test={test}
        items={items}
        evidence={evidence}
        onFill={mayAttest ? (line) => setAsked([line]) : undefined}
      />
      <Facts test={test} />
      <AttestDialog subject={subject} test={test} lines={asked} onClose={() => setAsked(null)} />
    </>
  )
}

const boxes = { passed: panel.ok, failed: panel.bad, unfinished: panel.warn } as const

function Verdict({ test: { outcome, failed, waiting } }: { test: SoundnessTest }) {
  const { verdict } = text
  const words =
    outcome === 'passed' ? verdict.passed : outcome === 'failed' ? verdict.failed(failed) : verdict.unfinished(waiting)
  return (
    <div className={boxes[outcome]} role="status">
      <p className={css.verdict}>{words}</p>
      {outcome === 'failed' && waiting > 0 && <p>{text.waitsToo(waiting)}</p>}
    </div>
  )
}

/** The manifest has moved on since: what was found is of another content. */
function Stale({ dossierId, test }: { dossierId: string; test: SoundnessTest }) {
  const manifest = useQuery(deskQuery.dossiers.manifest.queryOptions({ input: { id: dossierId } }))
  if (manifest.data === undefined || manifest.data.sha256 === test.manifestSha256) return null
  return <p className={panel.warn}>{text.stale}</p>
}

function ReportButton({ test }: { test: SoundnessTest }) {
  const report = useDeed(desk.soundness.report, {
    done: text.reported,
    refreshes: [deskQuery.journal.key()],
    onDone: ({ objectId, pdfBase64, name }) => {
      if (objectId !== null) save(objectId, name)
      if (pdfBase64 !== null)
        saveBytes(
          name,
          'application/pdf',
          Uint8Array.from(atob(pdfBase64), (c) => c.charCodeAt(0)),
        )
    },
  })
  return (
    <Button loading={report.running} onClick={() => report.run({ id: test.id })}>
      {text.report}
    </Button>
  )
}

function save(objectId: string, name: string): void {
  const link = document.createElement('a')
  link.href = downloadUrl(objectId)
  link.download = name
  link.click()
}

function Facts({ test }: { test: SoundnessTest }) {
  const words = text.facts
  const ofDossier = test.sealed ? words.sealed : words.filed
  const hashOf = test.packageId === null ? ofDossier : words.list
  return (
    <FieldList
      labelWidth={3}
      fields={[
        { key: 'stage', label: words.stage, value: stageNames[test.stage] },
        { key: 'tested', label: words.tested, value: words.testedBy(formatMinute(test.testedAt), test.testedBy) },
        { key: 'content', label: words.content, value: words.contentOf(test.files, formatBytes(test.sizeBytes)) },
        {
          key: 'manifest',
          label: words.manifest,
          value: test.manifestSha256 === null ? null : <HashText value={test.manifestSha256} label={hashOf} />,
        },
        {
          key: 'pack',
          label: words.pack,
          value: (
            <span className={css.pack}>
              {test.packTitle}
              {test.mark === 'example' && <StateTag tone="warn" label={words.example} title={words.exampleHint} />}
            </span>
          ),
        },
      ]}
    />
  )
}

type LinesProps = {
  test: SoundnessTest
  items: readonly Item[]
  evidence: Evidence | undefined
  onFill: ((line: SoundnessLine) => void) | undefined
}

function Lines({ test, items, evidence, onFill }: LinesProps) {
  const [filter, setFilter] = useState<Filter>(startsWith(test))
  const shown = test.lines.filter((line) => passes[filter](line))
  return (
    <>
      <FilterChips
        single
        label={text.filter}
        choices={[
          { key: 'wrong', label: text.filters.wrong(test.failed) },
          { key: 'waiting', label: text.filters.waiting(test.waiting) },
          { key: 'all', label: text.filters.all(test.lines.length) },
        ]}
        chosen={[filter]}
        onChosen={([next]) => setFilter(next ?? 'all')}
      />
      {shown.length === 0 && <p className={panel.note}>{text.nothing[filter]}</p>}
      {soundnessProperties.map((property) => {
        const own = shown.filter((line) => line.property === property)
        if (own.length === 0) return null
        return (
          <section key={property} aria-label={propertyNames[property]}>
            <h3 className={css.property}>{propertyNames[property]}</h3>
            <ul>
              {own.map((line) => (
                <SoundnessRow key={line.code} line={line} items={items} evidence={evidence} onFill={onFill} />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

const passes: Readonly<Record<Filter, (line: SoundnessLine) => boolean>> = {
  wrong: ({ outcome }) => outcome === 'failed',
  waiting: ({ outcome }) => outcome === 'waiting',
  all: () => true,
}

/** What needs somebody comes first. */
function startsWith({ failed, waiting }: SoundnessTest): Filter {
  if (failed > 0) return 'wrong'
  return waiting > 0 ? 'waiting' : 'all'
}

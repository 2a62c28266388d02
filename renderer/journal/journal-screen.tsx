// The auditor's list of everything that was done and seen, whether the chain holds, and the whole of it as a file.
import { DownloadOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { JournalEntry, JournalVerdict } from '#shared/contract/journal.ts'
import { type JournalEvent, journalEvents } from '#shared/contract/journal-events.ts'
import { journalDeeds } from '#shared/text/journal.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { insteadOfRows, ListCount } from '../desk/list-parts.tsx'
import css from '../desk/list-screen.module.css'
import { saveText } from '../desk/save-file.ts'
import { useDeed } from '../desk/use-deed.ts'
import { usePages } from '../desk/use-pages.ts'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { formatInstant } from '../ui/format.ts'
import { SearchField } from '../ui/search-field.tsx'
import { journalColumns } from './journal-columns.tsx'
import { type ExportedHead, JournalHeadLine, JournalVerdictLine } from './journal-lines.tsx'
import own from './journal-screen.module.css'
import type { JournalSearch } from './journal-search.ts'
import { journalText } from './text.ts'

const outcomes = (['done', 'refused'] as const).map((key) => ({ key, label: journalText.outcomes[key] }))
const events = journalEvents.map((value) => ({ value, label: eventLabel(value) }))

export function JournalScreen() {
  const search = useSearch({ from: '/journal' })
  const navigate = useNavigate()
  const { who = '', event, outcome } = search
  const filters = { who, event: event ?? '', outcome: outcome ?? ('any' as const) }
  const pages = usePages<JournalEntry>(deskQuery.journal.list.key({ input: filters }), (paging, signal) =>
    desk.journal.list({ ...filters, ...paging }, { signal }),
  )
  const verify = useDeed(desk.journal.verify)
  const [verdict, setVerdict] = useState<JournalVerdict | null>(null)
  const [head, setHead] = useState<ExportedHead | null>(null)
  const download = useDeed(desk.journal.export, {
    refreshes: [deskQuery.journal.list.key()],
    onDone: (exported) => {
      saveText(journalText.csvName(formatInstant(Date.now()).slice(0, 10)), 'text/csv;charset=utf-8', exported.csv)
      setHead(exported.head)
    },
  })
  const filter = (change: Partial<JournalSearch>) =>
    void navigate({ to: '/journal', replace: true, search: { ...search, ...change } })
  return (
    <div className={own.screen}>
      <header className={css.head}>
        <h1 className={css.title}>{journalText.title}</h1>
        <SearchField
          className={own.who}
          label={journalText.whoSearch}
          value={who}
          onValue={(value) => filter({ who: value === '' ? undefined : value })}
        />
        <Select<JournalEvent>
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          className={own.event ?? ''}
          aria-label={journalText.event}
          placeholder={journalText.anyEvent}
          options={events}
          value={event ?? null}
          onChange={(value) => filter({ event: value ?? undefined })}
        />
        <FilterChips
          single
          label={journalText.outcome}
          choices={outcomes}
          chosen={outcome === undefined ? [] : [outcome]}
          onChosen={([chosen]) => filter({ outcome: chosen })}
        />
        <div className={css.end}>
          <ListCount pages={pages} words={journalText.count} />
          <Button
            icon={<SafetyCertificateOutlined />}
            loading={verify.running}
            onClick={() => void verify.ask({}).then(setVerdict)}
          >
            {verify.running ? journalText.verifying : journalText.verify}
          </Button>
          <Button icon={<DownloadOutlined />} loading={download.running} onClick={() => download.run({})}>
            {journalText.export}
          </Button>
        </div>
      </header>
      <div>
        {verdict !== null && <JournalVerdictLine verdict={verdict} onClose={() => setVerdict(null)} />}
        {head !== null && <JournalHeadLine head={head} onClose={() => setHead(null)} />}
      </div>
      <DataTable
        label={journalText.label}
        columns={journalColumns}
        rows={pages.rows}
        rowKey={(entry) => String(entry.position)}
        rowTone={(entry) => (entry.outcome === 'refused' ? 'warn' : null)}
        totalRows={pages.total}
        loading={pages.loading}
        onEnd={pages.more}
        {...insteadOfRows(pages, () => (
          <EmptyState
            title={journalText.empty.title}
            sentence={journalText.empty.sentence}
            action={
              <Button onClick={() => void navigate({ to: '/journal', search: {} })}>{journalText.empty.clear}</Button>
            }
          />
        ))}
      />
    </div>
  )
}

/** Two kinds of entry share a deed: what tells them apart is the outcome. */
function eventLabel(event: JournalEvent): string {
  return event.endsWith('-refused') ? `${journalDeeds[event]}（${journalText.outcomes.refused}）` : journalDeeds[event]
}

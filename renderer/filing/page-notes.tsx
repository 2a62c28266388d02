// 页面情况: what is the matter with a page of this paper, noted where the reader stands.
import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input, Radio, Select } from 'antd'
import { useId, useState, useSyncExternalStore } from 'react'
import { type PageNote, type PageNoteKind, pageNoteKinds } from '#shared/contract/arranging.ts'
import type { Item } from '#shared/contract/dossiers.ts'
import { pageNoteNames, pageNoteWords } from '#shared/text/arranging.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useDeed } from '../desk/use-deed.ts'
import panel from '../dossiers/panels.module.css'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { formatMinute } from '../ui/format.ts'
import css from './arranging.module.css'
import { arrangingWords } from './arranging-text.ts'
import { usePageNotes } from './use-pages.ts'

const text = arrangingWords.notes
const kinds = pageNoteKinds.map((value) => ({ value, label: pageNoteNames[value] }))

export type PageNotesProps = { item: Item; evidence: Evidence; mayChange: boolean }

export function PageNotes({ item, evidence, mayChange }: PageNotesProps) {
  const notes = usePageNotes(item.dossierId)
  return (
    <section className={`${panel.divide} ${css.preview}`} aria-label={text.title}>
      <h3 className={panel.title}>{text.title}</h3>
      <Read query={notes} loading={{ shape: 'fields', rows: 1 }}>
        {(pages) => (
          <NoteList
            notes={pages.notes.filter(({ itemId }) => itemId === item.id)}
            mayChange={mayChange}
            onGoTo={(page) => evidence.open({ itemId: item.id, page })}
          />
        )}
      </Read>
      {mayChange && <NoteForm item={item} evidence={evidence} />}
    </section>
  )
}

type NoteListProps = { notes: readonly PageNote[]; mayChange: boolean; onGoTo: (page: number) => void }

function NoteList({ notes, mayChange, onGoTo }: NoteListProps) {
  const remove = useDeed(desk.arranging.removeNote, {
    done: text.removed,
    refreshes: [deskQuery.arranging.pages.key()],
  })
  if (notes.length === 0) return <p className={panel.note}>{mayChange ? text.none : text.noneSealed}</p>
  return (
    <ul className={css.notes}>
      {notes.map((note) => {
        const { id, page, notedBy, notedAt } = note
        const words = pageNoteWords(note)
        return (
          <li key={id} className={css.noted}>
            <span className={css.notedWords}>
              {page === null ? (
                words
              ) : (
                <button type="button" className={css.link} title={text.goTo(page)} onClick={() => onGoTo(page)}>
                  {words}
                </button>
              )}
              <span className={panel.note}>
                <br />
                {notedBy}，{formatMinute(notedAt)}
              </span>
            </span>
            {mayChange && (
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={text.remove(words)}
                title={text.remove(words)}
                loading={remove.running}
                onClick={() => remove.run({ id })}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** For the page in view: whoever finds a torn page is looking at it. */
function NoteForm({ item, evidence }: { item: Item; evidence: Evidence }) {
  const id = useId()
  const [whole, setWhole] = useState(item.pages === null)
  const [kind, setKind] = useState<PageNoteKind>('oversize')
  const [words, setWords] = useState('')
  const [missing, setMissing] = useState(false)
  const page = usePageInView(item, evidence)
  const add = useDeed(desk.arranging.notePage, {
    ownFailure: true,
    done: text.added,
    refreshes: [deskQuery.arranging.pages.key()],
    onDone: () => setWords(''),
  })
  const save = () => {
    const lacks = kind === 'other' && words.trim() === ''
    setMissing(lacks)
    if (!lacks) add.run({ itemId: item.id, page: whole ? null : page, kind, note: words })
  }
  const places = [
    { value: false, label: text.page(page) },
    { value: true, label: text.whole },
  ]
  return (
    <div className={css.form}>
      <p className={panel.note}>{item.pages === null ? text.noPages : text.lead}</p>
      {item.pages !== null && (
        <Radio.Group
          aria-label={text.where}
          optionType="button"
          options={places}
          value={whole}
          onChange={(event) => setWhole(event.target.value === true)}
        />
      )}
      <div className={css.field}>
        <label htmlFor={`${id}-kind`}>{text.kind}</label>
        <Select id={`${id}-kind`} options={kinds} value={kind} onChange={setKind} />
      </div>
      <div className={css.field}>
        <label htmlFor={`${id}-words`}>{text.words}</label>
        <Input
          id={`${id}-words`}
          maxLength={300}
          placeholder={text.wordsHint}
          value={words}
          status={missing ? 'error' : ''}
          aria-invalid={missing}
          onChange={(event) => {
            setWords(event.target.value)
            setMissing(false)
          }}
          onPressEnter={save}
        />
        {missing && <p className={css.fault}>{text.wordsMissing}</p>}
      </div>
      {add.failure !== null && (
        <p className={panel.bad} role="alert">
          {add.failure.sentence}
        </p>
      )}
      <div>
        <Button loading={add.running} onClick={save}>
          {text.add}
        </Button>
      </div>
    </div>
  )
}

function usePageInView(item: Item, evidence: Evidence): number {
  return useSyncExternalStore(evidence.watch, () => evidence.reached(item.id)?.page ?? 1)
}

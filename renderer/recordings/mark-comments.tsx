// What people said about a mark, with who and when; and a line to say more.
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { desk } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { useDraft } from '../desk/use-kept.ts'
import { formatMinute } from '../ui/format.ts'
import css from './marks.module.css'
import type { MarkRow } from './marks-store.ts'
import { useRecordingDesk } from './recording-desk.tsx'
import { recordingText } from './text.ts'

const text = recordingText.marks

export type MarkCommentsProps = { row: MarkRow; place: string; lead: ReactNode; end: ReactNode }

export function MarkComments({ row, place, lead, end }: MarkCommentsProps) {
  const [open, setOpen] = useState(false)
  const count = row.comments.length
  return (
    <>
      <div className={css.tail}>
        {lead}
        <button type="button" className={css.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
          {text.comments(count)}
        </button>
        <span className={css.tailEnd}>{end}</span>
      </div>
      {open && (
        <div className={css.comments}>
          {row.comments.map((comment) => (
            <p key={comment.id} className={css.comment}>
              <span className={css.by}>{text.by(comment.by, formatMinute(comment.at))}</span>
              {comment.text}
            </p>
          ))}
          <CommentField row={row} place={place} />
        </div>
      )}
    </>
  )
}

function CommentField({ row, place }: { row: MarkRow; place: string }) {
  const { store } = useRecordingDesk()
  const [words, setWords, clear] = useDraft(`comment.${row.id}`, '')
  // Kept between tries, so that the same comment sent twice is one.
  const [id, setId] = useState(() => crypto.randomUUID())
  const post = useDeed(desk.marks.comment, {
    onDone: (mark) => {
      store.takeOne(mark)
      clear()
      setId(crypto.randomUUID())
    },
  })
  const send = () => {
    if (words.trim() !== '' && !post.running) post.run({ id, markId: row.id, text: words.trim() })
  }
  return (
    <div className={css.commentField}>
      <Input
        size="small"
        autoFocus
        maxLength={2000}
        aria-label={text.commentOf(place)}
        placeholder={text.commentHint}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) send()
        }}
      />
      <Button size="small" disabled={words.trim() === ''} loading={post.running} onClick={send}>
        {text.post}
      </Button>
    </div>
  )
}

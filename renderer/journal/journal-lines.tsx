// The lines above the list: whether the chain holds, and the signed head that belongs to an export.
import { CheckCircleFilled, CloseCircleFilled, InfoCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import type { JournalVerdict } from '#shared/contract/journal.ts'
import { journalBreaks } from '#shared/text/states.ts'
import type { DeskClient } from '../desk/client.ts'
import { saveText } from '../desk/save-file.ts'
import { classNames } from '../ui/class-names.ts'
import { formatCount, formatInstant } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import css from './journal-screen.module.css'
import { journalText } from './text.ts'

export type ExportedHead = Awaited<ReturnType<DeskClient['journal']['export']>>['head']

export function JournalVerdictLine({ verdict, onClose }: { verdict: JournalVerdict; onClose: () => void }) {
  const intact = verdict.state === 'intact'
  return (
    <div className={classNames(css.line, intact ? css.ok : css.bad)} role={intact ? 'status' : 'alert'}>
      {intact ? <CheckCircleFilled /> : <CloseCircleFilled />}
      {verdict.state === 'intact' ? (
        <>
          <strong>{journalText.intact(formatCount(verdict.length))}</strong>
          <span>{journalText.head}</span>
          <HashText value={verdict.head} label={journalText.head} />
        </>
      ) : (
        <>
          <strong>{journalText.broken(formatCount(verdict.position))}</strong>
          <span>
            {journalBreaks[verdict.why]}
            {journalText.brokenNext}
          </span>
        </>
      )}
      <Button className={css.close ?? ''} type="text" size="small" onClick={onClose}>
        {journalText.close}
      </Button>
    </div>
  )
}

export function JournalHeadLine({ head, onClose }: { head: ExportedHead; onClose: () => void }) {
  const save = () => {
    const name = journalText.headName(formatInstant(Date.now()).slice(0, 10))
    saveText(name, 'application/json', `${JSON.stringify(head, null, 2)}\n`)
  }
  return (
    <div className={classNames(css.line, css.info)} role="status">
      <InfoCircleFilled />
      <span>{journalText.exported(formatCount(head.position))}</span>
      <Button size="small" onClick={save}>
        {journalText.saveHead}
      </Button>
      <Button className={css.close ?? ''} type="text" size="small" onClick={onClose}>
        {journalText.close}
      </Button>
    </div>
  )
}

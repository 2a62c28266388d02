// A package that comes in: the path of its folder, the inspection to the last byte, and what came of it.
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { desk } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import panel from '../dossiers/panels.module.css'
import css from './exchange.module.css'
import { InspectionReport } from './inspection-report.tsx'
import { type PackageWork, packageWork, usePackageWork } from './package-work.ts'
import { exchangeText } from './text.ts'
import { WorkProgress } from './work-progress.tsx'

const text = exchangeText.incoming

export function Incoming() {
  const { userId } = useSession()
  const work = usePackageWork()
  const ours = work?.kind === 'make' ? null : work
  const [folder, setFolder] = useState(ours?.subject ?? '')
  const id = useId()
  const busy = work?.state === 'running'
  const inspect = (event: FormEvent) => {
    event.preventDefault()
    const at = folder.trim()
    if (at !== '')
      void packageWork.start(userId, 'inspect', at, (signal) => desk.packages.inspect({ folder: at }, { signal }))
  }
  return (
    <article className={css.detail} aria-label={text.title}>
      <header className={css.heading}>
        <h2>{text.title}</h2>
      </header>
      <form className={css.field} onSubmit={inspect}>
        <label htmlFor={id}>{text.folder}</label>
        <div className={css.path}>
          <Input
            id={id}
            value={folder}
            maxLength={4096}
            placeholder={text.placeholder}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => setFolder(target.value)}
          />
          <Button
            htmlType="submit"
            type={ours?.inspection ? 'default' : 'primary'}
            disabled={busy || folder.trim() === ''}
          >
            {ours?.inspection ? text.again : text.check}
          </Button>
        </div>
        <p id={`${id}-hint`} className={css.hint}>
          {text.hint}
        </p>
      </form>
      {ours !== null && <Outcome work={ours} />}
    </article>
  )
}

function Outcome({ work }: { work: PackageWork }) {
  if (work.kind === 'import' && work.state === 'done') {
    return (
      <p className={panel.ok} role="status">
        {text.done(work.outcome ?? '')}
      </p>
    )
  }
  const running = work.step === 'filing' ? text.filing : work.kind === 'import' ? text.checking : text.running
  return (
    <>
      <WorkProgress work={work} label={running} stopped={text.stopped} />
      {work.state !== 'running' && work.inspection !== null && (
        <InspectionReport folder={work.subject} found={work.inspection} />
      )}
    </>
  )
}

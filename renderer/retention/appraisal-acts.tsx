// What may be done with an appraisal next, by whom, and why not yet.
import { Button } from 'antd'
import { useState } from 'react'
import type { Appraisal } from '#shared/contract/disposals.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useHolds, useSession } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { GatedButton } from '../judging/gated-button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { type Act, ActDialog } from './act-dialog.tsx'
import { OpineDialog } from './opine-dialog.tsx'
import css from './retention.module.css'
import { savePaper } from './save-paper.ts'
import { retentionText } from './text.ts'
import { VerdictDialog } from './verdict-dialog.tsx'

const text = retentionText.acts

export type AppraisalActsProps = { appraisal: Appraisal; ticked: ReadonlySet<string> }

export function AppraisalActs({ appraisal, ticked }: AppraisalActsProps) {
  const { state, toDestroy } = appraisal
  return (
    <div className={css.acts}>
      {state === 'open' && <OpenActs appraisal={appraisal} ticked={ticked} />}
      {state === 'decided' && toDestroy > 0 && <SignButton appraisal={appraisal} act="approve" />}
      {state === 'approved' && !appraisal.witnessed && <SignButton appraisal={appraisal} act="witness" />}
      {state === 'approved' && appraisal.witnessed && <SignButton appraisal={appraisal} act="execute" />}
      {state !== 'open' && appraisal.registerSha256 !== null && <ExportButton appraisal={appraisal} />}
      {state !== 'executed' && state !== 'dropped' && <DropButton appraisal={appraisal} />}
    </div>
  )
}

function OpenActs({ appraisal, ticked }: AppraisalActsProps) {
  const session = useSession()
  const isHead = useHolds(['head'])
  const isArchivist = useHolds(['archivist'])
  const [asking, setAsking] = useState<'opine' | 'verdict' | null>(null)
  const { members, lines } = appraisal
  const chosen = lines.filter(({ dossierId }) => ticked.has(dossierId))
  const isMember = members.some(({ name }) => name === session.name)
  const waiting = members.filter(({ name }) => lines.some((line) => !line.opinions.some((o) => o.member === name)))
  const others = waiting.map(({ displayName }) => displayName).join('、')
  const remove = useDeed(desk.disposals.change, { refreshes: [deskQuery.disposals.key(), deskQuery.retention.key()] })
  const isSome = chosen.length > 0 && chosen.length < lines.length
  const close = () => setAsking(null)
  return (
    <>
      <GatedButton
        size="middle"
        primary={!isHead || waiting.length > 0}
        label={chosen.length === 0 ? text.opineAll : text.opineChosen(chosen.length)}
        reason={isMember ? null : text.why.notMember}
        onPress={() => setAsking('opine')}
      />
      <GatedButton
        size="middle"
        primary={isHead && waiting.length === 0}
        label={text.decide}
        reason={isHead ? (waiting.length > 0 ? text.why.opinions(others) : null) : text.why.onlyHead}
        onPress={() => setAsking('verdict')}
      />
      {isArchivist && (
        <GatedButton
          size="middle"
          primary={false}
          label={text.remove}
          reason={isSome ? null : text.why.pickSome}
          running={remove.running}
          onPress={() => remove.run({ id: appraisal.id, remove: chosen.map(({ dossierId }) => dossierId) })}
        />
      )}
      {asking === 'opine' && (
        <OpineDialog
          appraisal={appraisal}
          dossierIds={(chosen.length === 0 ? lines : chosen).map(({ dossierId }) => dossierId)}
          onClose={close}
        />
      )}
      {asking === 'verdict' && <VerdictDialog appraisal={appraisal} onClose={close} />}
    </>
  )
}

function SignButton({ appraisal, act }: { appraisal: Appraisal; act: Act }) {
  const session = useSession()
  const isHead = useHolds(['head'])
  const isArchivist = useHolds(['archivist'])
  const [asking, setAsking] = useState(false)
  const isWitness = appraisal.signatures.some(
    ({ act: signed, name }) => signed === 'witnessed' && name === session.name,
  )
  const reasons: Readonly<Record<Act, string | null>> = {
    approve: isHead ? null : text.why.onlyHead,
    witness: null,
    execute: !isArchivist ? text.why.onlyArchivist : isWitness ? text.why.samePerson : null,
  }
  return (
    <>
      <GatedButton
        size="middle"
        danger={act === 'execute' && reasons[act] === null}
        label={text[act]}
        reason={reasons[act]}
        onPress={() => setAsking(true)}
      />
      {asking && <ActDialog appraisal={appraisal} act={act} onClose={() => setAsking(false)} />}
    </>
  )
}

function ExportButton({ appraisal }: { appraisal: Appraisal }) {
  const mayExport = useHolds(['archivist', 'head'])
  const save = useDeed(desk.disposals.export, {
    refreshes: [deskQuery.disposals.get.key()],
    onDone: ({ fileName, base64 }) => savePaper(fileName, base64),
  })
  if (!mayExport) return null
  return (
    <Button loading={save.running} onClick={() => save.run({ id: appraisal.id })}>
      {appraisal.erasedAt === null ? text.export : text.certificate}
    </Button>
  )
}

function DropButton({ appraisal }: { appraisal: Appraisal }) {
  const mayDrop = useHolds(['archivist', 'head'])
  const [asking, setAsking] = useState(false)
  const words = retentionText.drop
  const drop = useDeed(desk.disposals.drop, {
    ownFailure: true,
    refreshes: [deskQuery.disposals.key(), deskQuery.retention.key()],
    onDone: () => setAsking(false),
  })
  if (!mayDrop) return null
  return (
    <>
      <Button className={css.last ?? ''} onClick={() => setAsking(true)}>
        {text.drop}
      </Button>
      <ConfirmDialog
        open={asking}
        title={words.title}
        consequence={<p>{words.effect}</p>}
        confirmLabel={words.confirm}
        reason={{ label: words.reason, required: true }}
        busy={drop.running}
        error={drop.failure?.sentence}
        onConfirm={(reason) => drop.run({ id: appraisal.id, reason })}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}

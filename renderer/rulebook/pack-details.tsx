// One rule pack: its source and standing, and what can be done with it: read, taken out as JSON, withdrawn.
import { Button } from 'antd'
import { useState } from 'react'
import { desk, deskQuery } from '../desk/client.ts'
import { saveText } from '../desk/save-file.ts'
import { useHolds } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FieldList } from '../ui/field-list.tsx'
import { formatDay, formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { SentenceList } from '../ui/sentence-list.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import type { PackLine } from './pack-columns.tsx'
import css from './rulebook.module.css'
import { rulebookText } from './text.ts'

export function PackDetails({ pack, onOpen }: { pack: PackLine; onOpen: () => void }) {
  return (
    <div className={css.details}>
      <h2 className={css.name}>{pack.title}</h2>
      <div className={css.marks}>
        <StateTag
          tone={pack.origin === 'office' ? 'info' : 'neutral'}
          label={rulebookText.origins[pack.origin]}
          title={rulebookText.originHints[pack.origin]}
        />
        <StateTag
          tone={pack.grade === 'sure' ? 'ok' : 'warn'}
          label={rulebookText.grades[pack.grade]}
          title={rulebookText.gradeHints[pack.grade]}
        />
        {pack.standing !== 'in-force' && <StateTag tone="quiet" label={rulebookText.standings[pack.standing]} />}
      </div>
      <PackActs pack={pack} onOpen={onOpen} />
      <PackFacts pack={pack} />
    </div>
  )
}

/** Kinds that can be opened, and what that is called. */
const opens: Readonly<Record<string, string>> = {
  'evaluation-standard': rulebookText.open,
  'major-decision-catalogue': rulebookText.test,
}

function PackActs({ pack, onOpen }: { pack: PackLine; onOpen: () => void }) {
  const [asking, setAsking] = useState(false)
  const mayDecide = useHolds(['archivist', 'head'])
  const exported = useDeed(desk.rulebook.text, {
    onDone: ({ id, json }) => saveText(`${id}.json`, 'application/json', json),
  })
  const withdraw = useDeed(desk.rulebook.withdraw, {
    ownFailure: true,
    done: rulebookText.withdrawn,
    refreshes: [deskQuery.key()],
    onDone: () => setAsking(false),
  })
  const origin = pack.origin === 'shipped' ? ('shipped' as const) : ('in-force' as const)
  return (
    <div className={css.acts}>
      {pack.kind in opens && pack.standing === 'in-force' && (
        <Button type="primary" onClick={onOpen}>
          {opens[pack.kind]}
        </Button>
      )}
      {pack.standing !== 'unreadable' && (
        <Button loading={exported.running} onClick={() => exported.run({ id: pack.id, origin })}>
          {rulebookText.exportJson}
        </Button>
      )}
      {mayDecide && pack.origin === 'office' && (
        <Button danger onClick={() => setAsking(true)}>
          {rulebookText.withdraw}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        danger
        title={rulebookText.withdrawTitle}
        consequence={<SentenceList sentences={rulebookText.withdrawEffects} />}
        confirmLabel={rulebookText.withdraw}
        busy={withdraw.running}
        error={withdraw.failure?.sentence}
        onConfirm={() => withdraw.run({ id: pack.id })}
        onCancel={() => {
          withdraw.clear()
          setAsking(false)
        }}
      />
    </div>
  )
}

function PackFacts({ pack }: { pack: PackLine }) {
  const { source, jurisdiction, adoptedBy, adoptedAt } = pack
  const adopted = adoptedBy !== null && adoptedAt !== null
  return (
    <FieldList
      labelWidth={8}
      fields={[
        {
          key: 'standing',
          label: rulebookText.standing,
          value: rulebookText.standings[pack.standing],
          ...(adopted ? { note: rulebookText.adoptedBy(adoptedBy, formatMinute(adoptedAt)) } : {}),
        },
        { key: 'source', label: rulebookText.source, value: source.title },
        { key: 'number', label: rulebookText.sourceNumber, value: source.documentNumber },
        {
          key: 'retrieved',
          label: rulebookText.retrieved,
          value: source.retrievedOn === undefined ? null : formatDay(source.retrievedOn),
        },
        { key: 'issuer', label: rulebookText.columns.issuer, value: pack.issuer },
        {
          key: 'jurisdiction',
          label: rulebookText.jurisdiction,
          value: placeWords(rulebookText.levels[jurisdiction.level], jurisdiction.name),
        },
        {
          key: 'from',
          label: rulebookText.columns.from,
          value: rulebookText.from(pack.effectiveFrom, pack.effectiveTo),
        },
        { key: 'version', label: rulebookText.columns.version, value: pack.version },
        { key: 'grade', label: rulebookText.columns.grade, value: rulebookText.grades[pack.grade] },
        { key: 'note', label: rulebookText.note, value: pack.gradeNote },
        { key: 'hash', label: rulebookText.hash, value: <HashText value={pack.sha256} label={rulebookText.hash} /> },
      ]}
    />
  )
}

function placeWords(level: string, name: string): string {
  return level === name ? name : `${level} · ${name}`
}

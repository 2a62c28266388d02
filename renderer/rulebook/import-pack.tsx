// Adopts a rule pack from a JSON file: what it is and what it takes the place of is shown before; a fault names the field.
import { ImportOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useRef, useState } from 'react'
import { severalOfKind } from '#shared/rules/pack.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { SentenceList } from '../ui/sentence-list.tsx'
import type { PackLine } from './pack-columns.tsx'
import css from './rulebook.module.css'
import { rulebookText } from './text.ts'

const severalKinds: ReadonlySet<string> = severalOfKind

/** As the desk takes it. */
const mostBytes = 4 * 1024 * 1024

export function ImportPack({ packs, onAdopted }: { packs: readonly PackLine[]; onAdopted: (pack: PackLine) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState<string | null>(null)
  const { message } = App.useApp()
  const adopt = useDeed(desk.rulebook.adopt, {
    ownFailure: true,
    done: rulebookText.adopted,
    refreshes: [deskQuery.key()],
    onDone: (pack) => {
      setText(null)
      onAdopted(pack)
    },
  })
  const isCatalogue = text !== null && headOf(text)?.kind === 'major-decision-catalogue'
  const check = useQuery({
    ...deskQuery.catalogues.faults.queryOptions({ input: { text: text ?? '' } }),
    enabled: isCatalogue,
  })
  const faults = isCatalogue ? (check.data?.faults ?? []).map(({ sentence }) => sentence) : []
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    if (file.size > mostBytes) return void message.error(rulebookText.tooLarge)
    adopt.clear()
    setText(await file.text())
  }
  return (
    <>
      <Button icon={<ImportOutlined />} title={rulebookText.importLead} onClick={() => input.current?.click()}>
        {rulebookText.importJson}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={rulebookText.importLabel}
        onChange={(event) => {
          void take(event.target.files?.[0])
          // The same file again is a change too: it has been edited meanwhile.
          event.target.value = ''
        }}
      />
      <ConfirmDialog
        open={text !== null}
        title={rulebookText.importTitle}
        consequence={
          <SentenceList
            sentences={[...saidOf(text ?? '', packs), ...(faults.length > 0 ? [] : rulebookText.importEffects)]}
          />
        }
        confirmLabel={rulebookText.importAct}
        busy={adopt.running}
        error={adopt.failure?.sentence ?? (faults.length > 0 ? <Faults sentences={faults} /> : undefined)}
        onConfirm={() => adopt.run({ text: text ?? '' })}
        onCancel={() => setText(null)}
      />
    </>
  )
}

/** All of them: adopting would name the first alone. */
function Faults({ sentences }: { sentences: readonly string[] }) {
  return (
    <>
      {rulebookText.importFaults(sentences.length)}
      {sentences.map((sentence) => (
        <span key={sentence} className={css.faultLine}>
          {sentence}
        </span>
      ))}
    </>
  )
}

/** What the file says of itself; whether that is sound is for the desk to say. */
function saidOf(text: string, packs: readonly PackLine[]): string[] {
  const head = headOf(text)
  if (head === null) return [rulebookText.importUnread]
  const { id, title, kind } = head
  const standing = packs.filter((pack) => pack.standing === 'in-force')
  const isSingle = !severalKinds.has(kind)
  const replaced = standing.find((pack) => pack.id === id) ?? standing.find((pack) => isSingle && pack.kind === kind)
  return [
    rulebookText.importSum(title, rulebookText.kinds[kind] ?? kind, id),
    replaced === undefined ? rulebookText.importAdds : rulebookText.importReplaces(replaced.title),
  ]
}

function headOf(text: string): { id: string; title: string; kind: string } | null {
  try {
    const { id, title, kind } = JSON.parse(text) as Record<string, unknown>
    return typeof id === 'string' && typeof title === 'string' && typeof kind === 'string' ? { id, title, kind } : null
  } catch {
    return null
  }
}

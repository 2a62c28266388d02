// The chain of custody in print: each deed by itself, but viewing and typing, which happen by the hundred, once a person.
import type { JournalEvent } from '#shared/contract/journal-events.ts'
import { instantText } from '#shared/text/instant.ts'
import { journalDeed, journalWho } from '#shared/text/journal.ts'
import type { Block } from '../../printing/index.ts'
import type { CustodyEntry } from '../custody.ts'

const folded: ReadonlySet<string> = new Set<JournalEvent>([
  'object.viewed',
  'recording.viewed',
  'recording.previewed',
  'mark.added',
  'mark.changed',
  'mark.removed',
  'mark.commented',
  'transcript.saved',
  'redaction.saved',
  'dossier.verified',
])

export function custodyBlocks(entries: readonly CustodyEntry[]): Block[] {
  if (entries.length === 0) return [{ type: 'paragraph', text: '审计日志中没有关于本件的记录。' }]
  return [
    {
      type: 'table',
      columns: [
        { title: '日志序号', width: 16, align: 'center' },
        { title: '时间', width: 31, align: 'center' },
        { title: '人员', width: 28 },
        { title: '事项', width: 33 },
      ],
      rows: runsOf(entries).map(custodyRow),
    },
    {
      type: 'paragraph',
      size: 'small',
      text: '以上摘自本存档的审计日志，包括原件、由原件生成的副本以及标注的全部记录。同一人多次查看、标注或保存文字稿的，合为一行并列明次数；逐条记录及其散列值见机读数据 opinion.json。',
    },
  ]
}

/** Entries in order of the first of each run. */
function runsOf(entries: readonly CustodyEntry[]): CustodyEntry[][] {
  const runs: CustodyEntry[][] = []
  const open = new Map<string, CustodyEntry[]>()
  for (const entry of entries) {
    const key = `${deedOf(entry)} ${entry.who}`
    const run = folded.has(entry.event) ? open.get(key) : undefined
    if (run !== undefined) {
      run.push(entry)
      continue
    }
    const begun = [entry]
    runs.push(begun)
    open.set(key, begun)
  }
  return runs
}

/** A verification says what it found: that is what a chain of custody is for. */
function deedOf({ event, outcome, detail }: CustodyEntry): string {
  const refused = outcome === 'refused' ? '，被拒绝' : ''
  const verified = event === 'dossier.verified' ? (detail.state === 'intact' ? '，全部一致' : '，发现不一致') : ''
  return `${journalDeed(event)}${verified}${refused}`
}

function custodyRow(run: readonly CustodyEntry[]): string[] {
  const [first] = run
  const last = run.at(-1)
  if (first === undefined || last === undefined) return []
  const deed = deedOf(first)
  const who = first.name === first.who ? journalWho(first.who) : `${first.name}（${first.who}）`
  const at = (entry: CustodyEntry) => instantText(entry.at, 'second')
  if (run.length === 1) return [String(first.position), at(first), who, deed]
  return [
    `${first.position}–${last.position}`,
    at(first) === at(last) ? at(first) : `${at(first)}\n至 ${at(last)}`,
    who,
    `${deed}，共 ${run.length} 次`,
  ]
}

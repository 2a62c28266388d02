// Transcripts (文字稿): what is said on a recording, kept beside it as people type or import it. Two people may type at once:
// a save names the version it was read with, and the later one is refused instead of overwriting the other's work.
import * as z from 'zod'
import { type Transcript, TranscriptLine } from '#shared/contract/transcripts.ts'
import { isTooLong, parseSubtitles, tidySpeaker, tidyText } from '#shared/rules/subtitles.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import { keptDossierRow } from '../dossiers/index.ts'
import type { Actor, Store } from '../store/index.ts'
import { recordingItem } from './captures.ts'
import { shownNames } from './names.ts'
import { assertWithin } from './place.ts'

export interface Transcripts {
  of(itemId: string): Transcript
  /** Refuses `transcript.stale`, `transcript.order`, `transcript.words`, `mark.beyond`. */
  save(caller: Actor, itemId: string, version: number, lines: readonly TranscriptLine[]): Transcript
  /** Also refuses `transcript.cue` with the line of the file, `transcript.empty`, `transcript.too-long`. */
  import(caller: Actor, itemId: string, version: number, content: string): Transcript
}

const Lines = z.array(TranscriptLine)
/** As the contract takes them. */
const mostLines = 20_000

export function createTranscripts(options: { store: Store; clock: Clock }): Transcripts {
  const { store, clock } = options

  const rowOf = (itemId: string) =>
    store.one((q) => q.selectFrom('transcript').selectAll().where('item_id', '=', itemId))

  function of(itemId: string): Transcript {
    recordingItem(store, itemId)
    const row = rowOf(itemId)
    if (row === null) return { itemId, lines: [], version: 0, savedBy: null, savedAt: null }
    return {
      itemId,
      lines: Lines.parse(JSON.parse(row.lines)),
      version: row.version,
      savedBy: shownNames(store)(row.saved_by),
      savedAt: row.saved_at,
    }
  }

  function keep(caller: Actor, itemId: string, version: number, given: readonly TranscriptLine[]): Transcript {
    const item = recordingItem(store, itemId)
    keptDossierRow(store, item.dossierId)
    const there = rowOf(itemId)
    if ((there?.version ?? 0) !== version) throw refuse('transcript.stale')
    const lines = given.map(tidy)
    lines.forEach((line, at) => {
      if (line.endMs < line.startMs) throw refuse('transcript.order', { line: at + 1 })
      // Composed form may be longer than what was typed.
      if (isTooLong(line)) throw refuse('transcript.words', { line: at + 1 })
    })
    // Overlapping lines stay; only their order is by time.
    lines.sort((a, b) => a.startMs - b.startMs)
    assertWithin(store, item, lines.at(-1)?.startMs ?? 0)
    const values = {
      lines: JSON.stringify(lines),
      version: version + 1,
      saved_by: caller.name,
      saved_at: clock.now().toISOString(),
    }
    store.run((q) =>
      q
        .insertInto('transcript')
        .values({ item_id: itemId, ...values })
        .onConflict((conflict) => conflict.column('item_id').doUpdateSet(values)),
    )
    return of(itemId)
  }

  return {
    of,
    save(caller, itemId, version, lines) {
      return store.record(caller, 'transcript.saved', itemId, (note) => {
        note({ version: version + 1, lines: lines.length })
        return keep(caller, itemId, version, lines)
      })
    },
    import(caller, itemId, version, content) {
      return store.record(caller, 'transcript.imported', itemId, (note) => {
        const parsed = parseSubtitles(content)
        if (parsed.state === 'refused') {
          throw parsed.why === 'empty'
            ? refuse('transcript.empty')
            : refuse('transcript.cue', { line: parsed.line, why: parsed.why })
        }
        if (parsed.lines.length > mostLines) throw refuse('transcript.too-long', { most: mostLines })
        note({ version: version + 1, lines: parsed.lines.length, format: parsed.format })
        return keep(caller, itemId, version, parsed.lines)
      })
    },
  }
}

function tidy({ startMs, endMs, speaker, text }: TranscriptLine): TranscriptLine {
  return { startMs, endMs, speaker: tidySpeaker(speaker), text: tidyText(text) }
}

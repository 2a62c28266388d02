// Redaction plans, saved as they are drawn, and the copies made by them. Only copies: the original and its playable copy are
// never touched.

import * as z from 'zod'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Job } from '#shared/contract/jobs.ts'
import { type Redaction, RedactionPlan } from '#shared/contract/redactions.ts'
import { planFaults } from '#shared/rules/redaction.ts'
import { redactedName } from '#shared/text/extracts.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../../clock.ts'
import { type DossierObjects, itemById } from '../../dossiers/index.ts'
import type { JobRunner, MediaTools, Queue } from '../../jobs/index.ts'
import { type Actor, type Store, system } from '../../store/index.ts'
import { Ledger, ledgerText } from './ledger.ts'
import { redactedFilm } from './render.ts'

export interface Redactions {
  get(itemId: string): Redaction
  /** Refuses `redaction.not-recording`, `redaction.stale`, `redaction.plan`. */
  save(caller: Actor, change: { itemId: string; version: number; plan: RedactionPlan }): Redaction
  /** Refuses `redaction.not-recording`, `redaction.empty`, `redaction.plan`. The job makes the copy. */
  render(caller: Actor, itemId: string): Job
  /** Runs queued renderings. */
  readonly runRender: JobRunner
}

/** What a rendering's job reads back: the plan as it was when it was asked for. */
const RenderInput = z.object({
  itemId: z.string(),
  version: z.int(),
  plan: RedactionPlan,
  askedBy: z.string(),
  askedAt: z.string(),
})
type RenderInput = z.infer<typeof RenderInput>

const nothing: RedactionPlan = { regions: [], sounds: [] }

export function createRedactions(options: {
  store: Store
  objects: DossierObjects
  queue: Queue
  tools: () => Promise<MediaTools | null>
  clock: Clock
}): Redactions {
  const { store, objects, queue, clock } = options
  const rowOf = (itemId: string) =>
    store.one((q) =>
      q
        .selectFrom('redaction')
        .leftJoin('user', 'user.name', 'redaction.saved_by')
        .selectAll('redaction')
        .select('user.display_name')
        .where('item_id', '=', itemId),
    )
  const displayName = (name: string): string =>
    store.one((q) => q.selectFrom('user').select('display_name').where('name', '=', name))?.display_name ?? name

  function copiesOf(item: Item) {
    return store.all((q) =>
      q
        .selectFrom('object')
        .selectAll()
        .where('parent_id', '=', item.objectId)
        .where('role', '=', 'redacted')
        .orderBy('created_at')
        .orderBy('id'),
    )
  }

  function get(itemId: string): Redaction {
    const item = itemById(store, itemId)
    const row = rowOf(itemId)
    return {
      itemId,
      plan: row === null ? nothing : RedactionPlan.parse(JSON.parse(row.plan)),
      version: row?.version ?? 0,
      savedBy: row === null ? null : (row.display_name ?? row.saved_by),
      savedAt: row?.saved_at ?? null,
      copies: copiesOf(item).map((copy) => ({
        objectId: copy.id,
        sha256: copy.sha256,
        sizeBytes: copy.size_bytes,
        madeAt: copy.created_at,
        ledger: copy.recipe ?? '',
      })),
    }
  }

  return {
    get,
    save(caller, { itemId, version, plan }) {
      return store.record(caller, 'redaction.saved', itemId, (note) => {
        assertPlan(recordingById(store, itemId), plan)
        const before = rowOf(itemId)
        if ((before?.version ?? 0) !== version) {
          const { display_name, saved_by = '', saved_at: at = '' } = before ?? {}
          throw refuse('redaction.stale', { savedBy: display_name ?? saved_by, at })
        }
        const saved = {
          plan: JSON.stringify(plan),
          version: version + 1,
          saved_by: caller.name,
          saved_at: clock.now().toISOString(),
        }
        store.run((q) =>
          q
            .insertInto('redaction')
            .values({ item_id: itemId, ...saved })
            .onConflict((conflict) => conflict.column('item_id').doUpdateSet(saved)),
        )
        note({ version: saved.version, ...counts(plan) })
        return get(itemId)
      })
    },
    render(caller, itemId) {
      return store.record(caller, 'redaction.requested', itemId, (note) => {
        const item = recordingById(store, itemId)
        const { plan, version } = get(itemId)
        if (plan.regions.length + plan.sounds.length === 0) throw refuse('redaction.empty')
        assertPlan(item, plan)
        note({ version, ...counts(plan) })
        const askedAt = clock.now().toISOString()
        const input: RenderInput = { itemId, version, plan, askedBy: displayName(caller.name), askedAt }
        return waiting(itemId, version) ?? queue.enqueue({ ...jobOf(item), input, askedBy: caller.name })
      })
    },
    async runRender(job, during) {
      const input = RenderInput.parse(job.input)
      const item = recordingById(store, input.itemId)
      // A crash between the copy's entry and the end of its job begins the job again.
      if (copiesOf(item).some(({ recipe }) => recipe !== null && Ledger.parse(JSON.parse(recipe)).job === job.id))
        return
      const tools = await options.tools()
      if (tools === null) throw refuse('recording.no-tools')
      const reader = await objects.open(item.objectId)
      try {
        const { plan } = input
        const film = await redactedFilm({ ...during, source: reader, tools, plan })
        const { dossierId } = item
        const name = `${redactedName(item.title)}.mp4`
        const [stored] = await Promise.all([
          objects.put({ dossierId, source: { stream: film.stream }, name, signal: during.signal }),
          film.done,
        ])
        const recipe = ledgerText({ ...input, job: job.id, item, madeAt: clock.now(), how: film.how })
        try {
          store.record(system, 'redaction.made', item.id, (note) => {
            // Withdrawn meanwhile, it has no copies any more.
            recordingById(store, item.id)
            note({ version: input.version, ...counts(plan), sha256: stored.sha256, parent: item.sha256 })
            objects.enter(stored, { dossierId, mime: film.mime, role: 'redacted', parentId: item.objectId, recipe })
          })
        } catch (error) {
          await objects.discard(stored.objectId)
          throw error
        }
      } finally {
        await reader.close()
      }
    },
  }

  /** The job that waits or runs for this very version of the plan. */
  function waiting(itemId: string, version: number): Job | null {
    const rows = store.all((q) =>
      q
        .selectFrom('job')
        .select(['id', 'input'])
        .where('kind', '=', 'redaction')
        .where('item_id', '=', itemId)
        .where('ended_at', 'is', null),
    )
    const twin = rows.find(({ input }) => RenderInput.parse(JSON.parse(input)).version === version)
    return queue.list().find((job) => job.id === twin?.id) ?? null
  }
}

const jobOf = (item: Item) => ({
  kind: 'redaction' as const,
  dossierId: item.dossierId,
  itemId: item.id,
  title: item.title,
})

const counts = (plan: RedactionPlan) => ({ regions: plan.regions.length, sounds: plan.sounds.length })

type RecordingItem = Item & { readonly media: NonNullable<Item['media']> }

function recordingById(store: Store, id: string): RecordingItem {
  const item = itemById(store, id)
  const { media } = item
  if (media === null || (media.videoCodec === null && media.audioCodec === null))
    throw refuse('redaction.not-recording')
  return { ...item, media }
}

function assertPlan({ media }: RecordingItem, plan: RedactionPlan): void {
  const { durationMs, videoCodec, audioCodec } = media
  const [fault] = planFaults(plan, { durationMs, hasPicture: videoCodec !== null, hasSound: audioCodec !== null })
  if (fault !== undefined) throw refuse('redaction.plan', { ...fault })
}

// The rule packs that this office adopted, as rows; and a text as a pack, or what is wrong with it.
import * as z from 'zod'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import { RulePack } from '#shared/rules/pack.ts'
import { fieldFault } from '#shared/text/field-faults.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Store } from '../store/index.ts'
import { freeze } from './rulebook.ts'

export interface Adopted {
  /** Null when this version of the program cannot read it any more: then it does not count. */
  readonly pack: RulePack | null
  readonly packId: string
  readonly body: string
  readonly sha256: string
  readonly adoptedBy: string
  readonly adoptedAt: string
}

/** Those in force, the first adopted first. */
export function adoptedPacks(store: Store): Adopted[] {
  const rows = store.all((q) =>
    q
      .selectFrom('office_pack')
      .leftJoin('user', 'user.name', 'office_pack.adopted_by')
      .where('withdrawn_at', 'is', null)
      .orderBy('adopted_at')
      .orderBy('office_pack.id')
      .selectAll('office_pack')
      .select('user.display_name'),
  )
  return rows.map((row) => ({
    pack: stored(row.body),
    packId: row.pack_id,
    body: row.body,
    sha256: row.sha256,
    adoptedBy: row.display_name ?? row.adopted_by,
    adoptedAt: row.adopted_at,
  }))
}

/** An entry of a filing order as earlier versions kept it: it also said when the paper is required, which nothing read. */
const FormerEntry = z.object({ kind: z.string(), required: z.string(), follows: z.array(z.string()) })

/** What an office adopted under an earlier version stays in force; what is adopted now has no such fields. */
function withoutFormer(_key: string, value: unknown): unknown {
  const entry = FormerEntry.safeParse(value)
  return entry.success ? { kind: entry.data.kind, follows: entry.data.follows } : value
}

function stored(body: string): RulePack | null {
  const parsed = RulePack.safeParse(JSON.parse(body, withoutFormer))
  return parsed.success ? freeze(parsed.data) : null
}

/** @throws Refusal `rulebook.not-json`, `rulebook.field` */
export function packOf(text: string): RulePack {
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw refuse('rulebook.not-json')
  }
  const parsed = RulePack.safeParse(content, { reportInput: true })
  if (!parsed.success) throw refuse('rulebook.field', whatIsWrong(parsed.error))
  // A pack is hashed and frozen into what is decided under it, so it needs its canonical form.
  try {
    canonicalJson(parsed.data)
  } catch {
    throw refuse('rulebook.field', { at: '数值或文字', why: '只能用整数和完整的字符' })
  }
  return freeze(parsed.data)
}

function whatIsWrong(error: z.ZodError): { at: string; why: string } {
  const [issue] = error.issues
  const path = issue?.path.map(String).join('.') ?? ''
  return { at: path === '' ? '整体' : path, why: fieldFault(issue) }
}

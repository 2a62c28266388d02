// The register as a paper to be approved (销毁清册), and after the execution the certificate (销毁证明), which is composed once, kept,
// and handed out as the same bytes ever after.
import { createHash } from 'node:crypto'
import type { Appraisal } from '#shared/contract/disposals.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import { composePdf } from '../printing/index.ts'
import type { Actor, Store } from '../store/index.ts'
import { type AppraisalRow, appraisalRow } from './appraisal-rows.ts'
import { disposalPaper } from './disposal-paper.ts'
import { readRegister } from './register.ts'
import { keptSignatures } from './signatures.ts'

export interface DisposalPaper {
  readonly fileName: string
  readonly base64: string
  readonly sha256: string
  readonly pages: number
}

interface Sources {
  readonly store: Store
  readonly clock: Clock
  readonly appraisal: (id: string) => Appraisal
}

/** Refuses `disposal.nothing-to-export`, `disposal.register`. */
export async function certificateOf(sources: Sources, caller: Actor, id: string): Promise<DisposalPaper> {
  const { store } = sources
  const row = appraisalRow(store, id)
  const isDone = row.state === 'executed' && row.erased_at !== null
  const kept = isDone ? keptPaper(row) : null
  const paper = kept ?? (await composed(sources, row, isDone))
  store.record(caller, 'disposal.exported', id, (note) => {
    if (paper === null) throw refuse('disposal.nothing-to-export')
    note({ number: row.number, sha256: paper.sha256, kind: isDone ? 'certificate' : 'register' })
    if (!isDone || kept !== null) return
    const certificate = {
      certificate: paper.bytes,
      certificate_sha256: paper.sha256,
      certificate_pages: paper.pages,
    }
    store.run((q) => q.updateTable('appraisal').set(certificate).where('id', '=', id))
  })
  if (paper === null) throw new Error('an export without its paper')
  const { bytes, sha256, pages } = paper
  const fileName = `${isDone ? '销毁证明' : '销毁清册'}-${row.number}.pdf`
  return { fileName, base64: bytes.toString('base64'), sha256, pages }
}

interface PaperBytes {
  readonly bytes: Buffer
  readonly sha256: string
  readonly pages: number
}

function keptPaper(row: AppraisalRow): PaperBytes | null {
  if (row.certificate === null || row.certificate_sha256 === null || row.certificate_pages === null) return null
  return { bytes: row.certificate, sha256: row.certificate_sha256, pages: row.certificate_pages }
}

async function composed({ store, clock, appraisal }: Sources, row: AppraisalRow, isDone: boolean) {
  if (row.register === null) return null
  const input = disposalPaper({
    register: readRegister(store, row),
    canonical: row.register,
    appraisal: appraisal(row.id),
    signatures: keptSignatures(store, row.id),
    executed: isDone ? executedEntry(store, row.id) : null,
    composedAt: clock.now(),
  })
  const { bytes, pages } = await composePdf(input)
  return { bytes: Buffer.from(bytes), sha256: createHash('sha256').update(bytes).digest('hex'), pages }
}

function executedEntry(store: Store, id: string): { position: number; hash: string } | null {
  return store.one((q) =>
    q
      .selectFrom('journal')
      .select(['position', 'hash'])
      .where('event', '=', 'disposal.executed')
      .where('subject', '=', id)
      .where('outcome', '=', 'done'),
  )
}

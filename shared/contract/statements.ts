// The evidence statement of a recording (视听资料制作说明): 制作方法、制作时间、制作人、证明对象 (行政诉讼证据规定 §12), its hash, its
// device, its chain of custody. Composed and signed as an opinion of kind `statement`.
import * as z from 'zod'
import { command, Id, Instant, query } from './procedure.ts'
import { caseWorkers } from './roles.ts'

const words = (most: number) => z.string().max(most).default('')

/** As it is typed; what is missing is refused only when it is composed. */
export const StatementBody = z.object({
  /** 制作方法. */
  method: words(1000),
  /** 制作时间, in words, as the corrected clock gives it at first. */
  madeAt: words(200),
  /** 制作人. */
  producer: words(200),
  /** 证明对象. */
  proves: words(2000),
  /** 原始载体及存放处. */
  original: words(500),
  /** 其他需要说明的情况. */
  note: words(2000),
  /** Prints the transcript. */
  withTranscript: z.boolean().default(true),
  /** Prints the marks with their pictures. */
  withMarks: z.boolean().default(true),
})
export type StatementBody = z.infer<typeof StatementBody>

export const Statement = z.object({
  id: Id,
  itemId: Id,
  dossierId: Id,
  body: StatementBody,
  opinionId: Id.nullable(),
  madeBy: z.string(),
  updatedAt: Instant,
})
export type Statement = z.infer<typeof Statement>

export const statements = {
  list: query({ by: caseWorkers, input: z.object({ itemId: Id }), output: z.array(Statement) }),
  /** Begun with what the archive knows of the recording. */
  begin: command({
    by: ['archivist', 'handler'],
    writes: 'statement.begun',
    input: z.object({ itemId: Id }),
    output: Statement,
  }),
  change: command({
    by: ['archivist', 'handler'],
    writes: 'statement.changed',
    input: z.object({ id: Id, body: StatementBody }),
    output: Statement,
  }),
}

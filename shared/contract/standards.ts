// Writing an evaluation standard (案卷评查标准): what the desk's other packs say against one that is being written.
import * as z from 'zod'
import { query } from './procedure.ts'

const Named = z.object({ id: z.string(), title: z.string() })

export const StandardCheck = z.object({
  /** The first field that is not as it must be; the rest is judged only when there is none. */
  field: z.object({ at: z.string(), why: z.string() }).nullable(),
  /** Whole sentences, each with what to do. */
  faults: z.array(z.string()),
  /** The pack of this id that is in force: adopting takes its place. */
  replaces: Named.extend({ kind: z.string() }).nullable(),
  /** The same standard in force on some of the same days under another id. */
  twice: Named.nullable(),
  /** Nothing differs from the one in force. */
  same: z.boolean(),
})
export type StandardCheck = z.infer<typeof StandardCheck>

export const standards = {
  /** What `rulebook.adopt` would refuse, without adopting. */
  check: query({
    by: 'signed-in',
    input: z.object({
      text: z
        .string()
        .min(1)
        .max(4 * 1024 * 1024),
    }),
    output: StandardCheck,
  }),
}

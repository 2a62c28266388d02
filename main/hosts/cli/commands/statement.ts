// anjuan statement: the evidence statement of one recording, from a JSON file of its words to the signed PDF.
import * as z from 'zod'
import { type Statement, StatementBody } from '#shared/contract/statements.ts'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { readJsonFile } from '../json-file.ts'
import { present } from '../report.ts'
import { saveObject } from '../save-file.ts'
import { type Session, withSession } from '../session.ts'

const { shape } = StatementBody

/** Only what is written takes the place of what the archive knows. */
const StatementFacts = z
  .strictObject({
    method: shape.method.unwrap(),
    madeAt: shape.madeAt.unwrap(),
    producer: shape.producer.unwrap(),
    proves: shape.proves.unwrap(),
    original: shape.original.unwrap(),
    note: shape.note.unwrap(),
    withTranscript: shape.withTranscript.unwrap(),
    withMarks: shape.withMarks.unwrap(),
  })
  .partial()

export const registerStatement: RegisterCommand = (program, io) => {
  const help = cliHelp.statement
  defineCommand(program, 'statement', help)
    .argument('<材料>', help.item)
    .requiredOption('--facts <文件>', help.facts)
    .option('--sign', help.sign, false)
    .option('--out <文件>', help.out)
    .action(async (itemId: string, _options, command) => {
      const options = optionsOf<{ facts: string; sign: boolean; out?: string }>(command)
      const facts = await readJsonFile(io, options.facts, StatementFacts)
      await withSession(io, options, async (session) => {
        const { client, passphrase } = session
        const { id, body } = await ownStatement(session, itemId)
        await client.statements.change({ id, body: { ...body, ...facts } })
        const composed = await client.opinions.compose({ kind: 'statement', sourceId: id })
        const lines = [cliText.composed(composed)]
        const opinion = options.sign ? await client.opinions.sign({ id: composed.id, passphrase }) : composed
        if (options.sign) lines.splice(0, 1, cliText.signed({ ...opinion, left: '' }))
        if (options.out !== undefined) {
          await saveObject(io, session, opinion.objectId, options.out)
          lines.push(cliText.saved(options.out))
        }
        present(io, options.json, { opinion, savedTo: options.out ?? null }, lines)
      })
    })
}

/** The caller's own that is not signed yet, else a new one. */
async function ownStatement({ client, caller }: Session, itemId: string): Promise<Statement> {
  for (const statement of await client.statements.list({ itemId })) {
    if (statement.madeBy !== caller.displayName) continue
    if (statement.opinionId === null) return statement
    const { state, signers } = await client.opinions.get({ id: statement.opinionId })
    if (state === 'draft' && signers[0]?.userId === caller.userId) return statement
  }
  return client.statements.begin({ itemId })
}

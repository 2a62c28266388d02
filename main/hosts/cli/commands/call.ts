// anjuan call: any procedure of the contract, for scripts and for the contract suite.

import { contract } from '#shared/contract/index.ts'
import type { CallMeta } from '#shared/contract/procedure.ts'
import { cliHelp } from '#shared/text/cli.ts'
import { refuse } from '#shared/text/refusal.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { parseJson } from '../json-file.ts'
import { type DeskClient, withDesk, withSession } from '../session.ts'

type AnyCall = (input: unknown, options: { signal: AbortSignal }) => Promise<unknown>

export const registerCall: RegisterCommand = (program, io) => {
  const help = cliHelp.call
  defineCommand(program, 'call', help)
    .argument('<调用>', help.call)
    .option('--input <JSON>', help.input, '{}')
    .action(async (call: string, _options, command) => {
      const options = optionsOf<{ input: string }>(command)
      const meta = metaOf(call)
      const input = parseJson('--input', options.input === '-' ? await io.readInput() : options.input)
      const work = async ({ client }: { client: DeskClient }): Promise<void> => {
        const result = await callOf(client, call)(input, { signal: io.signal })
        if (!isFeed(result)) return io.stdout(`${JSON.stringify(result)}\n`)
        for await (const item of result) io.stdout(`${JSON.stringify(item)}\n`)
      }
      // What anyone may call is called without signing in, unless a user is named.
      const anonymous = meta.by === 'anyone' && options.user === undefined
      await (anonymous ? withDesk(io, options, work) : withSession(io, options, work))
    })
}

/** @throws Refusal `cli.unknown-call` */
function metaOf(call: string): CallMeta {
  const { domain, name } = splitCall(call)
  const calls: object = Object.hasOwn(contract, domain) ? contract[domain as keyof typeof contract] : {}
  if (!Object.hasOwn(calls, name)) throw refuse('cli.unknown-call', { call })
  return (calls as Record<string, { '~orpc': { meta: CallMeta } }>)[name]?.['~orpc'].meta as CallMeta
}

function callOf(client: DeskClient, call: string): AnyCall {
  const { domain, name } = splitCall(call)
  const calls = client as unknown as Record<string, Record<string, AnyCall>>
  const found = calls[domain]?.[name]
  if (found === undefined) throw refuse('cli.unknown-call', { call })
  return found
}

function splitCall(call: string): { domain: string; name: string } {
  const [domain = '', name = ''] = call.split('.', 2)
  return { domain, name }
}

function isFeed(result: unknown): result is AsyncIterable<unknown> {
  return typeof result === 'object' && result !== null && Symbol.asyncIterator in result
}

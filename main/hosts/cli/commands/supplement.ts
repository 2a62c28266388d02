// anjuan supplement: what is filed after the seal. Begun here, filled with `anjuan file`, sealed here.
import type { Command } from 'commander'
import type { Supplement } from '#shared/contract/supplements.ts'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { instantText } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import { supplementName } from '#shared/text/sheets.ts'
import { alignColumns } from '../columns.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import type { CliIo } from '../io.ts'
import { present } from '../report.ts'
import { withSession } from '../session.ts'

const help = cliHelp.supplement

export const registerSupplement: RegisterCommand = (program, io) => {
  const supplement = defineCommand(program, 'supplement', help).helpCommand('help [命令]', cliHelp.helpCommand)
  registerBegin(supplement, io)
  registerSeal(supplement, io)
  registerList(supplement, io)
}

function part(supplement: Command, usage: string, summary: string): Command {
  return supplement.command(usage).description(summary).helpOption('-h, --help', cliHelp.help)
}

function registerBegin(supplement: Command, io: CliIo): void {
  part(supplement, 'begin', help.begin)
    .argument('<案卷>', cliHelp.file.dossier)
    .requiredOption('--reason <原因>', help.reason)
    .action(async (dossierId: string, _options, command) => {
      const options = optionsOf<{ reason: string }>(command)
      const { reason } = options
      const begun = await withSession(io, options, ({ client }) => client.supplements.begin({ dossierId, reason }))
      present(io, options.json, { supplement: begun }, [cliText.supplementBegun(supplementName(begun.number))])
    })
}

/** A dossier has one open supplement at most, so that naming the dossier is enough. */
function registerSeal(supplement: Command, io: CliIo): void {
  part(supplement, 'seal', help.seal)
    .argument('<案卷>', cliHelp.file.dossier)
    .action(async (dossierId: string, _options, command) => {
      const options = optionsOf(command)
      const sealed = await withSession(io, options, async ({ client }) => {
        const open = (await client.supplements.list({ dossierId })).find(({ state }) => state === 'open')
        if (open === undefined) throw refuse('supplement.ended')
        return client.supplements.seal({ id: open.id })
      })
      const line = { title: supplementName(sealed.number), sha256: sealed.manifestSha256 ?? '' }
      present(io, options.json, { supplement: sealed }, [cliText.sealed(line)])
    })
}

function registerList(supplement: Command, io: CliIo): void {
  part(supplement, 'list', help.list)
    .argument('<案卷>', cliHelp.file.dossier)
    .action(async (dossierId: string, _options, command) => {
      const options = optionsOf(command)
      const supplements = await withSession(io, options, ({ client }) => client.supplements.list({ dossierId }))
      const rows = supplements.map(rowOf)
      present(io, options.json, { supplements }, alignColumns([[...cliText.supplementsHead], ...rows]))
    })
}

function rowOf({ number, state, papers, recordings, begunAt, begunBy, sealedAt, reason }: Supplement): string[] {
  return [
    supplementName(number),
    cliText.supplementStates[state],
    String(papers + recordings),
    `${instantText(begunAt)} ${begunBy}`,
    sealedAt === null ? '' : instantText(sealedAt),
    reason,
  ]
}

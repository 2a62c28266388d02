// anjuan rules: the rule packs in force, one of them as a file to edit, one adopted, one withdrawn.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { archivalHelp, archivalLines } from '#shared/text/cli-archival.ts'
import { packKindNames } from '#shared/text/pack-kinds.ts'
import { refuse } from '#shared/text/refusal.ts'
import { alignColumns } from '../columns.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import type { CliIo } from '../io.ts'
import { present } from '../report.ts'
import { saveFile } from '../save-file.ts'
import { withSession } from '../session.ts'

const help = archivalHelp.rules
const kindNames: Readonly<Record<string, string>> = packKindNames

export const registerRules: RegisterCommand = (program, io) => {
  const rules = defineCommand(program, 'rules', help).helpCommand('help [命令]', cliHelp.helpCommand)
  registerList(rules, io)
  registerExport(rules, io)
  registerAdopt(rules, io)
  registerWithdraw(rules, io)
}

function part(rules: Command, usage: string, summary: string): Command {
  return rules.command(usage).description(summary).helpOption('-h, --help', cliHelp.help)
}

function registerList(rules: Command, io: CliIo): void {
  part(rules, 'list', help.list).action(async (_options, command) => {
    const options = optionsOf(command)
    const packs = await withSession(io, options, ({ client }) => client.rulebook.list({}))
    const rows = packs.map(({ id, kind, title, version, origin, standing, grade }) => [
      ...[id, kindNames[kind] ?? kind, title, version],
      `${archivalLines.origins[origin]}${archivalLines.standings[standing]}`,
      archivalLines.grades[grade],
    ])
    present(io, options.json, { packs }, alignColumns([[...archivalLines.rulesHead], ...rows]))
  })
}

function registerExport(rules: Command, io: CliIo): void {
  part(rules, 'export', help.export)
    .argument('<规则包>', help.id)
    .requiredOption('--out <文件>', help.out)
    .option('--shipped', help.shipped, false)
    .action(async (id: string, _options, command) => {
      const options = optionsOf<{ out: string; shipped: boolean }>(command)
      await withSession(io, options, async ({ client }) => {
        const origin = options.shipped ? 'shipped' : 'in-force'
        const { json, sha256 } = await client.rulebook.text({ id, origin })
        await saveFile(io, options.out, json)
        present(io, options.json, { id, sha256, savedTo: options.out }, [cliText.saved(options.out)])
      })
    })
}

function registerAdopt(rules: Command, io: CliIo): void {
  part(rules, 'adopt', help.adopt)
    .argument('<文件>', help.file)
    .action(async (path: string, _options, command) => {
      const options = optionsOf(command)
      const text = path === '-' ? await io.readInput() : await readSource(io, path)
      const pack = await withSession(io, options, ({ client }) => client.rulebook.adopt({ text }))
      present(io, options.json, { pack }, [archivalLines.adopted(pack)])
    })
}

function registerWithdraw(rules: Command, io: CliIo): void {
  part(rules, 'withdraw', help.withdraw)
    .argument('<规则包>', help.id)
    .action(async (id: string, _options, command) => {
      const options = optionsOf(command)
      const packs = await withSession(io, options, ({ client }) => client.rulebook.withdraw({ id }))
      present(io, options.json, { packs }, [archivalLines.withdrawn(id)])
    })
}

/** What is in the file is the desk's to judge: it names the field that is wrong. */
async function readSource(io: CliIo, path: string): Promise<string> {
  try {
    return await readFile(resolve(io.cwd, path), 'utf8')
  } catch {
    throw refuse('cli.no-such-path', { path })
  }
}

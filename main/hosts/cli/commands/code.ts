// anjuan code: codes (档号) assigned to one dossier or many, and the gaps in their numbering.
import { type Command, InvalidArgumentError } from 'commander'
import type { CodeGapReport } from '#shared/contract/archival.ts'
import { cliHelp } from '#shared/text/cli.ts'
import { archivalHelp, archivalLines } from '#shared/text/cli-archival.ts'
import { refuse } from '#shared/text/refusal.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { type CliIo, exitCodes } from '../io.ts'
import { present } from '../report.ts'
import { type DeskClient, withSession } from '../session.ts'

const help = archivalHelp.code

/** The most one call takes. */
const assignedAtOnce = 500

interface AssignOptions {
  readonly part: Readonly<Record<string, string>>
  readonly serial?: number
  readonly allSealed: boolean
}

export const registerCode: RegisterCommand = (program, io, exit) => {
  const code = defineCommand(program, 'code', help).helpCommand('help [命令]', cliHelp.helpCommand)
  registerAssign(code, io)
  code
    .command('gaps')
    .description(help.gaps)
    .helpOption('-h, --help', cliHelp.help)
    .action(async (_options, command) => {
      const options = optionsOf(command)
      const report = await withSession(io, options, ({ client }) => client.archival.gaps({}))
      present(io, options.json, report, gapLines(report))
      if (report.unfitting.length > 0 || report.series.some(({ missing }) => missing > 0)) exit(exitCodes.refused)
    })
}

function registerAssign(code: Command, io: CliIo): void {
  code
    .command('assign')
    .description(help.assign)
    .helpOption('-h, --help', cliHelp.help)
    .argument('[案卷...]', help.dossiers)
    .option('--all-sealed', help.all, false)
    .option('--part <部分=内容>', help.part, toPart, {})
    .option('--serial <案卷号>', help.serial, toSerial)
    .action(async (given: string[], _options, command) => {
      const options = optionsOf<AssignOptions>(command)
      if (given.length === 0 && !options.allSealed) throw refuse('cli.usage', { why: help.dossiers })
      await withSession(io, options, async ({ client }) => {
        const dossierIds = options.allSealed ? await uncodedSealed(client) : given
        if (dossierIds.length === 0) return present(io, options.json, { codes: [] }, [archivalLines.noneUncoded])
        const codes = []
        for (let at = 0; at < dossierIds.length; at += assignedAtOnce) {
          io.signal.throwIfAborted()
          const ids = dossierIds.slice(at, at + assignedAtOnce)
          const assignment = { dossierIds: ids, parts: options.part, serial: options.serial ?? null }
          codes.push(...(await client.archival.assign(assignment)))
        }
        const lines = codes.map((one) => archivalLines.coded({ code: one.code, id: one.dossierId }))
        present(io, options.json, { codes }, [...lines, archivalLines.codedSum(codes.length)])
      })
    })
}

async function uncodedSealed(client: DeskClient): Promise<string[]> {
  const ids: string[] = []
  for (;;) {
    const page = await client.archival.uncoded({ state: 'sealed', offset: ids.length, limit: 500 })
    ids.push(...page.rows.map(({ dossierId }) => dossierId))
    if (page.rows.length === 0 || ids.length >= page.total) return ids
  }
}

function gapLines({ series, unfitting, uncoded }: CodeGapReport): string[] {
  return [
    ...series.flatMap((one) => [
      archivalLines.series(one),
      ...(one.missing === 0 ? [archivalLines.noGaps] : one.gaps.map(archivalLines.gap)),
      ...(one.gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0) < one.missing ? [archivalLines.moreGaps] : []),
    ]),
    ...unfitting.map(({ code }) => archivalLines.unfitting(code)),
    archivalLines.uncoded(uncoded),
  ]
}

function toPart(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError(text)
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}

function toSerial(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError(text)
  return Number(text)
}

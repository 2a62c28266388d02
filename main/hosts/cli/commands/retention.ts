// anjuan retention: what is due, the period of one dossier, and what holds it.
import { type Command, InvalidArgumentError } from 'commander'
import { DueState, type Retention } from '#shared/contract/retention.ts'
import { Importance } from '#shared/rules/pack-retention.ts'
import { cliHelp } from '#shared/text/cli.ts'
import { retentionHelp as help, retentionCliText } from '#shared/text/cli-retention.ts'
import { dueStateNames } from '#shared/text/disposals.ts'
import { alignColumns } from '../columns.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import type { CliIo } from '../io.ts'
import { present } from '../report.ts'
import { withSession } from '../session.ts'

export const registerRetention: RegisterCommand = (program, io) => {
  const retention = defineCommand(program, 'retention', help).helpCommand('help [命令]', cliHelp.helpCommand)
  registerDue(retention, io)
  registerDecide(retention, io)
  registerHold(retention, io)
  registerLift(retention, io)
}

function part(retention: Command, usage: string, summary: string): Command {
  return retention.command(usage).description(summary).helpOption('-h, --help', cliHelp.help)
}

function registerDue(retention: Command, io: CliIo): void {
  part(retention, 'due', help.due)
    .option('--state <状态>', help.state, toDueState, 'expired')
    .action(async (_options, command) => {
      const options = optionsOf<{ state: DueState | 'any' }>(command)
      const { rows, total } = await withSession(io, options, ({ client }) =>
        client.retention.due({ state: options.state, limit: 500 }),
      )
      const table = rows.map((row) => [
        row.dossierId,
        row.archivalCode ?? '—',
        row.title,
        row.period ?? '—',
        row.endsOn ?? '—',
        dueStateNames[row.state],
        String(row.holds),
        String(row.loans),
      ])
      present(io, options.json, { total, rows }, [
        ...alignColumns([[...retentionCliText.dueHead], ...table]),
        retentionCliText.dueFound({ total, shown: rows.length }),
      ])
    })
}

interface DecideOptions {
  readonly period?: string
  readonly importance?: Importance
  readonly from?: string
  readonly reason: string
}

function registerDecide(retention: Command, io: CliIo): void {
  part(retention, 'decide', help.decide)
    .argument('<案卷>', cliHelp.file.dossier)
    .option('--period <期限>', help.period)
    .option('--importance <程度>', help.importance, toImportance)
    .option('--from <日期>', help.from)
    .option('--reason <理由>', help.reason, '')
    .action(async (dossierId: string, _options, command) => {
      const options = optionsOf<DecideOptions>(command)
      const { period = null, importance = null, from: countsFrom = null, reason } = options
      const retained = await withSession(io, options, ({ client }) =>
        client.retention.decide({ dossierId, period, importance, countsFrom, reason }),
      )
      const { decision } = retained
      const line = retentionCliText.decided({
        period: decision?.period.title ?? '',
        startsOn: decision?.startsOn ?? null,
        endsOn: decision?.endsOn ?? null,
      })
      present(io, options.json, { retention: retained }, [line])
    })
}

function registerHold(retention: Command, io: CliIo): void {
  part(retention, 'hold', help.hold)
    .argument('<案卷>', cliHelp.file.dossier)
    .requiredOption('--ground <事由>', help.ground)
    .requiredOption('--reason <理由>', help.reason)
    .action(async (dossierId: string, _options, command) => {
      const options = optionsOf<{ ground: string; reason: string }>(command)
      const { ground, reason } = options
      const retained = await withSession(io, options, ({ client }) =>
        client.retention.placeHold({ dossierId, ground, reason }),
      )
      present(io, options.json, { retention: retained }, standingHolds(retained))
    })
}

function registerLift(retention: Command, io: CliIo): void {
  part(retention, 'lift', help.lift)
    .argument('<编号>', help.holdId)
    .requiredOption('--reason <理由>', help.reason)
    .action(async (id: string, _options, command) => {
      const options = optionsOf<{ reason: string }>(command)
      const retained = await withSession(io, options, ({ client }) =>
        client.retention.liftHold({ id, reason: options.reason }),
      )
      present(io, options.json, { retention: retained }, standingHolds(retained))
    })
}

function standingHolds({ holds }: Retention): string[] {
  const standing = holds.filter(({ liftedAt }) => liftedAt === null)
  if (standing.length === 0) return [retentionCliText.noHolds]
  return standing.map(({ id, groundTitle, reason }) => retentionCliText.hold({ id, ground: groundTitle, reason }))
}

function toDueState(text: string): DueState | 'any' {
  if (text === 'any') return text
  const state = DueState.safeParse(text)
  if (!state.success) throw new InvalidArgumentError(text)
  return state.data
}

function toImportance(text: string): Importance {
  const importance = Importance.safeParse(text)
  if (!importance.success) throw new InvalidArgumentError(text)
  return importance.data
}

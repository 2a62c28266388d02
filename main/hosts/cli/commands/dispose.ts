// anjuan dispose: an appraisal from its beginning to the certificate, one act a call.
import { type Command, InvalidArgumentError } from 'commander'
import * as z from 'zod'
import { type Appraisal, Verdict } from '#shared/contract/disposals.ts'
import { Id } from '#shared/contract/procedure.ts'
import { cliHelp } from '#shared/text/cli.ts'
import { disposeHelp as help, retentionCliText } from '#shared/text/cli-retention.ts'
import { appraisalStates } from '#shared/text/disposals.ts'
import { refuse } from '#shared/text/refusal.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import type { CliIo } from '../io.ts'
import { readJsonFile } from '../json-file.ts'
import { present } from '../report.ts'
import { saveFile } from '../save-file.ts'
import { type Session, withSession } from '../session.ts'

export const registerDispose: RegisterCommand = (program, io) => {
  const dispose = defineCommand(program, 'dispose', help).helpCommand('help [命令]', cliHelp.helpCommand)
  registerBegin(dispose, io)
  registerOpine(dispose, io)
  registerDecide(dispose, io)
  registerSigned(dispose, io, 'approve')
  registerSigned(dispose, io, 'witness')
  registerSigned(dispose, io, 'execute')
  registerExport(dispose, io)
}

function part(dispose: Command, usage: string, summary: string): Command {
  return dispose.command(usage).description(summary).helpOption('-h, --help', cliHelp.help)
}

function registerBegin(dispose: Command, io: CliIo): void {
  part(dispose, 'begin', help.begin)
    .argument('<案卷...>', cliHelp.file.dossier)
    .requiredOption('--title <名称>', help.title)
    .requiredOption('--members <用户名>', help.members)
    .action(async (dossierIds: string[], _options, command) => {
      const options = optionsOf<{ title: string; members: string }>(command)
      const members = options.members.split(/[,，]/).map((name) => name.trim())
      const appraisal = await withSession(io, options, ({ client }) =>
        client.disposals.begin({ title: options.title, members, dossierIds }),
      )
      present(io, options.json, { appraisal }, linesOf(appraisal))
    })
}

function registerOpine(dispose: Command, io: CliIo): void {
  part(dispose, 'opine', help.opine)
    .argument('<鉴定>', help.appraisal)
    .argument('[案卷...]', help.dossiers)
    .requiredOption('--opinion <意见>', help.verdict, toVerdict)
    .requiredOption('--reason <理由>', help.reason)
    .action(async (id: string, only: string[], _options, command) => {
      const options = optionsOf<{ opinion: Verdict; reason: string }>(command)
      const { opinion, reason } = options
      const appraisal = await withSession(io, options, async ({ client }) => {
        const { lines } = await client.disposals.get({ id })
        const ids = only.length === 0 ? lines.map(({ dossierId }) => dossierId) : only
        return client.disposals.opine({ id, opinions: ids.map((dossierId) => ({ dossierId, opinion, reason })) })
      })
      present(io, options.json, { appraisal }, linesOf(appraisal))
    })
}

const Entries = z.array(
  z.object({
    dossierId: Id,
    decision: Verdict,
    period: z.string().nullable().default(null),
    reason: z.string(),
  }),
)

interface DecideOptions {
  readonly entries?: string
  readonly decision?: Verdict
  readonly period?: string
  readonly reason?: string
}

function registerDecide(dispose: Command, io: CliIo): void {
  part(dispose, 'decide', help.decide)
    .argument('<鉴定>', help.appraisal)
    .option('--entries <文件>', help.entries)
    .option('--decision <结论>', help.verdict, toVerdict)
    .option('--period <期限>', help.period)
    .option('--reason <理由>', help.reason)
    .action(async (id: string, _options, command) => {
      const options = optionsOf<DecideOptions>(command)
      const written = options.entries === undefined ? null : await readJsonFile(io, options.entries, Entries)
      const appraisal = await withSession(io, options, async ({ client }) => {
        const entries = written ?? (await alike({ client }, id, options))
        return client.disposals.decide({ id, entries })
      })
      present(io, options.json, { appraisal }, linesOf(appraisal))
    })
}

/** The same for every dossier of it. */
async function alike({ client }: Pick<Session, 'client'>, id: string, options: DecideOptions) {
  const { decision, reason, period = null } = options
  if (decision === undefined || reason === undefined) throw refuse('cli.usage', { why: '--entries / --decision' })
  const { lines } = await client.disposals.get({ id })
  return lines.map(({ dossierId }) => ({ dossierId, decision, period, reason }))
}

function registerSigned(dispose: Command, io: CliIo, act: 'approve' | 'witness' | 'execute'): void {
  part(dispose, act, help[act])
    .argument('<鉴定>', help.appraisal)
    .action(async (id: string, _options, command) => {
      const options = optionsOf(command)
      const appraisal = await withSession(io, options, ({ client, passphrase }) =>
        client.disposals[act]({ id, passphrase }),
      )
      const done = act === 'execute' ? [retentionCliText.executed(appraisal.toDestroy)] : []
      present(io, options.json, { appraisal }, [...linesOf(appraisal), ...done])
    })
}

function registerExport(dispose: Command, io: CliIo): void {
  part(dispose, 'export', help.export)
    .argument('<鉴定>', help.appraisal)
    .requiredOption('--out <文件>', help.out)
    .action(async (id: string, _options, command) => {
      const options = optionsOf<{ out: string }>(command)
      const { base64, ...paper } = await withSession(io, options, ({ client }) => client.disposals.export({ id }))
      await saveFile(io, options.out, Buffer.from(base64, 'base64'))
      const line = retentionCliText.saved({ path: options.out, sha256: paper.sha256 })
      present(io, options.json, { savedTo: options.out, ...paper }, [line])
    })
}

function linesOf({ number, id, state, dossiers, toDestroy, registerSha256 }: Appraisal): string[] {
  const line = retentionCliText.appraisal({ number, id, state: appraisalStates[state], dossiers, destroy: toDestroy })
  return registerSha256 === null ? [line] : [line, retentionCliText.register(registerSha256)]
}

function toVerdict(text: string): Verdict {
  const verdict = Verdict.safeParse(text)
  if (!verdict.success) throw new InvalidArgumentError(text)
  return verdict.data
}

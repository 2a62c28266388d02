// anjuan package: hand-over packages from the request to the receipt, and those that come in.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Package, PackageForm } from '#shared/contract/packages.ts'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { packageHelp as help, packageLines as lines } from '#shared/text/cli-packages.ts'
import { packageFormNames, packageStateNames } from '#shared/text/packages.ts'
import { alignColumns } from '../columns.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { type CliIo, exitCodes } from '../io.ts'
import { readTextFile } from '../json-file.ts'
import { present, tell } from '../report.ts'
import { saveFile } from '../save-file.ts'
import { withSession } from '../session.ts'

export const registerPackage: RegisterCommand = (program, io, exit) => {
  const group = defineCommand(program, 'package', help).helpCommand('help [命令]', cliHelp.helpCommand)
  registerList(group, io)
  registerRequest(group, io)
  registerDecisions(group, io)
  registerMake(group, io)
  registerInspect(group, io, exit)
  registerImport(group, io)
  registerReceipt(group, io)
}

function part(group: Command, usage: string, summary: string): Command {
  return group.command(usage).description(summary).helpOption('-h, --help', cliHelp.help)
}

function registerList(group: Command, io: CliIo): void {
  part(group, 'list', help.list).action(async (_options, command) => {
    const options = optionsOf(command)
    const list = await withSession(io, options, ({ client }) => client.packages.list({ limit: 500 }))
    const rows = list.rows.map((one) => [
      one.number,
      lines.directions[one.direction],
      packageFormNames[one.form],
      packageStateNames[one.state],
      String(one.dossiers.length),
      one.title,
      one.id,
    ])
    present(io, options.json, list, alignColumns([[...lines.head], ...rows]))
  })
}

interface RequestOptions {
  readonly form: PackageForm
  readonly title: string
  readonly content?: string
  readonly receiver: string
  readonly carrier: string
  readonly from: string
  readonly to?: string
  readonly restricted: boolean
}

function registerRequest(group: Command, io: CliIo): void {
  part(group, 'request', help.request)
    .argument('<案卷...>', help.dossiers)
    .requiredOption('--form <形式>', help.form)
    .requiredOption('--title <名称>', help.title)
    .option('--content <内容>', help.content)
    .requiredOption('--receiver <单位>', help.receiver)
    .requiredOption('--carrier <载体>', help.carrier)
    .requiredOption('--from <顺序号>', help.from)
    .option('--to <顺序号>', help.to)
    .option('--no-restricted', help.noRestricted)
    .action(async (dossierIds: string[], _options, command) => {
      const options = optionsOf<RequestOptions>(command)
      const { form, title, content = title, receiver, carrier: kind, from, to = from, restricted } = options
      const request = {
        form,
        title,
        content,
        receiver,
        carrier: { kind, from, to },
        withRestricted: restricted,
        dossierIds,
      }
      const one = await withSession(io, options, ({ client }) => client.packages.request(request))
      present(io, options.json, { package: one }, [lines.asked(one)])
    })
}

function registerDecisions(group: Command, io: CliIo): void {
  part(group, 'approve', help.approve)
    .argument('<移交包>', help.id)
    .option('--decision <意见>', help.decision)
    .action(async (id: string, _options, command) => {
      const options = optionsOf<{ decision?: string }>(command)
      const { decision = '' } = options
      const one = await withSession(io, options, ({ client }) => client.packages.approve({ id, decision }))
      present(io, options.json, { package: one }, [lines.decided(one)])
    })
  part(group, 'decline', help.decline)
    .argument('<移交包>', help.id)
    .requiredOption('--reason <原因>', help.reason)
    .action(async (id: string, _options, command) => {
      const options = optionsOf<{ reason: string }>(command)
      const decision = options.reason
      const one = await withSession(io, options, ({ client }) => client.packages.decline({ id, decision }))
      present(io, options.json, { package: one }, [lines.decided(one)])
    })
}

interface Looked {
  readonly usability?: boolean
  readonly safety?: boolean
  readonly carrierChecked?: boolean
}

function withLooked(command: Command): Command {
  return command
    .option('--usability', help.usability)
    .option('--safety', help.safety)
    .option('--carrier-checked', help.carrierChecked)
}

/** Nothing is said to be sound that nobody has tested. */
function lookedOf({ usability, safety, carrierChecked }: Looked) {
  const outcome = (tested: boolean | undefined) => (tested === true ? 'passed' : 'not-tested')
  return { usability: outcome(usability), safety: outcome(safety), carrier: outcome(carrierChecked) } as const
}

function registerMake(group: Command, io: CliIo): void {
  withLooked(part(group, 'make', help.make).argument('<移交包>', help.id).argument('<文件夹>', help.target)).action(
    async (id: string, folder: string, _options, command) => {
      const options = optionsOf<Looked>(command)
      const target = resolve(io.cwd, folder)
      const one = await withSession(io, options, async ({ client, passphrase }) => {
        const order = { id, folder: target, passphrase, looked: lookedOf(options) }
        return last(io, options.json, await client.packages.make(order, { signal: io.signal }))
      })
      const found = [lines.made(one.package, one.folder), lines.list(one.package.listSha256 ?? '')]
      present(io, options.json, { package: one.package, folder: one.folder }, found)
    },
  )
}

function registerInspect(group: Command, io: CliIo, exit: Parameters<RegisterCommand>[2]): void {
  part(group, 'inspect', help.inspect)
    .argument('<文件夹>', help.folder)
    .action(async (folder: string, _options, command) => {
      const options = optionsOf(command)
      const { inspection } = await withSession(io, options, async ({ client }) => {
        const feed = await client.packages.inspect({ folder: resolve(io.cwd, folder) }, { signal: io.signal })
        return last(io, options.json, feed)
      })
      const { problems, problemCount, files, dossiers } = inspection
      const found =
        problemCount === 0
          ? [lines.sound({ files, dossiers: dossiers.length })]
          : [lines.unsound(problemCount), ...problems.map(({ sentence }) => sentence)]
      if (problemCount > problems.length) found.push(lines.more(problemCount - problems.length))
      present(io, options.json, { inspection }, found)
      if (problemCount > 0) exit(exitCodes.refused)
    })
}

function registerImport(group: Command, io: CliIo): void {
  withLooked(part(group, 'import', help.import).argument('<文件夹>', help.folder)).action(
    async (folder: string, _options, command) => {
      const options = optionsOf<Looked>(command)
      const one = await withSession(io, options, async ({ client, passphrase }) => {
        const order = { folder: resolve(io.cwd, folder), passphrase, looked: lookedOf(options) }
        return last(io, options.json, await client.packages.import(order, { signal: io.signal }))
      })
      present(io, options.json, { package: one.package }, [lines.imported(one.package)])
    },
  )
}

function registerReceipt(group: Command, io: CliIo): void {
  part(group, 'receipt', help.receipt)
    .argument('<移交包>', help.id)
    .option('--out <文件>', help.out)
    .option('--receive <文件>', help.receive)
    .action(async (id: string, _options, command) => {
      const options = optionsOf<{ out?: string; receive?: string }>(command)
      const said: string[] = []
      const one = await withSession(io, options, async ({ client }): Promise<Package> => {
        if (options.receive !== undefined) {
          const received = await client.packages.receive({ id, receipt: await readTextFile(io, options.receive) })
          said.push(lines.received(received))
        }
        if (options.out !== undefined) {
          const { json, pdfBase64 } = await client.packages.receipt({ id })
          const pdf = options.out.replace(/\.json$/i, '').concat('.pdf')
          await saveFile(io, options.out, json)
          await saveFile(io, pdf, ReadableStream.from([Buffer.from(pdfBase64, 'base64')]))
          said.push(cliText.saved(options.out), cliText.saved(pdf))
        }
        return client.packages.get({ id })
      })
      present(io, options.json, { package: one }, said.length > 0 ? said : [lines.decided(one)])
    })
}

type Step = { readonly state: string; readonly doneBytes: number; readonly totalBytes: number }

/** Follows the work to its end. @throws the signal's reason where it was left */
async function last<S extends Step>(
  io: CliIo,
  json: boolean | undefined,
  feed: AsyncIterable<S>,
): Promise<Extract<S, { state: 'done' }>> {
  for await (const step of feed) {
    if (isDone(step)) {
      tell(io, json, '\n')
      return step
    }
    tell(io, json, `\r${lines.working({ done: step.doneBytes, total: step.totalBytes })}`)
  }
  io.signal.throwIfAborted()
  throw new Error('the work ended without a result')
}

const isDone = <S extends Step>(step: S): step is Extract<S, { state: 'done' }> => step.state === 'done'

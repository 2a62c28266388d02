// anjuan parcel: cards, parts of campaigns for other desks, and what comes back.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { parcelHelp as help, parcelLines as lines } from '#shared/text/cli-parcels.ts'
import { parcelDirectionNames, parcelKindNames, parcelStateNames } from '#shared/text/parcels.ts'
import { alignColumns } from '../columns.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import type { CliIo } from '../io.ts'
import { readTextFile } from '../json-file.ts'
import { present, tell } from '../report.ts'
import { saveFile } from '../save-file.ts'
import { withSession } from '../session.ts'

export const registerParcel: RegisterCommand = (program, io) => {
  const group = defineCommand(program, 'parcel', help).helpCommand('help [命令]', cliHelp.helpCommand)
  registerCard(group, io)
  registerAdd(group, io)
  registerMake(group, io)
  registerLook(group, io)
  registerOpen(group, io)
  registerAnswer(group, io)
  registerMerge(group, io)
  registerList(group, io)
  registerRemove(group, io)
}

function part(group: Command, usage: string, summary: string): Command {
  return group.command(usage).description(summary).helpOption('-h, --help', cliHelp.help)
}

function registerCard(group: Command, io: CliIo): void {
  part(group, 'card', help.card)
    .argument('<文件>', help.out)
    .action(async (path: string, _options, command) => {
      const options = optionsOf(command)
      const made = await withSession(io, options, ({ client, passphrase }) => client.parcels.card({ passphrase }))
      await saveFile(io, path, made.json)
      const said = [lines.card(made.card), lines.digits(made.card), cliText.saved(path)]
      present(io, options.json, { card: made.card, path }, said)
    })
}

function registerAdd(group: Command, io: CliIo): void {
  part(group, 'add', help.add)
    .argument('<批次>', help.campaign)
    .argument('<名片>', help.cardFile)
    .option('--group <组号>', help.group, '1')
    .option('--share <份额>', help.share, '1')
    .action(async (campaignId: string, path: string, _options, command) => {
      const options = optionsOf<{ group: string; share: string }>(command)
      const card = path === '-' ? await io.readInput() : await readTextFile(io, path)
      const found = await withSession(io, options, async ({ client }) => {
        const view = await client.parcels.readCard({ card })
        const order = { campaignId, card, group: Number(options.group), share: Number(options.share) }
        await client.parcels.addMember(order)
        const members = await client.parcels.members({ campaignId })
        const member = members.find((one) => one.card?.digits === view.digits)
        return { member, card: view }
      })
      const { name = '', memberId: id = '' } = found.member ?? {}
      present(io, options.json, found, [lines.added({ name, id }), lines.digits(found.card)])
    })
}

function registerMake(group: Command, io: CliIo): void {
  part(group, 'make', help.make)
    .argument('<批次>', help.campaign)
    .argument('<评查人>', help.member)
    .argument('<文件>', help.out)
    .action(async (campaignId: string, memberId: string, file: string, _options, command) => {
      const options = optionsOf(command)
      const made = await withSession(io, options, async ({ client, passphrase }) => {
        const order = { campaignId, memberId, path: resolve(io.cwd, file), passphrase }
        return last(io, options.json, await client.parcels.make(order, { signal: io.signal }))
      })
      present(io, options.json, made, [lines.made(made)])
    })
}

function registerLook(group: Command, io: CliIo): void {
  part(group, 'look', help.look)
    .argument('<文件>', help.file)
    .action(async (file: string, _options, command) => {
      const options = optionsOf(command)
      const { found } = await withSession(io, options, async ({ client, passphrase }) => {
        const order = { path: resolve(io.cwd, file), passphrase }
        return last(io, options.json, await client.parcels.look(order, { signal: io.signal }))
      })
      const title = `${parcelKindNames[found.kind]} ${found.number} ${found.title}`
      present(io, options.json, { found }, [title, lines.card(found.sender), lines.digits(found.sender)])
    })
}

function registerOpen(group: Command, io: CliIo): void {
  part(group, 'open', help.open)
    .argument('<文件>', help.file)
    .action(async (file: string, _options, command) => {
      const options = optionsOf(command)
      const { parcel } = await withSession(io, options, async ({ client, passphrase }) => {
        const order = { path: resolve(io.cwd, file), passphrase }
        return last(io, options.json, await client.parcels.open(order, { signal: io.signal }))
      })
      present(io, options.json, { parcel }, [lines.opened(parcel)])
    })
}

function registerAnswer(group: Command, io: CliIo): void {
  part(group, 'answer', help.answer)
    .argument('<批次>', help.campaign)
    .argument('<文件>', help.out)
    .action(async (campaignId: string, file: string, _options, command) => {
      const options = optionsOf(command)
      const made = await withSession(io, options, async ({ client, passphrase }) => {
        const order = { campaignId, path: resolve(io.cwd, file), passphrase }
        return last(io, options.json, await client.parcels.answer(order, { signal: io.signal }))
      })
      present(io, options.json, made, [lines.made(made)])
    })
}

function registerMerge(group: Command, io: CliIo): void {
  part(group, 'merge', help.merge)
    .argument('<文件>', help.file)
    .action(async (file: string, _options, command) => {
      const options = optionsOf(command)
      const { parcel } = await withSession(io, options, async ({ client, passphrase }) => {
        const order = { path: resolve(io.cwd, file), passphrase }
        return last(io, options.json, await client.parcels.merge(order, { signal: io.signal }))
      })
      present(io, options.json, { parcel }, [lines.merged(parcel), ...parcel.outcomes.map(lines.outcome)])
    })
}

function registerList(group: Command, io: CliIo): void {
  part(group, 'list', help.list)
    .option('--campaign <批次>', help.ofCampaign)
    .action(async (_options, command) => {
      const options = optionsOf<{ campaign?: string }>(command)
      const campaignId = options.campaign ?? null
      const list = await withSession(io, options, ({ client }) => client.parcels.list({ campaignId, limit: 500 }))
      const rows = list.rows.map((one) => [
        one.number,
        parcelDirectionNames[one.direction],
        parcelKindNames[one.kind],
        parcelStateNames[one.state],
        String(one.pieces),
        one.other.name,
        one.campaignTitle ?? '',
        one.id,
      ])
      present(io, options.json, list, alignColumns([[...lines.head], ...rows]))
    })
}

function registerRemove(group: Command, io: CliIo): void {
  part(group, 'remove', help.remove)
    .argument('<批次>', help.campaign)
    .option('--even-unsent', help.evenUnsent, false)
    .action(async (campaignId: string, _options, command) => {
      const options = optionsOf<{ evenUnsent: boolean }>(command)
      const order = { campaignId, evenUnsent: options.evenUnsent }
      const done = await withSession(io, options, ({ client }) => client.parcels.removeVisitors(order))
      present(io, options.json, done, [lines.removed(done.removed)])
    })
}

type Step = { readonly state: string; readonly doneBytes?: number; readonly totalBytes?: number }

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
    tell(io, json, `\r${lines.working({ done: step.doneBytes ?? 0, total: step.totalBytes ?? 0 })}`)
  }
  io.signal.throwIfAborted()
  throw new Error('the work ended without a result')
}

const isDone = <S extends Step>(step: S): step is Extract<S, { state: 'done' }> => step.state === 'done'

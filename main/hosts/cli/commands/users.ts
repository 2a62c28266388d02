// anjuan users: who is admitted, with which roles; one's own passphrase.
import type { Command } from 'commander'
import { Role } from '#shared/contract/roles.ts'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { refuse } from '#shared/text/refusal.ts'
import { roleList } from '#shared/text/roles.ts'
import { personStates } from '#shared/text/states.ts'
import { alignColumns } from '../columns.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import type { CliIo } from '../io.ts'
import { present } from '../report.ts'
import { type DeskClient, readNewPassphrase, withSession } from '../session.ts'

const help = cliHelp.users

export const registerUsers: RegisterCommand = (program, io) => {
  const users = defineCommand(program, 'users', help).helpCommand('help [命令]', cliHelp.helpCommand)
  registerList(users, io)
  registerAdd(users, io)
  registerRoles(users, io)
  registerDisable(users, io)
  registerEnable(users, io)
  registerPassphrase(users, io)
}

function part(users: Command, usage: string, summary: string): Command {
  return users.command(usage).description(summary).helpOption('-h, --help', cliHelp.help)
}

function registerList(users: Command, io: CliIo): void {
  part(users, 'list', help.list).action(async (_options, command) => {
    const options = optionsOf(command)
    const people = await withSession(io, options, ({ client }) => client.people.list({}))
    const rows = people.map((one) => [
      one.name,
      one.displayName,
      one.unit,
      roleList(one.roles),
      personStates[one.state],
    ])
    present(io, options.json, { people }, alignColumns([[...cliText.usersHead], ...rows]))
  })
}

interface AddOptions {
  readonly displayName?: string
  readonly unit: string
  readonly card?: string
  readonly newPassphraseFile?: string
}

function registerAdd(users: Command, io: CliIo): void {
  part(users, 'add', help.add)
    .argument('<名称>', help.name)
    .option('--display-name <名称>', help.displayName)
    .requiredOption('--unit <机构>', help.unit)
    .option('--card <编号>', help.card)
    .option('--new-passphrase-file <文件>', help.newPassphraseFile)
    .action(async (name: string, _options, command) => {
      const options = optionsOf<AddOptions>(command)
      const { displayName = name, unit, card = null } = options
      const person = await withSession(io, options, async ({ client }) => {
        const passphrase = await readNewPassphrase(io, name, options.newPassphraseFile)
        return client.people.create({ name, displayName, unit, card, passphrase })
      })
      present(io, options.json, { person }, [cliText.personCreated(person.name)])
    })
}

function registerRoles(users: Command, io: CliIo): void {
  part(users, 'roles', help.roles)
    .argument('<名称>', help.name)
    .argument('[角色...]', help.role)
    .action(async (name: string, given: string[], _options, command) => {
      const options = optionsOf(command)
      const roles = given.map(toRole)
      const person = await withSession(io, options, async ({ client }) =>
        client.people.grantRoles({ id: await idOf(client, name), roles }),
      )
      present(io, options.json, { person }, [cliText.personRoles({ name, roles: roleList(person.roles) })])
    })
}

function registerDisable(users: Command, io: CliIo): void {
  part(users, 'disable', help.disable)
    .argument('<名称>', help.name)
    .action(async (name: string, _options, command) => {
      const options = optionsOf(command)
      const person = await withSession(io, options, async ({ client }) =>
        client.people.disable({ id: await idOf(client, name) }),
      )
      present(io, options.json, { person }, [cliText.personState({ name, disabled: true })])
    })
}

/** With a new first passphrase, as for `add`: the old one went with the account. */
function registerEnable(users: Command, io: CliIo): void {
  part(users, 'enable', help.enable)
    .argument('<名称>', help.name)
    .option('--new-passphrase-file <文件>', help.newPassphraseFile)
    .action(async (name: string, _options, command) => {
      const options = optionsOf<Pick<AddOptions, 'newPassphraseFile'>>(command)
      const person = await withSession(io, options, async ({ client }) => {
        const id = await idOf(client, name)
        return client.people.enable({ id, passphrase: await readNewPassphrase(io, name, options.newPassphraseFile) })
      })
      present(io, options.json, { person }, [cliText.personState({ name, disabled: false })])
    })
}

function registerPassphrase(users: Command, io: CliIo): void {
  part(users, 'passphrase', help.passphrase)
    .option('--new-passphrase-file <文件>', help.newPassphraseFile)
    .action(async (_options, command) => {
      const options = optionsOf<Pick<AddOptions, 'newPassphraseFile'>>(command)
      const session = await withSession(io, options, async ({ client, caller, passphrase }) => {
        const next = await readNewPassphrase(io, caller.name, options.newPassphraseFile)
        return client.people.changePassphrase({ passphrase, next })
      })
      present(io, options.json, { name: session.name, changed: true }, [cliText.passphraseChanged])
    })
}

function toRole(text: string): Role {
  const role = Role.safeParse(text)
  if (!role.success) throw refuse('cli.usage', { why: `${cliHelp.users.role}（${text}）` })
  return role.data
}

async function idOf(client: DeskClient, name: string): Promise<string> {
  const person = (await client.people.list({})).find((one) => one.name === name)
  if (person === undefined) throw refuse('cli.unknown-person', { name })
  return person.id
}

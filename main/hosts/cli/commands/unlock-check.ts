// anjuan unlock-check: does this passphrase open this archive, and what is its state.
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { roleList } from '#shared/text/roles.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { present } from '../report.ts'
import { withSession } from '../session.ts'

export const registerUnlockCheck: RegisterCommand = (program, io) => {
  defineCommand(program, 'unlock-check', cliHelp.unlockCheck).action(async (_options, command) => {
    const options = optionsOf(command)
    await withSession(io, options, async ({ client, caller }) => {
      const { agency, version } = await client.archive.status({})
      const opened = cliText.opened({ agency: agency ?? '', name: caller.displayName, roles: roleList(caller.roles) })
      const user = { name: caller.name, displayName: caller.displayName, roles: caller.roles }
      const { mustChangePassphrase } = caller
      if (mustChangePassphrase) {
        const value = { state: 'open', version, agency, user, mustChangePassphrase, health: null }
        return present(io, options.json, value, [opened, cliText.mustChange])
      }
      const health = await client.archive.health({})
      const lines = [
        opened,
        cliText.health({ ...health, journal: health.journalLength, megabytes: megabytes(health.sizeBytes) }),
      ]
      if (health.media === null) lines.push(cliText.noMedia)
      present(io, options.json, { state: 'open', version, agency, user, mustChangePassphrase, health }, lines)
    })
  })
}

function megabytes(sizeBytes: number): string {
  return (sizeBytes / 1_000_000).toFixed(1)
}

// anjuan seal: freezes a dossier's manifest.
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { present } from '../report.ts'
import { withSession } from '../session.ts'

export const registerSeal: RegisterCommand = (program, io) => {
  defineCommand(program, 'seal', cliHelp.seal)
    .argument('<案卷>', cliHelp.file.dossier)
    .action(async (id: string, _options, command) => {
      const options = optionsOf(command)
      const dossier = await withSession(io, options, ({ client }) => client.dossiers.seal({ id }))
      const line = cliText.sealed({ title: dossier.title, sha256: dossier.manifestSha256 ?? '' })
      present(io, options.json, { dossier }, [line])
    })
}

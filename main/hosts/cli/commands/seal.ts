// anjuan seal: freezes a dossier's manifest, at once or in two steps by two persons.
import { Option } from 'commander'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { present } from '../report.ts'
import { withSession } from '../session.ts'

export const registerSeal: RegisterCommand = (program, io) => {
  const help = cliHelp.seal
  defineCommand(program, 'seal', help)
    .argument('<案卷>', cliHelp.file.dossier)
    .addOption(new Option('--propose', help.propose).conflicts('confirm'))
    .option('--confirm', help.confirm)
    .action(async (id: string, _options, command) => {
      const options = optionsOf<{ propose?: true; confirm?: true }>(command)
      await withSession(io, options, async ({ client }) => {
        if (options.propose === true) {
          const { proposal } = await client.sheets.proposeSeal({ id })
          const line = cliText.sealProposed(proposal?.manifestSha256 ?? '')
          return present(io, options.json, { proposal }, [line])
        }
        const seal = options.confirm === true ? client.sheets.confirmSeal : client.dossiers.seal
        const dossier = await seal({ id })
        const line = cliText.sealed({ title: dossier.title, sha256: dossier.manifestSha256 ?? '' })
        present(io, options.json, { dossier }, [line])
      })
    })
}

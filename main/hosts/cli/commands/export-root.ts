// anjuan export-root: the archive's root certificate, for whoever verifies opinions elsewhere.
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { present } from '../report.ts'
import { saveFile } from '../save-file.ts'
import { withSession } from '../session.ts'

export const registerExportRoot: RegisterCommand = (program, io) => {
  const help = cliHelp.exportRoot
  defineCommand(program, 'export-root', help)
    .requiredOption('--out <文件>', help.out)
    .action(async (_options, command) => {
      const options = optionsOf<{ out: string }>(command)
      await withSession(io, options, async ({ client }) => {
        const { pem, fingerprint } = await client.archive.exportRoot({})
        await saveFile(io, options.out, pem)
        const lines = [cliText.saved(options.out), cliText.rootSaved({ fingerprint })]
        present(io, options.json, { savedTo: options.out, fingerprint }, lines)
      })
    })
}

// anjuan metadata: the metadata of a dossier and of each of its items, as XML and as a table.
import { join } from 'node:path'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { archivalHelp } from '#shared/text/cli-archival.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { present } from '../report.ts'
import { saveFile } from '../save-file.ts'
import { withSession } from '../session.ts'

export const registerMetadata: RegisterCommand = (program, io) => {
  const help = archivalHelp.metadata
  defineCommand(program, 'metadata', help)
    .argument('<案卷>', cliHelp.file.dossier)
    .requiredOption('--out <文件夹>', help.out)
    .action(async (dossierId: string, _options, command) => {
      const options = optionsOf<{ out: string }>(command)
      await withSession(io, options, async ({ client }) => {
        const { xml, csv } = await client.archival.exportMetadata({ dossierId })
        const files = { xml: join(options.out, 'metadata.xml'), csv: join(options.out, 'metadata.csv') }
        await saveFile(io, files.xml, xml)
        await saveFile(io, files.csv, csv)
        present(io, options.json, { savedTo: files }, [cliText.saved(options.out)])
      })
    })
}

// anjuan export-journal: the whole chain as CSV, and its signed head.
import { join } from 'node:path'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { present } from '../report.ts'
import { saveFile } from '../save-file.ts'
import { withSession } from '../session.ts'

export const registerExportJournal: RegisterCommand = (program, io) => {
  const help = cliHelp.exportJournal
  defineCommand(program, 'export-journal', help)
    .requiredOption('--out <文件夹>', help.out)
    .action(async (_options, command) => {
      const options = optionsOf<{ out: string }>(command)
      await withSession(io, options, async ({ client }) => {
        const { csv, head } = await client.journal.export({})
        const files = { csv: join(options.out, 'journal.csv'), head: join(options.out, 'journal-head.json') }
        await saveFile(io, files.csv, csv)
        await saveFile(io, files.head, `${JSON.stringify(head, null, 2)}\n`)
        const line = cliText.journalSaved({ folder: options.out, position: head.position })
        present(io, options.json, { savedTo: files, head }, [line])
      })
    })
}

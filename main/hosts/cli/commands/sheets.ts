// anjuan sheets: cover, catalogue and remarks sheet of a dossier as PDFs, and those of its supplements.
import { join } from 'node:path'
import { type Sheet, sheetKinds } from '#shared/contract/sheets.ts'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { present } from '../report.ts'
import { saveObject } from '../save-file.ts'
import { withSession } from '../session.ts'

export const registerSheets: RegisterCommand = (program, io) => {
  const help = cliHelp.sheets
  defineCommand(program, 'sheets', help)
    .argument('<案卷>', cliHelp.file.dossier)
    .requiredOption('--out <文件夹>', help.out)
    .action(async (id: string, _options, command) => {
      const options = optionsOf<{ out: string }>(command)
      await withSession(io, options, async (session) => {
        const { client } = session
        const sheets: (Sheet & { savedTo: string })[] = []
        const save = async (which: Pick<Sheet, 'kind' | 'supplementId'>) => {
          const sheet = await client.sheets.print({ id, ...which })
          const savedTo = join(options.out, fileName(sheet.name))
          await saveObject(io, session, sheet.objectId, savedTo)
          sheets.push({ ...sheet, savedTo })
        }
        for (const kind of sheetKinds) await save({ kind, supplementId: null })
        const { frozen } = await client.sheets.state({ id })
        for (const sheet of frozen.filter(({ supplementId }) => supplementId !== null)) await save(sheet)
        present(
          io,
          options.json,
          { sheets },
          sheets.map(({ savedTo }) => cliText.saved(savedTo)),
        )
      })
    })
}

/** A title may hold what no file system takes. */
function fileName(name: string): string {
  return name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')
}

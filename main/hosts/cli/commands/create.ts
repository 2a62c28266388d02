// anjuan create: a new dossier from a JSON file of its facts.
import { DossierFacts } from '#shared/contract/dossiers.ts'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { readJsonFile } from '../json-file.ts'
import { present } from '../report.ts'
import { withSession } from '../session.ts'

export const registerCreate: RegisterCommand = (program, io) => {
  const help = cliHelp.create
  defineCommand(program, 'create', help)
    .argument('<文件>', help.facts)
    .action(async (path: string, _options, command) => {
      const options = optionsOf(command)
      const facts = await readJsonFile(io, path, DossierFacts)
      const dossier = await withSession(io, options, ({ client }) => client.dossiers.create(facts))
      present(io, options.json, { dossier }, [cliText.dossierCreated(dossier)])
    })
}

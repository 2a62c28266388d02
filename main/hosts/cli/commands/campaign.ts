// anjuan campaign: the campaigns of an archive, and a draw made once more from its exported record, without any archive.
import { createHash } from 'node:crypto'
import type { Command } from 'commander'
import * as z from 'zod'
import { DrawRecord, drawDifference, drawMethod } from '#shared/rules/draw.ts'
import { campaignStateWords, drawDifferenceWords, wayWords } from '#shared/text/campaigns.ts'
import { cliHelp } from '#shared/text/cli.ts'
import { campaignHelp as help, campaignSaid as said } from '#shared/text/cli-campaigns.ts'
import { alignColumns } from '../columns.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { type CliIo, exitCodes } from '../io.ts'
import { readJsonFile } from '../json-file.ts'
import { present } from '../report.ts'
import { withSession } from '../session.ts'

const DrawFile = z.object({
  format: z.literal(drawMethod),
  campaign: z.object({ number: z.string(), title: z.string() }),
  record: DrawRecord,
})

export const registerCampaign: RegisterCommand = (program, io, exit) => {
  const group = defineCommand(program, 'campaign', help).helpCommand('help [命令]', cliHelp.helpCommand)
  registerList(group, io)
  part(group, 'verify-draw', help.verifyDraw)
    .argument('<记录>', help.file)
    .action(async (path: string, _options, command) => {
      const { campaign, record } = await readJsonFile(io, path, DrawFile)
      const differences = drawDifference(record, (text) => createHash('sha256').update(text).digest('hex'))
      const agrees = differences.length === 0
      const { number } = campaign
      const found = { number, drawn: record.drawn.length, candidates: record.candidates.length }
      const lines = [
        agrees ? said.agrees(found) : said.differs(number),
        ...differences.map((one) => `  ${drawDifferenceWords[one]}`),
        ...(record.seed === null ? [] : [said.seed(record.seed)]),
        said.seedSha256(record.seedSha256),
        said.candidatesSha256(record.candidatesSha256),
      ]
      present(io, optionsOf(command).json, { ...found, state: agrees ? 'agrees' : 'differs', differences }, lines)
      if (!agrees) exit(exitCodes.refused)
    })
}

function part(group: Command, usage: string, summary: string): Command {
  return group.command(usage).description(summary).helpOption('-h, --help', cliHelp.help)
}

function registerList(group: Command, io: CliIo): void {
  part(group, 'list', help.list).action(async (_options, command) => {
    const options = optionsOf(command)
    const list = await withSession(io, options, ({ client }) => client.campaigns.list({ limit: 500 }))
    const rows = list.rows.map((one) => [
      one.number,
      campaignStateWords[one.state],
      wayWords[one.way],
      said.progress(one),
      one.title,
    ])
    present(io, options.json, list, rows.length === 0 ? [said.none] : alignColumns(rows))
  })
}

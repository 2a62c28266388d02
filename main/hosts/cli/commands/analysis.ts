// anjuan analysis: the figures of evaluations, and all of them as a workbook.
import { InvalidArgumentError } from 'commander'
import type { Figures } from '#shared/contract/analysis.ts'
import { isDay } from '#shared/rules/day.ts'
import { shareOf, analysisColumns as words } from '#shared/text/analysis.ts'
import { cliText } from '#shared/text/cli.ts'
import { analysisHelp as help, analysisSaid as said } from '#shared/text/cli-analysis.ts'
import { refuse } from '#shared/text/refusal.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { present } from '../report.ts'
import { saveFile } from '../save-file.ts'
import { type DeskClient, withSession } from '../session.ts'

interface Options {
  readonly campaign?: string
  readonly standard?: string
  readonly from?: string
  readonly to?: string
  readonly out?: string
}

export const registerAnalysis: RegisterCommand = (program, io) => {
  defineCommand(program, 'analysis', help)
    .option('--campaign <批次>', help.campaign)
    .option('--standard <标准>', help.standard)
    .option('--from <日期>', help.from, toDay)
    .option('--to <日期>', help.to, toDay)
    .option('--out <文件>', help.out)
    .action(async (_options, command) => {
      const options = optionsOf<Options>(command)
      const { standard, from, to, out } = options
      await withSession(io, options, async ({ client }) => {
        const campaignId = options.campaign === undefined ? null : await campaignOf(client, options.campaign)
        const filter = { campaignId, standardId: standard ?? null, from: from ?? null, to: to ?? null }
        const { all } = await client.analysis.figures(filter)
        const lines = figureLines(all)
        if (out !== undefined) {
          const { xlsx } = await client.analysis.exportFigures(filter)
          await saveFile(io, out, Buffer.from(xlsx, 'base64'))
          lines.push(cliText.saved(out))
        }
        present(io, options.json, { ...all, savedTo: out ?? null }, lines)
      })
    })
}

/** @throws Refusal `campaigns.unknown` */
async function campaignOf(client: DeskClient, named: string): Promise<string> {
  const { choices } = await client.analysis.figures({})
  const found = choices.campaigns.find(({ id, number }) => id === named || number === named)
  if (found === undefined) throw refuse('campaigns.unknown')
  return found.id
}

function figureLines({ dossiers, averageHundredths, excellent, qualified, vetoed, defects, averageSeconds }: Figures) {
  const rate = (share: Figures['excellent']) => {
    const part = shareOf(share)
    return part === null ? said.none : `${(part * 100).toFixed(1)}%`
  }
  return [
    said.line(words.dossiers, String(dossiers)),
    said.line(words.average, averageHundredths === null ? said.none : (averageHundredths / 100).toFixed(2)),
    said.line(words.excellent, rate(excellent)),
    said.line(words.qualified, rate(qualified)),
    said.line(words.vetoed, String(vetoed)),
    said.line(words.defects, String(defects)),
    said.line(words.minutes, averageSeconds === null ? said.none : (averageSeconds / 60).toFixed(1)),
  ]
}

function toDay(text: string): string {
  if (isDay(text)) return text
  throw new InvalidArgumentError(text)
}

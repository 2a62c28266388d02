// anjuan arrange: a dossier's papers in the order of their filing, as a preview or for good.
import type { Arrangement } from '#shared/contract/arranging.ts'
import { arrangingText, placementWords, placeWords } from '#shared/text/arranging.ts'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { alignColumns } from '../columns.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { present } from '../report.ts'
import { withSession } from '../session.ts'

export const registerArrange: RegisterCommand = (program, io) => {
  const help = cliHelp.arrange
  defineCommand(program, 'arrange', help)
    .argument('<案卷>', cliHelp.file.dossier)
    .option('--apply', help.apply)
    .option('--all', help.all)
    .action(async (id: string, _options, command) => {
      const options = optionsOf<{ apply?: true; all?: true }>(command)
      await withSession(io, options, async ({ client }) => {
        const arrangement = await client.arranging.preview({ dossierId: id })
        const applies = options.apply === true && arrangement.moves > 0
        if (applies) await client.arranging.arrange({ dossierId: id })
        const said = applies ? cliText.arranged(arrangement.moves) : cliText.notArranged
        const lines = [...tableOf(arrangement, options.all === true), ...wordsOf(arrangement)]
        present(io, options.json, { arrangement, applied: applies }, [
          ...lines,
          ...(arrangement.moves > 0 ? [said] : []),
        ])
      })
    })
}

function tableOf({ items }: Arrangement, all: boolean): string[] {
  const rows = items
    .filter(({ moves }) => all || moves)
    .map(({ from, to, title, placement }) => [placeWords(from), placeWords(to), title, placementWords(placement)])
  return rows.length === 0 ? [] : alignColumns([[...arrangingText.head], ...rows])
}

function wordsOf({ pack, moves, unlisted, opened }: Arrangement): string[] {
  return [
    arrangingText.pack(pack),
    moves === 0 ? arrangingText.inOrder : arrangingText.summary({ moves, unlisted }),
    ...(opened > 0 ? [arrangingText.opened(opened)] : []),
  ]
}

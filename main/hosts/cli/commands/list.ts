// anjuan list: the dossiers.
import { InvalidArgumentError } from 'commander'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { categoryNames, disposedState, dossierStates } from '#shared/text/states.ts'
import { alignColumns } from '../columns.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { present } from '../report.ts'
import { withSession } from '../session.ts'

type State = 'any' | 'open' | 'sealed'

/** The most one call gives; a larger archive is read in further calls. */
const pageRows = 500

export const registerList: RegisterCommand = (program, io) => {
  const help = cliHelp.list
  defineCommand(program, 'list', help)
    .option('--text <文字>', help.text, '')
    .option('--state <状态>', help.state, toState, 'any')
    .action(async (_options, command) => {
      const options = optionsOf<{ text: string; state: State }>(command)
      const { text, state } = options
      await withSession(io, options, async ({ client }) => {
        const first = await client.dossiers.list({ text, state, limit: pageRows })
        const rows = [...first.rows]
        while (rows.length < first.total) {
          io.signal.throwIfAborted()
          const next = await client.dossiers.list({ text, state, limit: pageRows, offset: rows.length })
          if (next.rows.length === 0) break
          rows.push(...next.rows)
        }
        const table = rows.map((one) => [
          one.id,
          categoryNames[one.category],
          one.number ?? '—',
          one.title,
          one.disposedAt === null ? dossierStates[one.state] : disposedState,
          String(one.papers),
          String(one.recordings),
        ])
        const sum = cliText.dossiersFound({ total: first.total, shown: rows.length })
        present(io, options.json, { total: first.total, rows }, [
          ...alignColumns([[...cliText.listHead], ...table]),
          sum,
        ])
      })
    })
}

function toState(text: string): State {
  if (text === 'any' || text === 'open' || text === 'sealed') return text
  throw new InvalidArgumentError(text)
}

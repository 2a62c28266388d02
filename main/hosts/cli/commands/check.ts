// anjuan check: what lacks in one dossier and what would cure it, or how every dossier of the archive stands.
import type { CheckedDossier, CheckFinding } from '#shared/contract/checks.ts'
import { checkStateNames } from '#shared/text/checks.ts'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { refuse } from '#shared/text/refusal.ts'
import { alignColumns } from '../columns.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import type { CliIo } from '../io.ts'
import { present, tell } from '../report.ts'
import { type CommonOptions, type DeskClient, withSession } from '../session.ts'

/** The most one call gives. */
const pageRows = 500

export const registerCheck: RegisterCommand = (program, io) => {
  const help = cliHelp.check
  defineCommand(program, 'check', help)
    .argument('[案卷]', cliHelp.file.dossier)
    .option('--all', help.all, false)
    .action(async (id: string | undefined, _options, command) => {
      const options = optionsOf<{ all: boolean }>(command)
      if ((id === undefined) !== options.all) throw refuse('cli.usage', { why: help.which })
      await withSession(io, options, ({ client }) =>
        id === undefined ? checkAll(io, options, client) : checkOne(io, options, client, id),
      )
    })
}

async function checkOne(io: CliIo, options: CommonOptions, client: DeskClient, dossierId: string): Promise<void> {
  const check = await client.checks.check({ dossierId })
  const lines = check.findings.filter(({ state }) => state !== 'passed' && state !== 'not-due').map(findingLine)
  present(io, options.json, { check }, [...lines, cliText.checked(check)])
}

function findingLine({ state, title, sentence, clause, cure }: CheckFinding): string {
  return cliText.finding({ state: checkStateNames[state], title, sentence, clause, cure })
}

async function checkAll(io: CliIo, options: CommonOptions, client: DeskClient): Promise<void> {
  for await (const { done, total, state } of await client.checks.checkAll({}, { signal: io.signal })) {
    if (state === 'running') tell(io, options.json, `${cliText.checking({ done, total })}\n`)
  }
  io.signal.throwIfAborted()
  const rows: CheckedDossier[] = []
  for (;;) {
    const page = await client.checks.overview({ limit: pageRows, offset: rows.length })
    rows.push(...page.rows)
    if (page.rows.length === 0 || rows.length >= page.total) break
  }
  const counts = ({ lacking, wrong, unchecked, passed }: CheckedDossier) =>
    [lacking, wrong, unchecked, passed].map(String)
  const table = rows.map((row) => [row.dossierId, ...counts(row), row.title])
  const troubled = rows.filter(({ lacking, wrong }) => lacking + wrong > 0).length
  present(io, options.json, { total: rows.length, troubled, rows }, [
    ...alignColumns([[...cliText.checkHead], ...table]),
    cliText.checkedAll({ total: rows.length, troubled }),
  ])
}

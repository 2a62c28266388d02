// anjuan loan: requests to borrow, their approval, watermarked copies, returns, the register.
import { type Command, InvalidArgumentError } from 'commander'
import { type Loan, LoanFilter } from '#shared/contract/lending.ts'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { loanHelp, loanSaid } from '#shared/text/cli-lending.ts'
import { loanStateNames, overdueName, wayNames } from '#shared/text/lending.ts'
import { refuse } from '#shared/text/refusal.ts'
import { roleNames } from '#shared/text/roles.ts'
import { alignColumns } from '../columns.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import type { CliIo } from '../io.ts'
import { present } from '../report.ts'
import { saveFile, saveObject } from '../save-file.ts'
import { type DeskClient, type Session, withSession } from '../session.ts'

/** The most one call gives. */
const pageRows = 500

export const registerLoan: RegisterCommand = (program, io) => {
  const help = { ...loanHelp, note: loanHelp.ruleNote }
  const loan = defineCommand(program, 'loan', help).helpCommand('help [命令]', cliHelp.helpCommand)
  registerRequest(loan, io)
  registerApprove(loan, io)
  registerCopy(loan, io)
  registerReturn(loan, io)
  registerList(loan, io)
}

function part(loan: Command, usage: string, summary: string): Command {
  return loan.command(usage).description(summary).helpOption('-h, --help', cliHelp.help)
}

const collected = (one: string, before: string[]): string[] => [...before, one]

interface RequestOptions {
  readonly kind: string
  readonly reason: string
  readonly way: 'read' | 'copy'
  readonly name?: string
  readonly unit?: string
  readonly paper: { code: string; number: string }[]
  readonly item: string[]
}

function registerRequest(loan: Command, io: CliIo): void {
  part(loan, 'request', loanHelp.request)
    .argument('<案卷>', loanHelp.dossier)
    .requiredOption('--kind <类别>', loanHelp.kind)
    .requiredOption('--reason <文字>', loanHelp.reason)
    .option('--way <方式>', loanHelp.way, toWay, 'read')
    .option('--name <姓名>', loanHelp.name)
    .option('--unit <机构>', loanHelp.unit)
    .option('--paper <代码=编号>', loanHelp.paper, toPaper, [])
    .option('--item <材料>', loanHelp.item, collected, [])
    .action(async (dossierId: string, _options, command) => {
      const options = optionsOf<RequestOptions>(command)
      const { kind, reason, way, name, unit, paper, item } = options
      const made = await withSession(io, options, ({ client }) =>
        client.lending.request({
          ...{ dossierId, borrowerKind: kind, reason, way, papers: paper },
          borrower: name === undefined ? null : { name, unit: unit ?? null },
          itemIds: item.length === 0 ? null : item,
        }),
      )
      const approvers = made.approvers.map((role) => roleNames[role]).join('、')
      present(io, options.json, { loan: made }, [loanSaid.requested({ number: made.number, approvers })])
    })
}

function registerApprove(loan: Command, io: CliIo): void {
  part(loan, 'approve', loanHelp.approve)
    .argument('<借阅>', loanHelp.loan)
    .option('--note <文字>', loanHelp.note, '')
    .option('--decline <文字>', loanHelp.decline)
    .action(async (named: string, _options, command) => {
      const options = optionsOf<{ note: string; decline?: string }>(command)
      const { note, decline } = options
      const decided = await withSession(io, options, async ({ client }) => {
        const id = await loanId(client, named)
        return decline === undefined
          ? client.lending.approve({ id, note })
          : client.lending.decline({ id, reason: decline })
      })
      const line =
        decided.state === 'approved'
          ? loanSaid.approved({ number: decided.number, dueOn: decided.dueOn ?? '' })
          : loanSaid.declined(decided.number)
      present(io, options.json, { loan: decided }, [line])
    })
}

interface CopyOptions {
  readonly item: string
  readonly out: string
  readonly from?: number
  readonly to?: number
  readonly original: boolean
}

function registerCopy(loan: Command, io: CliIo): void {
  part(loan, 'copy', loanHelp.copy)
    .argument('<借阅>', loanHelp.loan)
    .requiredOption('--item <材料>', loanHelp.copiedItem)
    .requiredOption('--out <文件>', loanHelp.out)
    .option('--from <秒>', loanHelp.from, toSeconds)
    .option('--to <秒>', loanHelp.to, toSeconds)
    .option('--original', loanHelp.original, false)
    .action(async (named: string, _options, command) => {
      const options = optionsOf<CopyOptions>(command)
      await withSession(io, options, async (session) => {
        const { client } = session
        const held = await client.lending.get({ id: await loanId(client, named) })
        const copy = await made(session, held, options)
        const { objectId } = await client.lending.exportCopy({ copyId: copy.id })
        await saveObject(io, session, objectId, options.out)
        const lines = [loanSaid.copied(copy), cliText.saved(options.out)]
        present(io, options.json, { copy, savedTo: options.out }, lines)
      })
    })
}

/** A paper's copy at once; a recording's when its job is done. */
async function made({ client }: Session, loan: Loan, { item, from, to, original }: CopyOptions) {
  const scoped = loan.scope.find(({ itemId }) => itemId === item)
  if (scoped?.kind !== 'recording') return client.lending.copy({ id: loan.id, itemId: item })
  const span = { startMs: Math.round((from ?? 0) * 1000), endMs: to === undefined ? null : Math.round(to * 1000) }
  const before = new Set(loan.copyList.map(({ id }) => id))
  const job = await client.lending.copyClip({ id: loan.id, itemId: item, original, ...span })
  for await (const jobs of await client.jobs.watch({})) {
    if (jobs.find(({ id }) => id === job.id)?.endedAt !== null) break
  }
  const { copyList } = await client.lending.get({ id: loan.id })
  const fresh = copyList.find((copy) => copy.itemId === item && !before.has(copy.id))
  if (fresh === undefined) throw refuse('lending.copy-failed')
  return fresh
}

function registerReturn(loan: Command, io: CliIo): void {
  part(loan, 'return', loanHelp.return)
    .argument('<借阅>', loanHelp.loan)
    .option('--note <文字>', loanHelp.returnNote, '')
    .action(async (named: string, _options, command) => {
      const options = optionsOf<{ note: string }>(command)
      const back = await withSession(io, options, async ({ client }) =>
        client.lending.return({ id: await loanId(client, named), note: options.note }),
      )
      present(io, options.json, { loan: back }, [loanSaid.returned(back.number)])
    })
}

interface ListOptions {
  readonly state: LoanFilter
  readonly dossier?: string
  readonly csv?: string
  readonly pdf?: string
}

function registerList(loan: Command, io: CliIo): void {
  part(loan, 'list', loanHelp.list)
    .option('--state <状态>', loanHelp.filter, toFilter, 'all')
    .option('--dossier <案卷>', loanHelp.dossier)
    .option('--csv <文件>', loanHelp.csv)
    .option('--pdf <文件>', loanHelp.pdf)
    .action(async (_options, command) => {
      const options = optionsOf<ListOptions>(command)
      const search = { filter: options.state, dossierId: options.dossier ?? null }
      await withSession(io, options, async ({ client }) => {
        const { rows, total } = await client.lending.list({ ...search, limit: pageRows })
        const table = rows.map((one) => [
          ...[one.number, one.overdue ? overdueName : loanStateNames[one.state], one.borrower.name],
          ...[one.borrower.unit ?? '—', wayNames[one.way], one.dueOn ?? '—', one.dossierTitle],
        ])
        const lines = [...alignColumns([[...loanSaid.head], ...table]), loanSaid.sum({ total, shown: rows.length })]
        lines.push(...(await savedRegister(io, client, search, options)))
        present(io, options.json, { total, rows }, lines)
      })
    })
}

async function savedRegister(
  io: CliIo,
  client: DeskClient,
  search: { filter: LoanFilter; dossierId: string | null },
  { csv, pdf }: ListOptions,
): Promise<string[]> {
  if (csv === undefined && pdf === undefined) return []
  const register = await client.lending.exportRegister(search)
  if (csv !== undefined) await saveFile(io, csv, register.csv)
  if (pdf !== undefined) await saveFile(io, pdf, pages(register.pdf))
  return [csv, pdf].flatMap((path) => (path === undefined ? [] : [cliText.saved(path)]))
}

async function* pages(base64: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(base64, 'base64')
}

/** @throws Refusal `lending.unknown` */
async function loanId(client: DeskClient, named: string): Promise<string> {
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(named)) return named
  const { rows } = await client.lending.list({ text: named })
  const found = rows.find(({ number }) => number === named)
  if (found === undefined) throw refuse('lending.unknown')
  return found.id
}

function toWay(text: string): 'read' | 'copy' {
  if (text === 'read' || text === 'copy') return text
  throw new InvalidArgumentError(text)
}

function toPaper(text: string, before: { code: string; number: string }[]): { code: string; number: string }[] {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError(text)
  return [...before, { code: text.slice(0, at), number: text.slice(at + 1) }]
}

function toSeconds(text: string): number {
  const seconds = Number(text)
  if (!Number.isFinite(seconds) || seconds < 0) throw new InvalidArgumentError(text)
  return seconds
}

function toFilter(text: string): LoanFilter {
  const read = LoanFilter.safeParse(text)
  if (read.success) return read.data
  throw new InvalidArgumentError(text)
}

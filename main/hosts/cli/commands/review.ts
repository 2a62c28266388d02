// anjuan review: a handler's submission, or a reviewer's written sheet, concluded and made into an opinion.
import { type Review, Submission } from '#shared/contract/review.ts'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { refuse } from '#shared/text/refusal.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import type { CliIo } from '../io.ts'
import { readJsonFile } from '../json-file.ts'
import { present } from '../report.ts'
import { type CommonOptions, type DeskClient, withSession } from '../session.ts'
import { ReviewSheet, resolveAnchor } from '../sheet-files.ts'

interface ReviewOptions {
  readonly submit?: string
  readonly sheet?: string
  readonly leaveOpen: boolean
}

export const registerReview: RegisterCommand = (program, io) => {
  const help = cliHelp.review
  defineCommand(program, 'review', help)
    .argument('<案卷>', cliHelp.file.dossier)
    .option('--submit <文件>', help.submit)
    .option('--sheet <文件>', help.sheet)
    .option('--leave-open', help.open, false)
    .action(async (dossierId: string, _options, command) => {
      const options = optionsOf<ReviewOptions>(command)
      if ((options.submit === undefined) === (options.sheet === undefined)) {
        throw refuse('cli.usage', { why: '--submit / --sheet' })
      }
      if (options.submit !== undefined) return submit(io, options, dossierId, options.submit)
      await examine(io, options, dossierId, options.sheet ?? '-')
    })
}

async function submit(io: CliIo, options: CommonOptions, dossierId: string, path: string): Promise<void> {
  const submission = await readJsonFile(io, path, Submission)
  const review = await withSession(io, options, ({ client }) => client.review.submit({ dossierId, submission }))
  present(io, options.json, { review }, [cliText.submitted(review.id)])
}

async function examine(
  io: CliIo,
  options: CommonOptions & ReviewOptions,
  dossierId: string,
  path: string,
): Promise<void> {
  const sheet = await readJsonFile(io, path, ReviewSheet)
  await withSession(io, options, async ({ client }) => {
    const items = await client.dossiers.items({ id: dossierId })
    const findings = sheet.findings.map((one) => ({ ...one, anchor: resolveAnchor(one.anchor, items) }))
    const { id } = await takeOn(client, dossierId)
    for (const finding of findings) await client.review.addFinding({ id, ...finding })
    const judged = await client.review.judge({ id, heads: sheet.heads, conclusion: sheet.conclusion })
    if (options.leaveOpen) {
      return present(io, options.json, { review: judged, opinion: null }, [cliText.leftOpen(id)])
    }
    const review = await client.review.conclude({ id })
    const opinion = await client.opinions.compose({ kind: 'review', sourceId: id })
    const line = cliText.reviewed({ kind: review.conclusion?.kind ?? '', id })
    present(io, options.json, { review, opinion }, [line, cliText.composed(opinion)])
  })
}

/** The review of this dossier that waits for somebody, or is under way. @throws Refusal `cli.nothing-submitted` */
async function takeOn(client: DeskClient, dossierId: string): Promise<Pick<Review, 'id'>> {
  const { rows } = await client.review.list({ dossierId })
  const open = rows.find(({ state }) => state === 'under-review') ?? rows.find(({ state }) => state === 'submitted')
  if (open === undefined) throw refuse('cli.nothing-submitted')
  return open.state === 'submitted' ? client.review.accept({ id: open.id }) : open
}

// anjuan evaluate: one written sheet over one sealed dossier, concluded and made into an opinion.
import type { Evaluation } from '#shared/contract/evaluation.ts'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { readJsonFile } from '../json-file.ts'
import { present } from '../report.ts'
import { type DeskClient, withSession } from '../session.ts'
import { EvaluationSheet, resolveAnchor } from '../sheet-files.ts'

/** The most one call of `evaluation.judge` takes. */
const judgedAtOnce = 200

export const registerEvaluate: RegisterCommand = (program, io) => {
  const help = cliHelp.evaluate
  defineCommand(program, 'evaluate', help)
    .argument('<案卷>', cliHelp.file.dossier)
    .requiredOption('--sheet <文件>', help.sheet)
    .option('--leave-open', help.open, false)
    .action(async (dossierId: string, _options, command) => {
      const options = optionsOf<{ sheet: string; leaveOpen: boolean }>(command)
      const sheet = await readJsonFile(io, options.sheet, EvaluationSheet)
      await withSession(io, options, async ({ client }) => {
        const items = await client.dossiers.items({ id: dossierId })
        const findings = sheet.findings.map((one) => ({ ...one, anchor: resolveAnchor(one.anchor, items) }))
        const id = await openEvaluation(client, dossierId, sheet.standard)
        for (let at = 0; at < sheet.judgements.length; at += judgedAtOnce) {
          const judgements = sheet.judgements.slice(at, at + judgedAtOnce)
          await client.evaluation.judge({ id, judgements, advice: sheet.advice })
        }
        for (const finding of findings) await client.evaluation.addFinding({ id, ...finding })
        if (options.leaveOpen) {
          const evaluation = await client.evaluation.get({ id })
          return present(io, options.json, { evaluation, opinion: null }, [cliText.leftOpen(id)])
        }
        const evaluation = await client.evaluation.conclude({ id })
        const opinion = await client.opinions.compose({ kind: 'evaluation', sourceId: id })
        present(io, options.json, { evaluation, opinion }, [resultLine(evaluation), cliText.composed(opinion)])
      })
    })
}

/** Figures where the standard gives points, and its grade where it has grades. */
function resultLine(evaluation: Evaluation): string {
  const { id, hasPoints, unscored, band, vetoesHit: vetoes } = evaluation
  if (!hasPoints) return cliText.evaluatedWithoutPoints({ band, vetoes, id })
  const points = (hundredths: number): string => (hundredths / 100).toFixed(2)
  const effective = unscored ? cliText.unscored : points(evaluation.effectiveHundredths)
  return cliText.evaluated({ points: points(evaluation.judgedHundredths), effective, vetoes, id })
}

/** The caller's own sheet where one is open already, else a new one. */
async function openEvaluation(client: DeskClient, dossierId: string, standardId: string): Promise<string> {
  const session = (await client.archive.status({})).session
  const { rows } = await client.evaluation.list({ dossierId, state: 'open' })
  const own = rows.find((row) => row.inspector === session?.displayName && row.standardId === standardId)
  return own?.id ?? (await client.evaluation.start({ dossierId, standardId })).id
}

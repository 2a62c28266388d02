// anjuan soundness: 四性检测 of a dossier, or the one that a package has been through, as a table; and its report as PDF.
import { Option } from 'commander'
import type { SoundnessProgress, SoundnessStage, SoundnessTest } from '#shared/contract/soundness.ts'
import { soundnessStages } from '#shared/contract/soundness.ts'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { refuse } from '#shared/text/refusal.ts'
import { outcomeNames, propertyNames, stageNames, testOutcomeNames } from '#shared/text/soundness.ts'
import { alignColumns } from '../columns.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { type CliIo, exitCodes } from '../io.ts'
import { present, tell } from '../report.ts'
import { saveFile, saveObject } from '../save-file.ts'
import { type DeskClient, type OpenedDesk, withSession } from '../session.ts'

interface SoundnessOptions {
  stage: SoundnessStage
  package?: string
  report?: string
}

export const registerSoundness: RegisterCommand = (program, io, exit) => {
  const help = cliHelp.soundness
  defineCommand(program, 'soundness', help)
    .argument('[案卷]', cliHelp.file.dossier)
    .addOption(new Option('--stage <环节>', help.stage).choices([...soundnessStages]).default('filing'))
    .option('--package <移交包>', help.package)
    .option('--report <文件>', help.report)
    .action(async (dossierId: string | undefined, _options, command) => {
      const options = optionsOf<SoundnessOptions>(command)
      const subject = subjectOf(dossierId, options.package)
      const test = await withSession(io, options, async (opened) => {
        const { client } = opened
        const made =
          subject.of === 'package'
            ? await testOfPackage(client, subject.id)
            : await testDossier(io, options, client, subject.id)
        if (options.report !== undefined) await saveReport(io, opened, made.id, options.report)
        return made
      })
      const saved = options.report === undefined ? [] : [cliText.saved(options.report)]
      present(io, options.json, { soundness: test }, [...tableOf(test), ...saved])
      if (test.outcome === 'failed') exit(exitCodes.refused)
    })
}

function subjectOf(dossierId: string | undefined, packageId: string | undefined) {
  if (dossierId !== undefined && packageId === undefined) return { of: 'dossier', id: dossierId } as const
  if (dossierId === undefined && packageId !== undefined) return { of: 'package', id: packageId } as const
  throw refuse('cli.usage', { why: cliText.soundEither })
}

/** Made when the package was made or taken in; it is not made again here. */
async function testOfPackage(client: DeskClient, packageId: string): Promise<SoundnessTest> {
  const [latest] = await client.soundness.ofPackage({ packageId })
  if (latest === undefined) throw refuse('soundness.untested')
  return latest
}

async function saveReport(io: CliIo, opened: OpenedDesk, id: string, path: string): Promise<void> {
  const { objectId, pdfBase64 } = await opened.client.soundness.report({ id })
  if (objectId !== null) await saveObject(io, opened, objectId, path)
  if (pdfBase64 !== null) await saveFile(io, path, ReadableStream.from([Buffer.from(pdfBase64, 'base64')]))
}

async function testDossier(
  io: CliIo,
  { stage, json }: SoundnessOptions & { json?: boolean | undefined },
  client: DeskClient,
  dossierId: string,
): Promise<SoundnessTest> {
  let told = ''
  for await (const step of await client.soundness.test({ dossierId, stage }, { signal: io.signal })) {
    if (step.test !== null) return step.test
    const words = progressWords(step)
    if (words !== told) tell(io, json, `${words}\n`)
    told = words
  }
  io.signal.throwIfAborted()
  throw new Error('a soundness test ended without a verdict')
}

function progressWords({ phase, done, total }: SoundnessProgress): string {
  return phase === 'judging' || phase === 'done' ? cliText.soundJudging : cliText.soundStep({ phase, done, total })
}

function tableOf(test: SoundnessTest): string[] {
  const rows = test.lines.flatMap(({ property, number, title, outcome, found, findings, more, question }) => {
    const said = findings.map((one) => (one.title === null ? one.sentence : `「${one.title}」${one.sentence}`))
    const [first = found, ...rest] = outcome === 'waiting' ? [question ?? found] : said
    const head = [propertyNames[property], number ?? '—', title, outcomeNames[outcome], first]
    const further = more > 0 ? [...rest, cliText.soundMore(more)] : rest
    return [head, ...further.map((sentence) => ['', '', '', '', sentence])]
  })
  const { passed, failed, waiting, notApplicable } = test
  return [
    ...alignColumns([[...cliText.soundHead], ...rows]),
    cliText.soundSum({
      stage: stageNames[test.stage],
      outcome: testOutcomeNames[test.outcome],
      ...{ passed, failed, waiting, notApplicable },
      id: test.id,
    }),
  ]
}

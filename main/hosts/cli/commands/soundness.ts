// anjuan soundness: 四性检测 of a dossier, as a table, and its report as PDF.
import { Option } from 'commander'
import type { SoundnessProgress, SoundnessStage, SoundnessTest } from '#shared/contract/soundness.ts'
import { soundnessStages } from '#shared/contract/soundness.ts'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { outcomeNames, propertyNames, stageNames, testOutcomeNames } from '#shared/text/soundness.ts'
import { alignColumns } from '../columns.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { type CliIo, exitCodes } from '../io.ts'
import { present, tell } from '../report.ts'
import { saveObject } from '../save-file.ts'
import { type DeskClient, withSession } from '../session.ts'

interface SoundnessOptions {
  stage: SoundnessStage
  report?: string
}

export const registerSoundness: RegisterCommand = (program, io, exit) => {
  const help = cliHelp.soundness
  defineCommand(program, 'soundness', help)
    .argument('<案卷>', cliHelp.file.dossier)
    .addOption(new Option('--stage <环节>', help.stage).choices([...soundnessStages]).default('filing'))
    .option('--report <文件>', help.report)
    .action(async (dossierId: string, _options, command) => {
      const options = optionsOf<SoundnessOptions>(command)
      const test = await withSession(io, options, async (opened) => {
        const { client } = opened
        const made = await testDossier(io, options, client, dossierId)
        if (options.report !== undefined) {
          const { objectId } = await client.soundness.report({ id: made.id })
          await saveObject(io, opened, objectId, options.report)
        }
        return made
      })
      const saved = options.report === undefined ? [] : [cliText.saved(options.report)]
      present(io, options.json, { soundness: test }, [...tableOf(test), ...saved])
      if (test.outcome === 'failed') exit(exitCodes.refused)
    })
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

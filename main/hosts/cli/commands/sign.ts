// anjuan sign: one's own signature on an opinion.
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { signerNames } from '#shared/text/signers.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { present } from '../report.ts'
import { saveObject } from '../save-file.ts'
import { withSession } from '../session.ts'

export const registerSign: RegisterCommand = (program, io) => {
  const help = cliHelp.sign
  defineCommand(program, 'sign', help)
    .argument('<意见书>', help.opinion)
    .option('--out <文件>', help.out)
    .action(async (id: string, _options, command) => {
      const options = optionsOf<{ out?: string }>(command)
      await withSession(io, options, async (session) => {
        const opinion = await session.client.opinions.sign({ id, passphrase: session.passphrase })
        const missing = opinion.signers.filter(({ signedAt }) => signedAt === null)
        const left = missing.map((signer) => signerNames[signer.as]).join('、')
        const lines = [cliText.signed({ ...opinion, left })]
        if (options.out !== undefined) {
          await saveObject(io, session, opinion.objectId, options.out)
          lines.push(cliText.saved(options.out))
        }
        present(io, options.json, { opinion, savedTo: options.out ?? null }, lines)
      })
    })
}

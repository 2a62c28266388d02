// anjuan demo: the sample county, the whole way.
import { cliHelp } from '#shared/text/cli.ts'
import { defineCommand, type RegisterCommand } from '../define-command.ts'

export const registerDemo: RegisterCommand = (program, io) => {
  defineCommand(program, 'demo', cliHelp.demo).action(async () => {
    const { runDemo } = await import('../demo.ts')
    await runDemo(io)
  })
}

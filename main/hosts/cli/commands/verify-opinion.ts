// anjuan verify-opinion: a signed PDF as a stranger would check it, without archive and without signing in.
import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type PdfSignature, verifyPdf } from '#main/opinions/signing/index.ts'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { instantText } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { type CliIo, exitCodes } from '../io.ts'
import { present } from '../report.ts'

export const registerVerifyOpinion: RegisterCommand = (program, io, exit) => {
  const help = cliHelp.verifyOpinion
  defineCommand(program, 'verify-opinion', help)
    .argument('<PDF>', help.pdf)
    .option('--root <文件>', help.root)
    .action(async (path: string, _options, command) => {
      const options = optionsOf<{ root?: string }>(command)
      const roots = options.root === undefined ? [] : [await readCertificate(io, options.root)]
      const verdict = await verifyPdf({ pdf: await readBytes(io, path), roots })
      const unproven = verdict.state === 'untrusted' && roots.length === 0
      const sentence = unproven ? cliText.validUnproven : cliText.verdict(verdict.state)
      const lines = [sentence, ...verdict.signatures.map(describe)]
      if (verdict.signatures.length > 0) lines.push(cliText.ownTime)
      present(io, options.json, { ...verdict, sentence, rootGiven: roots.length > 0 }, lines)
      if (verdict.state !== 'valid' && !unproven) exit(exitCodes.refused)
    })
}

function describe({ signer, unit, at, state }: PdfSignature): string {
  return cliText.signature({
    signer,
    unit: unit ?? '',
    at: at === null ? '—' : instantText(at),
    state: cliText.signatureStates[state] ?? state,
  })
}

/** @throws Refusal `cli.no-such-path` */
async function readBytes(io: CliIo, path: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(io.cwd, path))
  } catch {
    throw refuse('cli.no-such-path', { path })
  }
}

/** @throws Refusal `cli.no-such-path`, `cli.bad-certificate` */
async function readCertificate(io: CliIo, path: string): Promise<Uint8Array> {
  const bytes = await readBytes(io, path)
  try {
    return new X509Certificate(bytes).raw
  } catch {
    throw refuse('cli.bad-certificate', { path })
  }
}

// From the command's options to a signed-in client of the router, in process.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import type { Connection, DeskCore } from '#main/desk-core.ts'
import type { Contract } from '#shared/contract/index.ts'
import type { Session as SignedIn } from '#shared/contract/people.ts'
import { cliText } from '#shared/text/cli.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { CliIo } from './io.ts'

export type DeskClient = ContractRouterClient<Contract>

/** Options that every command takes. */
export interface CommonOptions {
  readonly archive?: string
  readonly user?: string
  readonly passphraseFile?: string
  readonly passphraseFd?: string
  readonly json?: boolean
}

export interface OpenedDesk {
  readonly desk: DeskCore
  readonly connection: Connection
  readonly client: DeskClient
}

export interface Session extends OpenedDesk {
  readonly caller: SignedIn
  /** Kept for signing, which asks for it again. */
  readonly passphrase: string
}

/** Opens the desk of `--archive` for `work`, and closes it however that ends. */
export async function withDesk<T>(
  io: CliIo,
  options: CommonOptions,
  work: (opened: OpenedDesk) => Promise<T>,
): Promise<T> {
  io.signal.throwIfAborted()
  const desk = io.openDesk(archiveFolder(io, options))
  try {
    const connection = desk.connect()
    const client: DeskClient = createRouterClient(desk.router, { context: { connection } })
    const result = await work({ desk, connection, client })
    io.signal.throwIfAborted()
    return result
  } finally {
    await desk.close()
  }
}

/** The same with `--user` signed in. */
export async function withSession<T>(
  io: CliIo,
  options: CommonOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const name = userName(io, options)
  archiveFolder(io, options)
  const [passphrase = ''] = await readPassphrases(io, options, [cliText.ask.passphrase(name)])
  return withDesk(io, options, async (opened) => {
    const caller = await opened.client.people.signIn({ name, passphrase })
    return work({ ...opened, caller, passphrase })
  })
}

/** @throws Refusal `cli.no-archive` */
export function archiveFolder(io: CliIo, { archive }: CommonOptions): string {
  const folder = archive ?? io.env.ANJUAN_ARCHIVE
  if (folder === undefined || folder === '') throw refuse('cli.no-archive')
  return resolve(io.cwd, folder)
}

export function userName(io: CliIo, { user }: CommonOptions): string {
  const name = user ?? io.env.ANJUAN_USER
  if (name === undefined || name === '') throw refuse('cli.no-user')
  return name
}

/** One passphrase for each prompt: from the file or descriptor (one a line), else asked for. Never from an argument. */
export async function readPassphrases(
  io: CliIo,
  options: CommonOptions,
  prompts: readonly string[],
): Promise<string[]> {
  const { passphraseFile, passphraseFd } = options
  if (passphraseFd !== undefined && !/^\d{1,4}$/.test(passphraseFd))
    throw refuse('cli.no-passphrase', { wanted: prompts.length })
  if (passphraseFd !== undefined) return readLines(Number(passphraseFd), prompts.length)
  if (passphraseFile !== undefined) return readLines(resolve(io.cwd, passphraseFile), prompts.length)
  const typed: string[] = []
  for (const prompt of prompts) typed.push(await io.readSecret(prompt))
  return typed
}

/** Asks twice for a secret that is being set, so that a slip does not lock anybody out. */
export async function readNewPassphrase(io: CliIo, name: string, file: string | undefined): Promise<string> {
  if (file !== undefined) return readLines(resolve(io.cwd, file), 1)[0] ?? ''
  const first = await io.readSecret(cliText.ask.newPassphrase(name))
  if (first !== (await io.readSecret(cliText.ask.again))) throw refuse('cli.passphrases-differ')
  return first
}

function readLines(source: string | number, wanted: number): string[] {
  const lines = readText(source).split(/\r?\n/).slice(0, wanted)
  if (lines.length < wanted || lines.includes('')) throw refuse('cli.no-passphrase', { wanted })
  return lines
}

function readText(source: string | number): string {
  try {
    return readFileSync(source, 'utf8').replace(/^\ufeff/, '')
  } catch {
    return ''
  }
}

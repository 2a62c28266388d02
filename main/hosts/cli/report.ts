// Results to standard output, progress and failures to standard error; with --json one object, whatever happens.
import { randomBytes } from 'node:crypto'
import { ORPCError } from '@orpc/server'
import { CommanderError } from 'commander'
import { cliText, cliUsage } from '#shared/text/cli.ts'
import { faultSentence, isFaultCode } from '#shared/text/faults.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import { type CliIo, type ExitCode, exitCodes } from './io.ts'

/** `value` with --json, otherwise the lines for people. */
export function present(io: CliIo, json: boolean | undefined, value: unknown, lines: readonly string[]): void {
  if (json === true) io.stdout(`${JSON.stringify(value)}\n`)
  else io.stdout(lines.map((line) => `${line}\n`).join(''))
}

/** Progress for people; scripts that asked for JSON read nothing else. */
export function tell(io: CliIo, json: boolean | undefined, text: string): void {
  if (json !== true) io.stderr(text)
}

type Fault =
  | { readonly state: 'refused'; readonly code: string; readonly params: Readonly<Record<string, unknown>> }
  | { readonly state: 'internal'; readonly number: string }
  | { readonly state: 'cancelled' }

/** Says what went wrong and returns the exit code. Nothing of an unexpected error but a number is ever shown. */
export function reportFault(io: CliIo, json: boolean, error: unknown): ExitCode {
  const fault = toFault(io, error)
  if (fault.state === 'cancelled') {
    sayFault(io, json, cliText.cancelled, { cancelled: true })
    return exitCodes.cancelled
  }
  if (fault.state === 'internal') {
    const sentence = faultSentence('door.incident', { number: fault.number })
    sayFault(io, json, sentence, { incident: { number: fault.number, sentence } })
    return exitCodes.internal
  }
  const { code, params } = fault
  const sentence = isFaultCode(code) ? faultSentence(code, params) : code
  sayFault(io, json, sentence, { refused: { code, sentence, params } })
  return exitCodes.refused
}

function sayFault(io: CliIo, json: boolean, sentence: string, value: unknown): void {
  if (json) io.stdout(`${JSON.stringify(value)}\n`)
  else io.stderr(`${sentence}\n`)
}

function toFault(io: CliIo, error: unknown): Fault {
  if (isRefusal(error)) return { state: 'refused', code: error.code, params: error.params }
  if (error instanceof CommanderError) return toFault(io, refuse('cli.usage', { why: usageFault(error) }))
  if (error instanceof ORPCError) return crossedFault(error)
  if (io.signal.aborted || (error instanceof Error && error.name === 'AbortError')) return { state: 'cancelled' }
  return { state: 'internal', number: newNumber() }
}

function crossedFault(error: ORPCError<string, unknown>): Fault {
  const data = (error.data ?? {}) as { code?: string; params?: Record<string, unknown>; number?: string }
  if (error.code === 'REFUSED') return { state: 'refused', code: data.code ?? '', params: data.params ?? {} }
  if (error.code === 'BAD_REQUEST') return { state: 'refused', code: 'door.input', params: { at: 'input' } }
  return { state: 'internal', number: data.number ?? newNumber() }
}

function newNumber(): string {
  return randomBytes(4).toString('hex')
}

/** Commander speaks English; its codes are translated, and what it quotes is kept. */
function usageFault({ code, message }: CommanderError): string {
  const quoted = /'([^']*)'/.exec(message)?.[1]
  const why = cliUsage[code] ?? code
  return quoted === undefined ? why : `${why} ${quoted}`
}

// Everything the command line touches of the world around it, so that tests can run it in process.
import type { DeskCore } from '#main/desk-core.ts'

export interface CliIo {
  stdout(text: string): void
  stderr(text: string): void
  /** Asks for a secret without showing it. @throws Refusal `cli.no-terminal` */
  readSecret(prompt: string): Promise<string>
  /** All of standard input, for `-` in the place of a file. */
  readInput(): Promise<string>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** Aborted by Ctrl+C: the command stops, and ends with exit code 130. */
  readonly signal: AbortSignal
  /** Tests put in a desk with their own clock and cheap keys. */
  openDesk(folder: string): DeskCore
}

/** 0 done, 2 refused, 3 our own fault, 130 cancelled. */
export const exitCodes = { done: 0, refused: 2, internal: 3, cancelled: 130 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

// The real terminal: secrets are typed unseen, Ctrl+C cancels.
import { refuse } from '#shared/text/refusal.ts'
import { openDesk } from '../open-desk.ts'
import type { CliIo } from './io.ts'

export function createTerminalIo(): CliIo {
  const cancelled = new AbortController()
  process.on('SIGINT', () => cancelled.abort(new DOMException('cancelled', 'AbortError')))
  process.on('SIGTERM', () => cancelled.abort(new DOMException('cancelled', 'AbortError')))
  // A reader that has seen enough (`anjuan list | head`) is not a failure.
  process.stdout.on('error', () => undefined)
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    readSecret: (prompt) => readSecret(prompt, cancelled),
    async readInput() {
      const chunks: Buffer[] = []
      for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
      return Buffer.concat(chunks).toString('utf8')
    },
    env: process.env,
    cwd: process.cwd(),
    signal: cancelled.signal,
    openDesk: (folder) => openDesk({ folder, host: 'cli' }),
  }
}

const enter = ['\r', '\n', '\u0004']
const erase = ['\u007f', '\b']

function readSecret(prompt: string, cancelled: AbortController): Promise<string> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) return Promise.reject(refuse('cli.no-terminal'))
  stderr.write(prompt)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  return new Promise((resolve, reject) => {
    let typed: string[] = []
    function end(settle: () => void): void {
      stdin.off('data', read)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
      settle()
    }
    function read(text: string): void {
      for (const character of text) {
        if (character === '\u0003') {
          cancelled.abort(new DOMException('cancelled', 'AbortError'))
          end(() => reject(cancelled.signal.reason))
          return
        }
        if (enter.includes(character)) {
          end(() => resolve(typed.join('')))
          return
        }
        if (erase.includes(character)) typed = typed.slice(0, -1)
        else if (character >= ' ') typed.push(character)
      }
    }
    stdin.on('data', read)
    stdin.resume()
  })
}

// The sample county, the whole way.
import type { CliIo } from './io.ts'

export async function runDemo(io: CliIo): Promise<void> {
  io.stderr('\n')
}

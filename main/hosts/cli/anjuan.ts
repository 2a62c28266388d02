#!/usr/bin/env node
// The command line's entry.
import { runCli } from './run-cli.ts'
import { createTerminalIo } from './terminal-io.ts'

process.exitCode = await runCli(process.argv.slice(2), createTerminalIo())

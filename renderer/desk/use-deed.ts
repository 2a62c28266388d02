// Runs a command, refreshes what it changed, and keeps its failure as a sentence.
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { type Failure, toFailure } from './failure.ts'

export type DeedSettings<Input, Output> = {
  /** Keys of what the command changes; they are read again after it. */
  readonly refreshes?: readonly QueryKey[] | undefined
  readonly onDone?: ((output: Output, input: Input) => void) | undefined
  /** Said briefly when done. */
  readonly done?: string | undefined
  /** The screen shows the failure itself, beside the form. */
  readonly ownFailure?: boolean | undefined
}

export type Deed<Input, Output> = {
  readonly run: (input: Input) => void
  /** The same, as a promise that never rejects: null when it failed. */
  readonly ask: (input: Input) => Promise<Output | null>
  readonly running: boolean
  readonly failure: Failure | null
  readonly clear: () => void
}

export function useDeed<Input, Output>(
  call: (input: Input) => Promise<Output>,
  settings: DeedSettings<Input, Output> = {},
): Deed<Input, Output> {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const mutation = useMutation<Output, Error, Input>({
    mutationFn: (input) => call(input),
    onSuccess: async (output, input) => {
      for (const queryKey of settings.refreshes ?? []) void queries.invalidateQueries({ queryKey })
      if (settings.done !== undefined) void message.success(settings.done)
      settings.onDone?.(output, input)
    },
    onError: (error) => {
      if (!settings.ownFailure) void message.error(toFailure(error).sentence)
    },
  })
  return {
    run: (input) => mutation.mutate(input),
    ask: (input) => mutation.mutateAsync(input).catch(() => null),
    running: mutation.isPending,
    failure: mutation.error === null ? null : toFailure(mutation.error),
    clear: mutation.reset,
  }
}

// Signing one paper, opinion or issued: asked for the passphrase, signed, and shown as it is then.
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDeed } from '../desk/use-deed.ts'

export interface SigningAct {
  readonly running: boolean
  readonly sentence: string | undefined
  clear(): void
  run(passphrase: string): void
}

export interface Signing {
  readonly asking: boolean
  onAsk(asking: boolean): void
  readonly act: SigningAct
}

/**
 * @param shown where the desk keeps this paper
 * @param refreshes what else changes with a signature
 */
export function useSigning<Paper>(
  sign: (input: { id: string; passphrase: string }) => Promise<Paper>,
  { id, shown, refreshes }: { id: string; shown: QueryKey; refreshes: readonly QueryKey[] },
): Signing {
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const deed = useDeed(sign, {
    ownFailure: true,
    refreshes,
    onDone: (signed) => {
      queries.setQueryData(shown, signed)
      setAsking(false)
    },
  })
  return {
    asking,
    onAsk: setAsking,
    act: {
      running: deed.running,
      sentence: deed.failure?.sentence,
      clear: deed.clear,
      run: (passphrase) => deed.run({ id, passphrase }),
    },
  }
}

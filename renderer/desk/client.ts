// The one client of the desk's calls, typed by the contract. Bytes do not travel here: see bytes-url and upload.
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { Contract } from '#shared/contract/index.ts'

export type DeskClient = ContractRouterClient<Contract>

/** Works on http://127.0.0.1 and on desk://app alike: both serve the calls beside the page. */
export const desk: DeskClient = createORPCClient(new RPCLink({ url: () => new URL('/rpc', location.href).href }))

/** The same calls as query and mutation options: `deskQuery.dossiers.list.queryOptions({ input })`. */
export const deskQuery = createTanstackQueryUtils(desk)

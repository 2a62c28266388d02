// What the address of the exchange screen keeps.
import * as z from 'zod'

const Search = z.object({
  way: z.enum(['out', 'in']).optional().catch(undefined),
  package: z.uuid().optional().catch(undefined),
})
export type ExchangeSearch = z.infer<typeof Search>

export const exchangeSearch = (search: Record<string, unknown>): ExchangeSearch => Search.parse(search)

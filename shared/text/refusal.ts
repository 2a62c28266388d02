// A refusal is the one kind of failure that people may see: a code with typed parameters. Its Chinese sentence lives in
// the fault tables; window, browser and terminal all show the same one. Anything else that is thrown is our bug.
import { type FaultCode, type FaultParams, faultSentence } from './faults.ts'

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: FaultCode
  readonly params: Readonly<Record<string, unknown>>

  constructor(code: FaultCode, params: Readonly<Record<string, unknown>>) {
    super(code)
    this.code = code
    this.params = params
  }

  get sentence(): string {
    return faultSentence(this.code, this.params)
  }
}

/** Makes the refusal for `code`; the compiler asks for exactly the parameters its sentence needs. */
export function refuse<C extends FaultCode>(
  code: C,
  ...params: FaultParams<C> extends undefined ? [] : [FaultParams<C>]
): Refusal {
  return new Refusal(code, (params[0] ?? {}) as Record<string, unknown>)
}

export function isRefusal(value: unknown, code?: FaultCode): value is Refusal {
  return value instanceof Refusal && (code === undefined || value.code === code)
}

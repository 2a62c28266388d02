// Whatever a call throws, as one sentence a person can act on. Refusals bring theirs; our own bugs bring a number.
import { ORPCError } from '@orpc/client'
import { faultSentence, isFaultCode } from '#shared/text/faults.ts'
import { deskText } from './text.ts'

export type Failure = {
  readonly sentence: string
  /** The refusal's code, when it was one. */
  readonly code: string | null
  /** Number under which our own bug was filed. */
  readonly incident: string | null
  /** The desk could not be reached at all. */
  readonly unreachable: boolean
}

const none = { code: null, incident: null, unreachable: false } as const

export function toFailure(error: unknown): Failure {
  if (error instanceof ORPCError) {
    if (error.code === 'BAD_REQUEST') return { ...none, sentence: deskText.badInput }
    return failureIn(error.data)
  }
  if (error instanceof TypeError) return { ...none, sentence: deskText.unreachable, unreachable: true }
  return { ...none, sentence: deskText.unknown }
}

/** The failure in the data of an answer: `{ code, params }` of a refusal, or `{ number }` of an incident. */
export function failureIn(data: unknown): Failure {
  const code = textIn(data, 'code')
  if (code !== null && isFaultCode(code)) return { ...none, code, sentence: faultSentence(code, paramsIn(data)) }
  const number = textIn(data, 'number')
  if (number !== null) return { ...none, sentence: deskText.incident, incident: number }
  return { ...none, sentence: deskText.unknown }
}

export function isSignedOut(error: unknown): boolean {
  return toFailure(error).code === 'people.signed-out'
}

export function isForbidden(error: unknown): boolean {
  return toFailure(error).code === 'people.forbidden'
}

function textIn(data: unknown, key: string): string | null {
  if (typeof data !== 'object' || data === null) return null
  const value: unknown = Reflect.get(data, key)
  return typeof value === 'string' ? value : null
}

function paramsIn(data: unknown): Record<string, unknown> {
  if (typeof data !== 'object' || data === null) return {}
  const params: unknown = Reflect.get(data, 'params')
  return typeof params === 'object' && params !== null ? { ...params } : {}
}

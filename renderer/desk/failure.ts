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

export function toFailure(error: unknown): Failure {
  const none = { code: null, incident: null, unreachable: false } as const
  if (!(error instanceof ORPCError)) {
    return error instanceof TypeError
      ? { ...none, sentence: deskText.unreachable, unreachable: true }
      : { ...none, sentence: deskText.unknown }
  }
  const data: unknown = error.data
  const number = textIn(data, 'number')
  if (error.code === 'INCIDENT' && number !== null) {
    return { ...none, sentence: deskText.incident, incident: number }
  }
  const code = textIn(data, 'code')
  if (code !== null && isFaultCode(code)) return { ...none, code, sentence: faultSentence(code, paramsIn(data)) }
  if (error.code === 'BAD_REQUEST') return { ...none, sentence: deskText.badInput }
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

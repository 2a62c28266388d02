// Failures outside the calls (bytes, intake) cross as data, just as they do inside them.
import { isRefusal } from '#shared/text/refusal.ts'
import { plainHeaders } from './response-headers.ts'

/** Files the failure where the desk keeps such things, and returns the number that may be shown. */
export type FileIncident = (error: unknown) => string

export function jsonResponse(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...plainHeaders, 'Content-Type': 'application/json; charset=utf-8' },
  })
}

/** 409 `{ code, params }` for a refusal, 500 `{ number }` for anything else. */
export function faultResponse(error: unknown, fileIncident: FileIncident): Response {
  if (isRefusal(error)) return jsonResponse(409, { code: error.code, params: error.params })
  return jsonResponse(500, { number: fileIncident(error) })
}

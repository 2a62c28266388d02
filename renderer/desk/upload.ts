// Sends one file to its intake ticket, with progress and cancel. XMLHttpRequest, because fetch tells nothing of an upload's progress.
import type { IntakeTicket } from '#shared/contract/intake.ts'
import { failureIn } from './failure.ts'
import { deskText } from './text.ts'

export type UploadOutcome =
  | { readonly state: 'answered'; readonly ticket: IntakeTicket }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly sentence: string }

export type UploadOptions = {
  readonly ticket: string
  readonly file: Blob
  readonly signal: AbortSignal
  /** Bytes sent so far. */
  readonly onProgress: (doneBytes: number) => void
}

export async function uploadFile(options: UploadOptions): Promise<UploadOutcome> {
  const outcome = await sendBytes(options)
  if (outcome.state !== 'answered') return outcome
  if (isTicket(outcome.body)) return { state: 'answered', ticket: outcome.body }
  return { state: 'failed', sentence: failureIn(outcome.body).sentence }
}

export type SendOutcome =
  /** The desk heard it out; what it made of it is in the body, or to be asked for. */
  | { readonly state: 'answered'; readonly body: unknown; readonly accepted: boolean }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly sentence: string }

/** The bytes of one file to the address it was promised, whether a ticket or a dock's file. */
export function sendBytes({ ticket, file, signal, onProgress }: UploadOptions): Promise<SendOutcome> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve({ state: 'cancelled' })
      return
    }
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    const end = (outcome: SendOutcome) => {
      signal.removeEventListener('abort', abort)
      resolve(outcome)
    }
    signal.addEventListener('abort', abort)
    request.open('PUT', new URL(`/intake/${encodeURIComponent(ticket)}`, location.href).href)
    request.responseType = 'json'
    request.upload.onprogress = (event) => onProgress(event.loaded)
    request.onabort = () => end({ state: 'cancelled' })
    request.onerror = () => end({ state: 'failed', sentence: deskText.unreachable })
    request.onload = () => end({ state: 'answered', body: request.response, accepted: request.status < 300 })
    request.send(file)
  })
}

/** The answer comes from our own door, in the contract's shape; only its kind is asked for here. */
function isTicket(body: unknown): body is IntakeTicket {
  return typeof body === 'object' && body !== null && 'ticket' in body && 'state' in body
}

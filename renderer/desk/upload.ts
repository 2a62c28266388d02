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

export function uploadFile({ ticket, file, signal, onProgress }: UploadOptions): Promise<UploadOutcome> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve({ state: 'cancelled' })
      return
    }
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    const end = (outcome: UploadOutcome) => {
      signal.removeEventListener('abort', abort)
      resolve(outcome)
    }
    signal.addEventListener('abort', abort)
    request.open('PUT', new URL(`/intake/${encodeURIComponent(ticket)}`, location.href).href)
    request.responseType = 'json'
    request.upload.onprogress = (event) => onProgress(event.loaded)
    request.onabort = () => end({ state: 'cancelled' })
    request.onerror = () => end({ state: 'failed', sentence: deskText.unreachable })
    request.onload = () => end(outcomeOf(request.response))
    request.send(file)
  })
}

function outcomeOf(body: unknown): UploadOutcome {
  if (isTicket(body)) return { state: 'answered', ticket: body }
  return { state: 'failed', sentence: failureIn(body).sentence }
}

/** The answer comes from our own door, in the contract's shape; only its kind is asked for here. */
function isTicket(body: unknown): body is IntakeTicket {
  return typeof body === 'object' && body !== null && 'ticket' in body && 'state' in body
}

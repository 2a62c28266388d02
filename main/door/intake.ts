// PUT /intake/<ticket>: the bytes of one offered file on their way into the store.
import type { Connection, DeskCore } from '#main/desk-core.ts'
import { type FileIncident, faultResponse, jsonResponse } from './fault-response.ts'

interface IntakeRequest {
  readonly desk: Pick<DeskCore, 'receive'>
  readonly connection: Connection
  readonly ticket: string
  readonly request: Request
  readonly fileIncident: FileIncident
}

/** 200 with the ticket, also when it ended `refused` or `cancelled`: those are outcomes. */
export async function answerIntake({
  desk,
  connection,
  ticket,
  request,
  fileIncident,
}: IntakeRequest): Promise<Response> {
  const body: ReadableStream<Uint8Array> = request.body ?? new Blob([]).stream()
  try {
    return jsonResponse(200, await desk.receive(connection, ticket, body, request.signal))
  } catch (error) {
    return faultResponse(error, fileIncident)
  }
}

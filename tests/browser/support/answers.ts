// Answers calls in the desk's stead, for states that a real desk is seldom in: an error, nothing yet, a list of thousands.
import type { Page } from 'playwright'

/** `fails` is our own bug with its number; `refuses` the refusal of that code; `hangs` never comes. */
export type Answer =
  | { readonly gives: unknown }
  | { readonly fails: string }
  | { readonly refuses: string }
  | { readonly hangs: true }

/** @param call as in the contract: docks.list */
export async function answerCall(page: Page, call: string, answer: (input: unknown) => Answer): Promise<void> {
  await page.route(`**/rpc/${call.replace('.', '/')}`, async (route) => {
    const given = answer(inputOf(route.request().postData()))
    if ('hangs' in given) return
    if ('gives' in given) return route.fulfill({ json: { json: given.gives } })
    const [status, code, data] =
      'refuses' in given
        ? [409, 'REFUSED', { code: given.refuses, params: {} }]
        : [500, 'INCIDENT', { number: given.fails }]
    return route.fulfill({ status, json: { json: { defined: true, code, status, message: code, data } } })
  })
}

function inputOf(body: string | null): unknown {
  if (body === null) return undefined
  const parsed: unknown = JSON.parse(body)
  return typeof parsed === 'object' && parsed !== null && 'json' in parsed ? parsed.json : undefined
}

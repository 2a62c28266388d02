// A desk that cannot be reached for one call, as the page sees it. Inside the page, not as a route of the test's: what a page
// sends while it is left slips past those.
import type { Page } from 'playwright'

const sign = 'test.away'

/** From its next load on, the page cannot make this call while `goAway` stands. */
export async function canLose(page: Page, call: string): Promise<void> {
  await page.addInitScript(
    ({ name, path }) => {
      const real = window.fetch.bind(window)
      window.fetch = (input, init) => {
        const address = input instanceof Request ? input.url : String(input)
        const isAway = address.includes(path) && localStorage.getItem(name) !== null
        return isAway ? Promise.reject(new TypeError('away')) : real(input, init)
      }
    },
    { name: sign, path: `/rpc/${call}` },
  )
  await page.reload()
}

/** In any page of the same window's session. */
export async function goAway(page: Page): Promise<void> {
  await page.evaluate((name) => localStorage.setItem(name, 'yes'), sign)
}

export async function comeBack(page: Page): Promise<void> {
  await page.evaluate((name) => localStorage.removeItem(name), sign)
}

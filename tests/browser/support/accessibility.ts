// What axe finds wrong with a page as it is now.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'

export interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string | undefined }[]
}

/**
 * Only violations are worked out to their nodes; nothing is loaded beside the page; and its result is put together where it was
 * found, not in a page of its own, which pages without foreign frames do not need. A quarter of the time, the same findings.
 */
export async function violationsOf(page: Page): Promise<readonly Violation[]> {
  const options = { resultTypes: ['violations' as const], preload: false }
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options(options).analyze()
  return violations
}

// What was refused, for tests that ask by which code.
import { isRefusal } from '#shared/text/refusal.ts'

/** The refusal's code and parameters; fails when nothing was refused. */
export async function refused(work: () => unknown): Promise<{ code: string; params: unknown }> {
  try {
    await work()
  } catch (error) {
    if (isRefusal(error)) return { code: error.code, params: error.params }
    throw error
  }
  throw new Error('nothing was refused')
}

export const codeOf = async (work: () => unknown): Promise<string> => (await refused(work)).code

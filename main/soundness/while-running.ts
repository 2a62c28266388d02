// Long work whose state is shown while it goes on: something to yield several times a second, and the work's own answer at the end.

const everyMs = 250

export async function* whileRunning<T, P>(work: Promise<T>, shown: () => P): AsyncGenerator<P, T> {
  let running = true
  // Its failure is thrown by the last line; meanwhile it must not count as unhandled.
  const ended = work.then(
    () => undefined,
    () => undefined,
  )
  while (running) {
    yield shown()
    running = await Promise.race([ended.then(() => false), rest()])
  }
  return await work
}

function rest(): Promise<true> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(true), everyMs).unref()
  })
}

// Who may go through together: several small files, whose time goes into waiting for disks and processes, or one large file alone.
// In the order of asking, so that neither a stream of small ones nor a window's files keep the others out.

export interface Gate {
  /** Resolves, when it is this one's turn, with what lets the next one in. */
  enter(isSmall: boolean): Promise<() => void>
}

export function createGate(smallAtOnce: number): Gate {
  const waiting: { readonly isSmall: boolean; readonly admit: () => void }[] = []
  let inside = 0
  let largeInside = false

  const fits = (isSmall: boolean): boolean => (isSmall ? !largeInside && inside < smallAtOnce : inside === 0)

  function admitNext(): void {
    for (let first = waiting[0]; first !== undefined && fits(first.isSmall); first = waiting[0]) {
      waiting.shift()
      inside += 1
      largeInside = !first.isSmall
      first.admit()
    }
  }

  return {
    enter: (isSmall) =>
      new Promise((resolve) => {
        const leave = (): void => {
          inside -= 1
          largeInside = false
          admitNext()
        }
        waiting.push({ isSmall, admit: () => resolve(leave) })
        admitNext()
      }),
  }
}

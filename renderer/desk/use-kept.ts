// A state that outlives a reload. `useKept` remembers the desk's own settings; `useDraft` what is being typed, for this window only.
import { useState } from 'react'

export function useKept<T>(name: string, initial: T): [T, (value: T) => void] {
  return useStored(localStorage, name, initial)
}

/** Kept in sessionStorage, so that a crash or a lock loses no typing; `clear` it when it has been saved. */
export function useDraft<T>(name: string, initial: T): [T, (value: T) => void, () => void] {
  const [value, set] = useStored(sessionStorage, name, initial)
  const clear = () => {
    set(initial)
    sessionStorage.removeItem(keyOf(name))
  }
  return [value, set, clear]
}

/** Drafts hold case content: none may outlive the person who typed it when another signs in. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
}

const prefix = 'anjuan.'

function keyOf(name: string): string {
  return `${prefix}${name}`
}

function useStored<T>(storage: Storage, name: string, initial: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => read(storage, name, initial))
  const set = (next: T) => {
    setValue(next)
    storage.setItem(keyOf(name), JSON.stringify(next))
  }
  return [value, set]
}

/** What is stored was written by `set` with the same name, so it has the type of `initial`; a torn value falls back to it. */
function read<T>(storage: Storage, name: string, initial: T): T {
  const text = storage.getItem(keyOf(name))
  if (text === null) return initial
  try {
    return JSON.parse(text) as T
  } catch {
    return initial
  }
}

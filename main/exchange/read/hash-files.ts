// Hashes of many files by both algorithms: large packages two files at a time, off the main thread; small ones here.
import { Worker } from 'node:worker_threads'
import { type HashReply, type HashTask, hashFile } from './hash-file.ts'

const own = import.meta.url
const workerUrl = new URL(own.endsWith('.ts') ? './hash-worker.ts' : './hash-worker.js', own)
const atOnce = 2
/** Under this in all, starting workers costs more than they save. */
const worthBytes = 8 * 1024 * 1024

export interface SizedTask extends HashTask {
  readonly sizeBytes: number
}

/** Calls `onHash` as each is done. @throws the signal's reason */
export async function hashFiles<T extends SizedTask>(
  tasks: readonly T[],
  onHash: (task: T, reply: HashReply) => void,
  signal: AbortSignal,
): Promise<void> {
  if (tasks.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) < worthBytes) {
    for (const task of tasks) {
      signal.throwIfAborted()
      onHash(task, hashFile(task))
    }
    return
  }
  let next = 0
  async function carry(worker: Worker): Promise<void> {
    for (let task = tasks[next++]; task !== undefined; task = tasks[next++]) {
      signal.throwIfAborted()
      onHash(task, await ask(worker, task, signal))
    }
  }
  const workers = Array.from({ length: Math.min(atOnce, tasks.length) }, () => new Worker(workerUrl))
  try {
    await Promise.all(workers.map(carry))
  } finally {
    for (const worker of workers) void worker.terminate()
  }
}

function ask(worker: Worker, { path, algorithm }: HashTask, signal: AbortSignal): Promise<HashReply> {
  return new Promise((resolve, reject) => {
    const rest = () => {
      worker.off('message', done)
      worker.off('error', failed)
      signal.removeEventListener('abort', stopped)
    }
    const done = (reply: HashReply) => {
      rest()
      resolve(reply)
    }
    const failed = (error: unknown) => {
      rest()
      reject(error)
    }
    const stopped = () => failed(signal.reason)
    worker.on('message', done)
    worker.on('error', failed)
    signal.addEventListener('abort', stopped, { once: true })
    worker.postMessage({ path, algorithm } satisfies HashTask)
  })
}

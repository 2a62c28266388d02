// A worker that hashes files one after the other.
import { parentPort } from 'node:worker_threads'
import { type HashReply, type HashTask, hashFile } from './hash-file.ts'

const port = parentPort
if (port === null) throw new Error('hash-worker runs only as a worker')
port.on('message', (task: HashTask) => port.postMessage(hashFile(task) satisfies HashReply))

// The thread that PGlite runs in: a query there blocks its thread until it is done, and the server must go on answering.
import { parentPort, workerData } from 'node:worker_threads'
import { errorParts, openSession } from './session.mjs'

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort)

/** @type {Awaited<ReturnType<typeof openSession>>} */
let session
try {
  session = await openSession({
    dataDir: workerData.dataDir,
    heard: (channel, payload) => port.postMessage({ heard: { channel, payload } }),
  })
  port.postMessage({ opened: true })
  port.on('message', (message) => void answer(message))
} catch (error) {
  port.postMessage({ failed: errorParts(error) })
}

/** @param {{ id: number, op: 'query' | 'exec' | 'listen' | 'unlisten' | 'close', arguments: [string, (string | null)[]] }} message */
async function answer({ id, op, arguments: [text, parameters] }) {
  try {
    const result = await (op === 'query' ? session.query(text, parameters) : op === 'close' ? session.close() : session[op](text))
    port.postMessage({ id, result })
  } catch (error) {
    port.postMessage({ id, error: errorParts(error) })
  }
}

import { Worker } from 'node:worker_threads'

// Runs beside the work, which may never pause.
const WATCH = `
const { workerData } = require('node:worker_threads')
const end = () => process.kill(process.pid, 'SIGKILL')
setTimeout(end, workerData.time)
setInterval(() => { if (process.memoryUsage.rss() > workerData.memory) end() }, 15)`

/**
 * Ends this process when it lasts too long or takes too much memory, also when whoever started it is gone. For processes that read what
 * comes from outside; stop the watch when the work is done.
 */
export function watchSelf(limits: { timeMs: number; memoryBytes: number }): { stop: () => Promise<void> } {
  const watch = new Worker(WATCH, { eval: true, workerData: { time: limits.timeMs, memory: limits.memoryBytes } })
  return { stop: async () => void (await watch.terminate()) }
}

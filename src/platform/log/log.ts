import { type Logger, pino } from 'pino'
import type { Config } from '../config/config.js'
import { readableStream } from './readable.js'

/** The log of this process: JSON lines on standard output, or lines for people when that is a terminal. Passwords and cookies are left out. */
export function createLog(config: Pick<Config, 'logLevel'>, output: NodeJS.WritableStream & { isTTY?: boolean } = process.stdout): Logger {
  const options = {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['password', '*.password', 'secret', '*.secret', 'req.headers.cookie', 'req.headers.authorization'],
  }
  return pino(options, output.isTTY ? readableStream(output) : output)
}

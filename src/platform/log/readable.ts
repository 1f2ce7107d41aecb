const LEVELS: Record<number, string> = { 10: '跟踪', 20: '调试', 30: '信息', 40: '注意', 50: '错误', 60: '致命' }

/** Turns pino's JSON lines into lines for a terminal: time, level, message, the rest in short. */
export function readableStream(output: { write(text: string): unknown }) {
  return {
    write(line: string): void {
      output.write(readableLine(line))
    },
  }
}

/** One JSON line of the log as a person reads it; anything else as it is. */
function readableLine(line: string): string {
  try {
    const { level, time, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown>
    const details = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : ''
    const stack = isError(err) ? `\n    ${(err.stack ?? err.message).replaceAll('\n', '\n    ')}` : ''
    return `${textOf(time).slice(11, 19)} ${LEVELS[Number(level)] ?? textOf(level)}  ${textOf(msg)}${details}${stack}\n`
  } catch {
    return line
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '')
}

function isError(value: unknown): value is { message: string; stack?: string } {
  return typeof value === 'object' && value !== null && 'message' in value
}

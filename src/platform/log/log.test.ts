import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createLog } from './log.js'
import { readableStream } from './readable.js'

function collected() {
  const lines: string[] = []
  const output = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  return { lines, output }
}

test('lines are JSON without passwords and cookies', () => {
  const { lines, output } = collected()
  const log = createLog({ logLevel: 'info' }, output)
  log.info({ user: { password: 'p' }, req: { headers: { cookie: 'c' } } }, '登录')
  log.debug('not shown')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 30, msg: '登录', user: { password: '[Redacted]' }, req: { headers: { cookie: '[Redacted]' } } },
  ])
})

test('on a terminal they are for people, with the stack of an error', () => {
  const { lines, output } = collected()
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, readableStream(output))
  log.warn({ err: new Error('中断'), job: 'x' }, 'a job failed')
  expect(lines.join('')).toMatch(/^\d\d:\d\d:\d\d 注意 {2}a job failed \{"job":"x"\}\n {4}Error: 中断\n/)
})

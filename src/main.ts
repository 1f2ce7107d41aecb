import { FEATURES, webApp } from './app.js'
import { firstLink, linkPath } from './features/accounts/index.js'
import { systemClock } from './platform/clock.js'
import { readConfig } from './platform/config/config.js'
import { serveControl } from './platform/control/control.js'
import { createPlatform } from './platform/create.js'
import { migrate } from './platform/db/migrate.js'
import { openDatabase } from './platform/db/open.js'
import { Fault } from './platform/errors/errors.js'
import { listenOn, stopGracefully } from './platform/http/listen.js'
import { createLog } from './platform/log/log.js'
import { step } from './platform/progress.js'
import { seedDemo } from './platform/seed.js'

await start().catch((error: unknown) => {
  process.stderr.write(error instanceof Fault ? `${error.text}\n` : `启动失败：${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(error instanceof Fault ? 2 : 3)
})

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config)
  const database = await step(config.databaseUrl ? '连接数据库' : '打开内置数据库（第一次需要几秒）', () => openDatabase(config))
  await step('检查数据表', () => migrate(database, FEATURES))
  const platform = createPlatform(config, database, systemClock, log, FEATURES)
  await step('载入演示内容', () => seedDemo(platform, FEATURES))
  const app = await step('装配页面和接口', () => webApp(platform))
  await platform.cache.start()
  const link = await firstLink(platform)
  const addresses = await listenOn(app, config)
  const control = await serveControl(platform, FEATURES)
  await platform.jobs.start()
  for (const address of addresses) process.stdout.write(`网站已经打开：${address}\n`)
  const base = config.publicUrl ?? addresses[0]
  if (link) process.stdout.write(`第一位管理员请在 24 小时内打开这个链接设置密码（只能用一次）：\n${base}${linkPath(link.token)}\n`)
  stopGracefully(app, log, async () => {
    control.close()
    await platform.jobs.stop()
    await platform.cache.stop()
    await database.close()
  })
}

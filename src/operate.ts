import { readConfig } from './platform/config/config.js'
import { askServer } from './platform/control/control.js'
import { Fault } from './platform/errors/errors.js'

/**
 * Does one of the features' operator verbs: through the server that runs on this data folder, or with the database opened here when
 * none runs. Throws the Fault that the verb answers with.
 */
export async function operate(name: string, input: Record<string, string>): Promise<unknown> {
  const config = readConfig(process.env)
  const answer = await askServer(config.dataDir, name, input)
  return answer === undefined ? operateHere(name, input, config) : answer
}

async function operateHere(name: string, input: Record<string, string>, config: ReturnType<typeof readConfig>): Promise<unknown> {
  const [{ FEATURES }, { openDatabase }, { migrate }, { createPlatform }, { systemClock }, { createLog }, { toBody }, { operatorVerb }] =
    await Promise.all([
      import('./app.js'),
      import('./platform/db/open.js'),
      import('./platform/db/migrate.js'),
      import('./platform/create.js'),
      import('./platform/clock.js'),
      import('./platform/log/log.js'),
      import('./platform/errors/toBody.js'),
      import('./platform/operator.js'),
    ])
  const database = await openDatabase(config)
  try {
    await migrate(database, FEATURES)
    const platform = createPlatform(config, database, systemClock, createLog({ ...config, logLevel: 'error' }), FEATURES)
    const run = operatorVerb(FEATURES, name)
    if (!run) throw new Fault('not-found', `没有“${name}”这个操作。`)
    return await run(platform, input)
  } catch (error) {
    const body = toBody(error, new Map(FEATURES.flatMap((feature) => Object.entries(feature.refusals ?? {}))))
    if (body.error === 'internal') throw error
    throw new Fault(body.error, body.message)
  } finally {
    await database.close()
  }
}

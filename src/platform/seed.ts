import type { Feature } from './feature.js'
import type { Platform } from './platform.js'

interface SeededTable {
  feature: string
  at: Date
}
declare module './db/database.js' {
  interface Schema {
    seeded: SeededTable
  }
}

/**
 * Lets each feature fill an empty database with the demonstration, once and in order. A feature whose seed was cut off is asked
 * again at the next start, so a seed must bear being repeated. Returns the features that were asked.
 */
export async function seedDemo(platform: Platform, features: readonly Feature[]): Promise<string[]> {
  const { database, clock } = platform
  const done = await database.db.selectFrom('seeded').select('feature').execute()
  const due = features.filter((feature) => feature.seed && !done.some((row) => row.feature === feature.name))
  for (const feature of due) {
    await feature.seed?.(platform)
    await database.db
      .insertInto('seeded')
      .values({ feature: feature.name, at: new Date(clock.now()) })
      .execute()
  }
  return due.map((feature) => feature.name)
}

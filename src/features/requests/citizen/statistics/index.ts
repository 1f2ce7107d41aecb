import type { FastifyInstance } from 'fastify'
import { mountFiles, mountPages } from '../../../../platform/http/mount.js'
import type { Platform } from '../../../../platform/platform.js'
import { statisticsCsv, statisticsJson } from './files.js'
import { rowsPage } from './rows-page.js'
import { statisticsPage } from './statistics-page.js'

export { registerPublishedReports } from './published.js'

const BASE = '/zfxxgk/:organ/ysqgk/tongji'

/** 年度统计 of every organ. A step of a case changes no page version, so these are made anew for every visitor. */
export function mountStatistics(app: FastifyInstance, platform: Platform): void {
  mountPages(app, platform, [
    { path: BASE, kept: false, query: ['nian'], render: statisticsPage },
    { path: `${BASE}/mingxi`, kept: false, query: ['nian', 'shu', 'hou'], render: rowsPage },
  ])
  mountFiles(app, platform, [
    { path: `${BASE}/shuju.csv`, kept: false, query: ['nian'], render: statisticsCsv },
    { path: `${BASE}/shuju.json`, kept: false, query: ['nian'], render: statisticsJson },
  ])
}

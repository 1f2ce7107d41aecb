import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Fault } from '../errors/errors.js'
import { PACKAGE_ROOT } from '../version.js'

const BUILT = join(PACKAGE_ROOT, 'dist/admin')

/** /admin/: the built workbench; every address below it that is no file is one of its screens. Says so when it is not built. */
export async function mountWorkbench(app: FastifyInstance): Promise<void> {
  app.get('/admin', async (_request, reply) => reply.redirect('/admin/', 308))
  if (!existsSync(join(BUILT, 'index.html'))) {
    app.get('/admin/*', async () => {
      throw new Fault('unavailable', '工作台还没有构建。请在服务器上运行 npm run build，再重新启动服务。')
    })
    return
  }
  await app.register(fastifyStatic, { root: BUILT, prefix: '/admin/', index: false, wildcard: false, immutable: true, maxAge: '365d' })
  app.get('/admin/*', async (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false }))
}

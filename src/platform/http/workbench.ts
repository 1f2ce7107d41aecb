import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Fault } from '../errors/errors.js'
import { PACKAGE_ROOT } from '../version.js'

const BUILT = join(PACKAGE_ROOT, 'dist/admin')

/** /admin/: the built workbench; every address below it that is no file is one of its screens. Says so when it is not built. */
export async function mountWorkbench(app: FastifyInstance): Promise<void> {
  const slash = (reply: FastifyReply) => reply.redirect('/admin/', 308)
  if (!existsSync(join(BUILT, 'index.html'))) {
    const unbuilt = async () => {
      throw new Fault('unavailable', '工作台还没有构建。请在服务器上运行 npm run build，再重新启动服务。')
    }
    app.get('/admin', unbuilt)
    app.get('/admin/*', unbuilt)
    return
  }
  await app.register(fastifyStatic, { root: BUILT, prefix: '/admin/', index: false, wildcard: false, immutable: true, maxAge: '365d' })
  const screen = (reply: FastifyReply) => reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false })
  // The router does not tell /admin from /admin/, and the addresses in index.html are the same for both.
  app.get('/admin', async (request, reply) => (request.url.startsWith('/admin/') ? screen(reply) : slash(reply)))
  app.get('/admin/*', async (request, reply) => {
    if (request.url.startsWith('/admin/assets/')) throw new Fault('not-found', '没有这个文件。工作台可能刚刚更新过，请刷新页面。')
    return screen(reply)
  })
}

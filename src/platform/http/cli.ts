import type { Commands } from '../feature.js'

/** `gongkai openapi`: the published API as docs/openapi.json holds it. */
export const commands: Commands = (program) => {
  program
    .command('openapi')
    .description('输出接口说明（OpenAPI 3.1，JSON）')
    .action(async () => {
      const [{ ROUTES }, { openApi }] = await Promise.all([import('../../../api/routes.js'), import('./openapi.js')])
      process.stdout.write(`${JSON.stringify(openApi(ROUTES), null, 2)}\n`)
    })
}

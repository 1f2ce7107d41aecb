import { expect, it } from 'vitest'
import { describeEngines } from '../../testing/engines.js'
import { openMover } from '../../testing/importing.js'
import { PRESS_FEATURES } from '../../testing/publishing.js'
import { importing } from './index.js'

const TABLE =
  '标题,正文,发布日期,原网址\r\n甲,正文正文正文正文甲,2018-01-02,/a.asp?ID=1\r\n乙,正文正文正文正文乙,,/a.asp?ID=2\r\n丙,,,/c\r\n'

describeEngines('an import', (open) => {
  it('is taken over once however often it runs, and found by its old addresses', async () => {
    const mover = await openMover({ database: await open([...PRESS_FEATURES, importing]) })
    const take = async (table: string) =>
      mover.take(await mover.check(await mover.map(await mover.start('table', { file: ['表.csv', Buffer.from(table)] }))))
    expect((await take(TABLE)).taken).toMatchObject({ new: 2, refused: 1 })
    expect((await take(TABLE)).taken).toMatchObject({ new: 0, same: 2, refused: 1 })
    expect((await take(TABLE.replace('文乙', '文乙改'))).taken).toMatchObject({ new: 0, same: 1, changed: 1 })
    const { location } = await mover.open('/A.ASP?id=2')
    expect((await mover.open(location ?? '')).text).toContain('正文乙改')
    const list = await (await mover.admin('/api/imports')).json()
    expect(list).toMatchObject({ runs: [{ state: 'done' }, { state: 'done' }, { state: 'done' }], next: null })
    await mover.server.close()
  })
})

import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PACKAGE_ROOT } from '../src/platform/version.js'
import { expectNoAxeViolations } from '../src/testing/browser.js'
import { describeWorkbench, useBench } from '../src/testing/workbench.js'

const SLOW_MS = 120_000
const SEED = join(PACKAGE_ROOT, 'samples/seeds/000_3026b02a3e0da00a.txt')

describeWorkbench('reading a report in the workbench', () => {
  const bench = useBench()

  it(
    'shows the file beside its cells, a finding in both, and remembers the answer to it',
    async () => {
      const { page, complaints, open } = await bench.open(await bench.server.signIn('head', 'ledu'))
      await open('/yuedu')
      await page.setInputFiles('input[type=file]', SEED)
      await page.locator('.report-table.table3').waitFor()

      const finding = page.locator('.finding').filter({ hasText: /T\d-/ }).first()
      await finding.locator('.sentence').click()
      await page.locator('.report-table td.chosen').first().waitFor()
      await page.locator('.source-lines li.chosen').first().waitFor()
      await expectNoAxeViolations(page)

      await finding.getByRole('button', { name: /^答复/ }).click()
      await finding.getByLabel('说明理由后接受').check()
      await finding.getByLabel('理由或说明').fill('原件如此，已请报送单位核对')
      await finding.getByRole('button', { name: '记下答复' }).click()
      await finding.locator('.quiet', { hasText: '原件如此，已请报送单位核对' }).waitFor()

      await open('/yuedu')
      await page.setInputFiles('input[type=file]', SEED)
      await page.getByText('原件如此，已请报送单位核对').waitFor()
      expect(complaints).toEqual([])
    },
    SLOW_MS,
  )

  it(
    'says in one sentence what is wrong with a file that is no report',
    async () => {
      const { page, open } = await bench.open(await bench.server.signIn('clerk', 'ledu'), 390)
      await open('/yuedu')
      await page.setInputFiles('input[type=file]', {
        name: 'x.docx',
        mimeType: 'application/zip',
        buffer: Buffer.from('PK\u0003\u0004 nothing'),
      })
      await page.getByText('没有读到内容').waitFor()
      expect(await page.locator('.report-table').count()).toBe(0)
    },
    SLOW_MS,
  )
})

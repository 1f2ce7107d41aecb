import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PACKAGE_ROOT } from '../src/platform/version.js'
import { expectNoAxeViolations, hasBrowser, openBrowser } from '../src/testing/browser.js'
import { startTestServer, type TestServer } from '../src/testing/server.js'
import { hasWorkbench, openWorkbench } from '../src/testing/workbench.js'

const SLOW_MS = 120_000
const SEED = join(PACKAGE_ROOT, 'samples/seeds/000_3026b02a3e0da00a.txt')

describe.skipIf(!hasBrowser || !hasWorkbench)('reading a report in the workbench (needs Chromium and the built workbench)', () => {
  let server: TestServer
  let browser: Browser
  beforeAll(async () => {
    server = await startTestServer()
    browser = await openBrowser()
  }, SLOW_MS)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  it(
    'shows the file beside its cells, a finding in both, and remembers the answer to it',
    async () => {
      const { page, complaints, open } = await openWorkbench(browser, server, await server.signIn('head', 'ledu'))
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
      const { page, open } = await openWorkbench(browser, server, await server.signIn('clerk', 'ledu'), 390)
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

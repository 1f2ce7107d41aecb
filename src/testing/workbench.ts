import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { PACKAGE_ROOT } from '../platform/version.js'
import type { SignedInFetch, TestServer } from './server.js'

/** `npm test` builds it; for `describe.skipIf(!hasWorkbench)('… (needs the built workbench)')`. */
export const hasWorkbench = existsSync(join(PACKAGE_ROOT, 'dist/admin/index.html'))

export interface Screen {
  page: Page
  /** What the browser complained of: errors, refused styles and scripts, answers of 500. */
  complaints: string[]
  /** Opens a screen by its address below /admin and waits for its heading. */
  open: (path: string) => Promise<void>
}

/** The workbench in a browser of its own, signed in. */
export async function openWorkbench(browser: Browser, server: TestServer, who: SignedInFetch, width = 1280): Promise<Screen> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
  const [name, value] = who.cookie.split('=') as [string, string]
  await context.addCookies([{ name, value, url: server.url }])
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return {
    page,
    complaints,
    open: async (path) => {
      await page.goto(`${server.url}/admin${path}`)
      await page.locator('h1').waitFor()
    },
  }
}

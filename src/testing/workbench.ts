import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { PACKAGE_ROOT } from '../platform/version.js'
import { expectNoAxeViolations } from './browser.js'
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

/** Opens a step of a case by keyboard, fills its form and sends it; waits until it was taken. */
export async function takeStep(page: Page, name: string, submit: string, fill?: (form: Locator) => Promise<void>): Promise<void> {
  await page.locator(`#open-${name}`).press('Enter')
  const form = page.locator('.step-form')
  await form.waitFor()
  await fill?.(form)
  await form.getByRole('button', { name: submit, exact: true }).press('Enter')
  await form.waitFor({ state: 'detached' })
}

/** The page as it stands is accessible, and no wider than the window. */
export async function expectSound(page: Page): Promise<void> {
  await expectNoAxeViolations(page)
  expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'), page.url()).toBeLessThanOrEqual(0)
}

/** Closes a screen of which the browser had nothing to complain. */
export async function closeSound({ page, complaints }: Screen): Promise<void> {
  expect(complaints).toEqual([])
  await page.context().close()
}

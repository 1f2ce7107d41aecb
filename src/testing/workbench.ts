import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { PACKAGE_ROOT } from '../platform/version.js'
import { expectNoAxeViolations, hasBrowser, openBrowser } from './browser.js'
import { type SignedInFetch, startTestServer, type TestServer } from './server.js'

const hasWorkbench = existsSync(join(PACKAGE_ROOT, 'dist/admin/index.html'))
const OPENING_MS = 180_000

export interface Screen {
  page: Page
  /** What the browser complained of: errors, refused styles and scripts, answers of 500. */
  complaints: string[]
  /** Opens a screen by its address below /admin and waits for its heading. */
  open: (path: string) => Promise<void>
}

/** A server and a browser for the tests of one file. */
export interface Bench {
  server: TestServer
  browser: Browser
  /** The workbench in a window of its own, signed in. */
  open: (who: SignedInFetch, width?: number) => Promise<Screen>
}

/** Tests of the workbench as `npm test` builds it. */
export function describeWorkbench(what: string, tests: () => void): void {
  describe.skipIf(!hasBrowser || !hasWorkbench)(`${what} (needs Chromium and the built workbench)`, () => {
    tests()
  })
}

/** Starts what the tests around it need before them, and closes it after them. */
export function useBench(start: () => Promise<TestServer> = startTestServer): Bench {
  const bench = { open: (who, width) => openScreen(bench, who, width) } as Bench
  beforeAll(async () => {
    bench.server = await start()
    bench.browser = await openBrowser()
  }, OPENING_MS)
  afterAll(async () => {
    await bench.browser?.close()
    await bench.server?.close()
  })
  return bench
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

async function openScreen({ browser, server }: Bench, who: SignedInFetch, width = 1280): Promise<Screen> {
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

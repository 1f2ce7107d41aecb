import { existsSync } from 'node:fs'
import axe, { type Result } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

const AXE_OPTIONS = JSON.stringify({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
})

/** For `describe.skipIf(!hasBrowser)('… (needs Chromium)')`. */
export const hasBrowser = existsSync(CHROMIUM)

/** The machine's own Chromium, without a screen. Close it after the tests. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/**
 * Fails with the rule and the element for every violation that axe finds on the page as it stands, in its frames too. Axe runs in the page
 * itself: the usual driver opens another page a run, which takes three times as long.
 */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  for (const frame of page.frames()) if ((await frame.evaluate('typeof axe')) === 'undefined') await frame.evaluate(axe.source)
  const violations = (await page.evaluate(`axe.run(document, ${AXE_OPTIONS}).then(({ violations }) => violations)`)) as Result[]
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  )
  expect(found, page.url()).toEqual([])
}

/** A script that answers for the voices that the machine has none of: what is said stands in `spoken`, what is asked of them in `calls`. */
export const SPEECH_FOR_TESTS = `
  window.spoken = []
  window.calls = []
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  Object.defineProperty(window, 'speechSynthesis', { value: {
    speak: (one) => { window.spoken.push(one.text + '@' + one.rate); window.current = one },
    cancel: () => window.calls.push('cancel'), pause: () => window.calls.push('pause'), resume: () => window.calls.push('resume'),
  } })`

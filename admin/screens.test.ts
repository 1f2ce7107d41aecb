import { expect, it } from 'vitest'
import type { Role } from '../api/permissions.js'
import { expectNoAxeViolations } from '../src/testing/browser.js'
import { describeWorkbench, useBench } from '../src/testing/workbench.js'

const SLOW_MS = 240_000
const ROLES: [Role, string][] = [
  ['head', 'ledu'],
  ['organ-admin', 'haidong'],
  ['system-admin', 'haidong'],
  ['security-admin', 'haidong'],
  ['audit-admin', 'haidong'],
]
const REPORT_PARTS = ['tables', 'text', 'publish', 'history']
const PRACTICE = ['/?practice=yes', '/requests?practice=yes&scope=all&channel=fax', '/requests/register?practice=yes']

describeWorkbench('every screen of the workbench', () => {
  /** A screen is looked at by axe once a width; the roles differ in their menus. */
  const seen = new Set<string>()
  const bench = useBench()

  for (const [role, organ] of ROLES) {
    it(
      `opens every item of the menu of ${role}, without a complaint of the browser or of axe, wide and narrow`,
      async () => {
        const who = await bench.server.signIn(role, organ)
        for (const width of [1280, 390]) {
          const { page, complaints, open } = await bench.open(who, width)
          await open('/')
          const items = await page.locator('#menu a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
          const paths = items.map((href) => href.replace('/admin', ''))
          const more = role === 'head' ? [...REPORT_PARTS.map((part) => `/nianbao/ledu-2021?part=${part}`), ...PRACTICE] : []
          for (const path of [...paths, ...more, '/danwei/ledu', '/mima']) {
            await open(path)
            await page.waitForLoadState('networkidle')
            expect(await page.getByText('没有读到内容').count(), path).toBe(0)
            expect(
              await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
              `${path} at ${width}`,
            ).toBeLessThanOrEqual(0)
            if (!seen.has(`${path} ${width}`)) await expectNoAxeViolations(page)
            seen.add(`${path} ${width}`)
          }
          expect(complaints).toEqual([])
          await page.context().close()
        }
      },
      SLOW_MS,
    )
  }

  it(
    'can be used by keyboard: skip link, menu, tabs, and a menu that opens on a narrow screen',
    async () => {
      const { page, open } = await bench.open(await bench.server.signIn('head', 'ledu'), 390)
      await open('/')
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')

      await page.getByRole('button', { name: '菜单' }).press('Enter')
      await page.getByRole('link', { name: '编制年度报告' }).press('Enter')
      await page.getByRole('heading', { level: 1, name: '编制年度报告' }).waitFor()
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
      expect(await page.getByRole('link', { name: '工作日日历' }).isVisible()).toBe(false)

      await open('/nianbao/ledu-2021')
      await page.getByRole('tab', { name: '表格' }).press('ArrowRight')
      expect(await page.getByRole('tab', { name: '文字' }).getAttribute('aria-selected')).toBe('true')
    },
    SLOW_MS,
  )

  it('sends somebody who is not signed in to the login page and back', async () => {
    const page = await bench.browser.newPage()
    await page.goto(`${bench.server.url}/admin/rili`)
    await page.waitForURL(/\/denglu\?next=/)
    expect(new URL(page.url()).searchParams.get('next')).toBe('/admin/rili')
  })
})

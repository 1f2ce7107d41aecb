import { expect, test } from 'vitest'
import { createMetrics } from './metrics.js'

test('what was counted stands in the text, and a number that cannot be read is left out', async () => {
  const metrics = createMetrics()
  metrics.httpSeen('GET', '/nianbao/:year', 200, 0.003)
  metrics.cacheSeen('hit')
  metrics.jobRan('ledger-seal', 'done', 0.2)
  metrics.gauge('gongkai_test', 'A number', () => 7)
  metrics.gauge('gongkai_broken', 'Not to be had', () => Promise.reject(new Error('down')))
  const text = await metrics.text()
  expect(text).toContain('gongkai_http_seconds_count{method="GET",route="/nianbao/:year",status="200"} 1')
  expect(text).toContain('gongkai_cache_total{outcome="hit"} 1')
  expect(text).toContain('gongkai_job_seconds_count{name="ledger-seal",outcome="done"} 1')
  expect(text).toContain('gongkai_test 7')
  expect(text).not.toMatch(/^gongkai_broken/m)
  expect(metrics.contentType).toContain('text/plain')
})

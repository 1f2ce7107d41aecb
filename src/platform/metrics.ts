import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the process counts about itself, for /metrics. */
export interface Metrics {
  /** `route` is the pattern, never the address that was asked for. */
  httpSeen(method: string, route: string, status: number, seconds: number): void
  cacheSeen(outcome: 'hit' | 'miss' | 'stale'): void
  /** `outcome`: done, failed (to be tried again) or dead. */
  jobRan(name: string, outcome: string, seconds: number): void
  /** A number that is read when somebody looks; a read that throws leaves it out. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void
  readonly contentType: string
  /** The whole in Prometheus' text format. */
  text(): Promise<string>
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const http = new Histogram({
    name: 'gongkai_http_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  })
  const cache = new Counter({ name: 'gongkai_cache_total', help: 'Kept pages served', labelNames: ['outcome'], registers })
  const jobs = new Histogram({
    name: 'gongkai_job_seconds',
    help: 'Time to run a job',
    labelNames: ['name', 'outcome'],
    buckets: [0.01, 0.1, 1, 10, 60, 600],
    registers,
  })
  return {
    httpSeen: (method, route, status, seconds) => http.observe({ method, route, status }, seconds),
    cacheSeen: (outcome) => cache.inc({ outcome }),
    jobRan: (name, outcome, seconds) => jobs.observe({ name, outcome }, seconds),
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          try {
            this.set(await read())
          } catch {
            this.reset()
            this.remove()
          }
        },
      })
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  }
}

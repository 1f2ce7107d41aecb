import { defineConfig } from 'vitest/config'

export default defineConfig({
  // React's development runtime is not there when NODE_ENV is production.
  oxc: { jsx: { runtime: 'automatic', development: false } },
  test: {
    include: ['{law,api,src,admin}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    setupFiles: ['src/testing/setup.ts'],
    maxWorkers: 2,
    env: { NODE_ENV: 'production', TZ: 'America/New_York' },
  },
})

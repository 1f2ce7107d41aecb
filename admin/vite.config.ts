import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const ours = JSON.stringify(`${here}styles/sheets.ts`)

/**
 * The workbench runs under `style-src 'self'`, which forbids the <style> elements that antd writes while it runs.
 * Its two modules for that are replaced by ours, which uses constructed sheets (styles/sheets.ts).
 */
const strictStyles: Plugin = {
  name: 'strict-styles',
  enforce: 'pre',
  load(id) {
    if (/@rc-component\/util\/es\/Dom\/dynamicCSS\.js$/.test(id))
      return `export { clearContainerCache, injectCSS, removeCSS, updateCSS } from ${ours}`
    if (/@ant-design\/icons\/es\/cssUtils\.js$/.test(id)) return `export { getShadowRoot, updateCSS, warningOnce } from ${ours}`
    return null
  },
}

export default defineConfig({
  root: here,
  base: '/admin/',
  plugins: [strictStyles, react()],
  build: {
    outDir: `${here}../dist/admin`,
    emptyOutDir: true,
    target: ['chrome90', 'edge90', 'firefox101', 'safari16.4'],
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
})

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('./static/', import.meta.url))
const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

export interface Asset {
  address: string
  type: string
  body: Buffer
}

const files = readAll()

/** The address of a style or script: `style.css` → `/assets/style.3f9c….css`. All .css files together are style.css. */
export function asset(name: string): string {
  const file = files.get(name)
  if (!file) throw new Error(`no asset ${name}`)
  return file.address
}

/** Every asset with its address. */
export function allAssets(): Asset[] {
  return [...files.values()]
}

function readAll(): Map<string, Asset> {
  const names = readdirSync(FOLDER).sort()
  const found = new Map<string, Asset>()
  const styles = names.filter((name) => name.endsWith('.css')).map((name) => readFileSync(join(FOLDER, name), 'utf8'))
  add(found, 'style.css', Buffer.from(squeeze(styles.join('\n'))))
  for (const name of names.filter((one) => !one.endsWith('.css'))) add(found, name, readFileSync(join(FOLDER, name)))
  return found
}

function add(found: Map<string, Asset>, name: string, body: Buffer): void {
  const [stem, ending] = name.split('.') as [string, string]
  const type = TYPES[ending]
  if (!type) return
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  found.set(name, { address: `/assets/${stem}.${hash}.${ending}`, type, body })
}

/** Style without its comments and indentation. */
function squeeze(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '\n')
    .replace(/\s*([{};,])\s*/g, '$1')
    .trim()
}

/**
 * The styles that antd writes while it runs, as constructed sheets: `style-src 'self'` forbids <style> elements, not these.
 * Same names and arguments as @rc-component/util/Dom/dynamicCSS and @ant-design/icons/cssUtils, which the build replaces by this file.
 */
interface Options {
  /** 'queue' goes before everything else, ordered by `priority`. */
  prepend?: boolean | 'queue'
  priority?: number
  mark?: string
}

interface Kept {
  key: string
  order: number
  sheet: CSSStyleSheet
  /** Never put into the document: antd only writes marks on it. */
  handle: HTMLStyleElement
}

const kept = new Map<string, Kept>()
let unnamed = 0

/** Puts the style in, or replaces the one of the same key. */
export function updateCSS(css: string, key: string, options: Options = {}): HTMLStyleElement {
  const name = `${options.mark ?? 'rc-util-key'}:${key}`
  const known = kept.get(name)
  if (known) {
    known.sheet.replaceSync(css)
    return known.handle
  }
  const entry: Kept = { key: name, order: orderOf(options), sheet: new CSSStyleSheet(), handle: document.createElement('style') }
  entry.sheet.replaceSync(css)
  kept.set(name, entry)
  show()
  return entry.handle
}

/** Puts a style in that nobody will replace. */
export function injectCSS(css: string, options: Options = {}): HTMLStyleElement {
  unnamed += 1
  return updateCSS(css, `unnamed-${unnamed}`, options)
}

/** Takes the style of this key out. */
export function removeCSS(key: string, options: Options = {}): void {
  if (kept.delete(`${options.mark ?? 'rc-util-key'}:${key}`)) show()
}

/** There is no container to forget: the sheets belong to the document. */
export function clearContainerCache(): void {}

/** The workbench has no shadow roots. */
export function getShadowRoot(): null {
  return null
}

/** What the icons would warn of concerns development only. */
export function warningOnce(): void {}

function orderOf({ prepend, priority }: Options): number {
  if (prepend === 'queue') return -1_000_000 + (priority ?? 0)
  return prepend ? -2_000_000 : 0
}

function show(): void {
  document.adoptedStyleSheets = [...kept.values()].sort((a, b) => a.order - b.order).map((entry) => entry.sheet)
}

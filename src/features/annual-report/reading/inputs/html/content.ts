import { characters, type MarkupNode, nameOf } from '../layout/markup.js'

/** Words that stand in a report's headings and table heads and hardly anywhere else. */
const SIGNAL = /总体情况|主动公开政府信息情况|收到和处理政府信息|行政复议、?行政诉讼|存在的主要问题|其他需要报告的事项|第二十条第|勾稽关系/
const TITLE = /(19|20)\d\d\s*年?.{0,40}(年度报告|年报)|(年度报告|年报).{0,8}(19|20)\d\d/
/** How much more text an element may have than the report in it and still be only its frame (title, date, signature). */
const FRAME_SHARE = 1.15
const FRAME_TEXT = 120

/**
 * Where a page's report stands: the smallest element around nearly all of its headings and tables, and before it the
 * page's own title where the report has none. The site's menus and lists stay outside. The whole body when in doubt.
 */
export function contentRoot(body: MarkupNode, pageTitle: MarkupNode | null): { before: MarkupNode[]; root: MarkupNode } {
  const root = widened(body, smallestWithSignals(body))
  if (TITLE.test(characters(root).slice(0, 400).replace(/\s+/g, ' '))) return { before: [], root }
  const title = titleBefore(body, root) ?? (pageTitle && TITLE.test(characters(pageTitle)) ? pageTitle : null)
  return { before: title ? [title] : [], root }
}

function signals(node: MarkupNode): number {
  if (node.type === 'text') return SIGNAL.test(node.data ?? '') ? 1 : 0
  return (node.children ?? []).reduce((sum, child) => sum + signals(child), 0)
}

/** The elements from the body down to the smallest one with nearly all signals. */
function smallestWithSignals(body: MarkupNode): MarkupNode[] {
  const all = signals(body)
  const path = [body]
  if (all < 3) return path
  for (;;) {
    const next = (path.at(-1)?.children ?? []).find((child) => child.type === 'tag' && signals(child) >= Math.max(3, all * 0.8))
    if (!next) return path
    path.push(next)
  }
}

/** Back up through elements that add little more than a title or a signature. */
function widened(body: MarkupNode, path: MarkupNode[]): MarkupNode {
  let at = path.length - 1
  while (at > 0 && length(path[at - 1]) <= length(path[at]) * FRAME_SHARE + FRAME_TEXT) at -= 1
  return path[at] ?? body
}

function length(node: MarkupNode | undefined): number {
  return node ? characters(node).replace(/\s+/g, '').length : 0
}

/** The last block before the report that reads like its title and is no link to another. */
function titleBefore(body: MarkupNode, root: MarkupNode): MarkupNode | null {
  let found: MarkupNode | null = null
  let reached = false
  const visit = (node: MarkupNode) => {
    if (reached || nameOf(node) === 'a') return
    if (node === root) reached = true
    else if (node.type === 'tag' && length(node) < 100 && TITLE.test(characters(node).replace(/\s+/g, ' '))) found = node
    else for (const child of node.children ?? []) visit(child)
  }
  visit(body)
  return found
}

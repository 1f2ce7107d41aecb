import { readFile } from 'node:fs/promises'
import type { PublicPage } from '../../../platform/html/page.js'
import { CardLinks } from '../../../platform/html/parts.js'
import { tidyText } from '../../../platform/text/fold.js'
import { SOURCES, type Source, sourceFile } from '../demo/papers.js'

const PATH = '/ziliao'

/** The papers that the demonstration is made of, as they were found. */
export const sourcePages: PublicPage[] = [
  {
    path: PATH,
    kept: true,
    render: async ({ site }) => {
      if (!site.demo) return null
      return {
        title: '资料来源',
        breadcrumb: [['资料来源', PATH]],
        body: (
          <>
            <h1>资料来源</h1>
            <p className="prose">演示站点的内容只来自下面五份已经公开的文件。文件没有写明的，各页标注“来源文档未载明”。</p>
            <CardLinks items={SOURCES.map(({ id, title, remark }) => ({ href: addressOf(id), title, text: remark }))} />
          </>
        ),
      }
    },
  },
  {
    path: `${PATH}/:id`,
    kept: true,
    render: async ({ params, site }) => {
      const source = SOURCES.find(({ id }) => id === params.id)
      if (!source || !site.demo) return null
      const lines = (await textOf(source)).split('\n').map(tidyText)
      return {
        title: source.title,
        breadcrumb: [
          ['资料来源', PATH],
          [source.title, addressOf(source.id)],
        ],
        body: (
          <>
            <h1>{source.title}</h1>
            <p className="hint">{source.remark}</p>
            <div className="prose">
              {lines
                .filter((line) => line !== '')
                .map((line, n) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity and are rendered once
                  <p key={n}>{line}</p>
                ))}
            </div>
          </>
        ),
      }
    },
  },
]

export function addressOf(id: string): string {
  return `${PATH}/${id}`
}

export function textOf(source: Source): Promise<string> {
  return readFile(sourceFile(source), 'utf8')
}

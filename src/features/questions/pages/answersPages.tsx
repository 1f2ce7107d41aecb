import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import type { Db } from '../../../platform/db/database.js'
import type { Page, PageRequest, PublicPage } from '../../../platform/html/page.js'
import { Facts, Notice } from '../../../platform/html/parts.js'
import { isMain } from '../../../platform/site/site.js'
import { organById, organsBelow } from '../../organs/index.js'
import { publishedDocument } from '../../publishing/index.js'
import { ANSWERS_PATH, ASK_PATH, answerAddress, askAddress, type PublicAnswer, publicAnswer, publicAnswers } from '../public.js'
import { Lines } from './statusPage.js'

const PAGE = 20

/** 政策问答: what was asked and answered in public, and each by itself. */
export const answersPages: PublicPage[] = [
  { path: ANSWERS_PATH, kept: true, query: ['wen', 'hou'], render: list },
  { path: `${ANSWERS_PATH}/:id`, kept: true, render: one },
]

async function list({ platform, query, site }: PageRequest): Promise<Page> {
  const { db } = platform.database
  const document = query.wen ? await publishedDocument(db, SITE_ID, query.wen, today(platform.clock)) : null
  const { answers, next } = await publicAnswers(db, {
    limit: PAGE,
    ...(query.wen ? { documentId: query.wen } : {}),
    ...(isMain(site) ? {} : { organIds: await organsOf(db, site.organId) }),
    ...(query.hou ? { after: query.hou } : {}),
  })
  return {
    title: '政策问答',
    description: '公众对政策文件的咨询和各单位的答复。',
    breadcrumb: [
      ['政民互动', '/hudong'],
      ['政策问答', ANSWERS_PATH],
    ],
    meta: { ColumnName: '政策问答', ColumnType: '回应关切' },
    body: (
      <>
        <h1>政策问答</h1>
        {document ? (
          <p className="lead">
            关于<a href={document.href}>《{document.title}》</a>的问答。<a href={ANSWERS_PATH}>看全部</a>
          </p>
        ) : (
          <p className="lead">公众对政策文件的咨询和各单位的答复。</p>
        )}
        {answers.length === 0 ? (
          <Notice title="暂无公开的问答">
            <p>
              想问的可以<a href={document ? askAddress(document.id) : ASK_PATH}>提交政策咨询</a>。
            </p>
          </Notice>
        ) : (
          <AnswerList answers={answers} />
        )}
        {next && (
          <p className="more">
            <a href={`${ANSWERS_PATH}?${new URLSearchParams({ ...(query.wen ? { wen: query.wen } : {}), hou: next }).toString()}`}>
              下一页
            </a>
          </p>
        )}
        <p>
          <a className="button" href={document ? askAddress(document.id) : ASK_PATH}>
            我要咨询
          </a>
        </p>
      </>
    ),
  }
}

/** Another site shows what its organ and those below it answered. */
async function organsOf(db: Db, organId: string): Promise<string[]> {
  const organ = await organById(db, organId)
  return organ ? (await organsBelow(db, organ.path)).map(({ id }) => id) : []
}

/** Titles with the days of their answers. */
export function AnswerList({ answers }: { answers: readonly PublicAnswer[] }) {
  return (
    <ul className="news">
      {answers.map(({ id, title, answeredOn }) => (
        <li key={id}>
          <a href={answerAddress(id)}>{title}</a>
          <time dateTime={answeredOn}>{answeredOn}</time>
        </li>
      ))}
    </ul>
  )
}

async function one({ platform, params }: PageRequest): Promise<Page | null> {
  const { db } = platform.database
  const found = await publicAnswer(db, params.id ?? '')
  if (!found) return null
  const organ = (await organById(db, found.organId))?.name ?? ''
  const document = found.documentId === null ? null : await publishedDocument(db, SITE_ID, found.documentId, today(platform.clock))
  return {
    title: found.title,
    description: found.answer.slice(0, 120),
    breadcrumb: [
      ['政民互动', '/hudong'],
      ['政策问答', ANSWERS_PATH],
      [found.title, answerAddress(found.id)],
    ],
    meta: { ArticleTitle: found.title, PubDate: found.answeredOn, ContentSource: organ, ColumnName: '政策问答', ColumnType: '回应关切' },
    body: (
      <article className="narrow">
        <h1>{found.title}</h1>
        <Facts
          items={[
            ['来信日期', found.receivedOn],
            ['答复单位', organ],
            ['答复日期', found.answeredOn],
            ...(document
              ? [
                  [
                    '咨询的文件',
                    <a key="document" href={document.href}>
                      {document.title}
                    </a>,
                  ] as [string, Page['body']],
                ]
              : []),
          ]}
        />
        <h2>问题</h2>
        <Lines text={found.words} />
        <h2>答复</h2>
        <Lines text={found.answer} />
        <p>
          <a className="button quiet" href={document ? askAddress(document.id) : ASK_PATH}>
            我也要咨询
          </a>
        </p>
      </article>
    ),
  }
}

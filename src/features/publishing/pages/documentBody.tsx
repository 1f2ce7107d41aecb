import type { ReactNode } from 'react'
import type { PublicDocument } from '../../../../api/publishing-view.js'
import { INSTRUMENTS, VALIDITIES } from '../../../../api/publishing-words.js'
import { Facts, Notice, UNKNOWN } from '../../../platform/html/parts.js'
import { ENDED } from '../words.js'
import type { Beside } from './beside.js'

/** What may be shown of a document: everything but where it came from in the house. */
export type Shown = Omit<PublicDocument, 'publishedAt' | 'columnName'>

const PAPERS = ['rules', 'normative', 'document']

interface Props {
  document: Shown
  address: string
  /** Columns that show it beside its own. */
  also?: readonly { id: string; name: string }[]
  beside?: Beside
}

/** A document: what it is, its text, files, links, versions. */
export function DocumentBody({ document, address, also = [], beside = {} }: Props) {
  const { content, attachments, relations, versions } = document
  return (
    <article>
      <h1>{document.title}</h1>
      <Ended document={document} />
      <Metadata document={document} also={also} facts={beside.facts ?? []} />
      {content.titleOnly && (
        <Notice title={UNKNOWN}>
          <p>来源只写明标题，没有正文。</p>
        </Notice>
      )}
      {content.numbers.length > 0 && <Numbers document={document} />}
      {content.body !== '' && (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: made from allowed elements only when it was saved
        <div className="prose document-text" dangerouslySetInnerHTML={{ __html: withScrollingTables(content.body) }} />
      )}
      {beside.tools && <Tools address={address} tools={beside.tools} />}
      {attachments.length > 0 && <Attachments attachments={attachments} />}
      {relations.length > 0 && <Relations relations={relations} />}
      {beside.sections}
      {versions.length > 1 && <Versions versions={versions} />}
      <p className="hint">
        永久地址：<a href={address}>{address}</a>
      </p>
    </article>
  )
}

function Ended({ document: { validity, validityOn, validityAct } }: { document: Shown }) {
  if (validity !== 'repealed' && validity !== 'expired' && validity !== 'amended') return null
  return (
    <Notice kind={validity === 'amended' ? 'warning' : 'error'} title={ENDED[validity]}>
      <p>
        {validityOn && `自 ${validityOn} 起。`}
        {validityAct && <>依据：{validityAct.href ? <a href={validityAct.href}>{validityAct.title}</a> : validityAct.title}</>}
      </p>
    </Notice>
  )
}

function Metadata({
  document,
  also,
  facts,
}: {
  document: Shown
  also: readonly { id: string; name: string }[]
  facts: [string, ReactNode][]
}) {
  const { content } = document
  const isPaper = PAPERS.includes(document.instrument)
  const always: [string, ReactNode | null][] = [
    ['索引号', document.indexNo],
    ['主题分类', content.topic],
    ['发文机关', content.issuer],
    ['成文日期', content.signedOn],
    ['发文字号', content.documentNo],
    ['发布日期', document.publishedOn],
    ['有效性', document.validity === 'unknown' ? null : VALIDITIES[document.validity]],
  ]
  const present: [string, ReactNode | null][] = [
    ['体裁', content.genre],
    ['生效日期', content.effectiveOn],
    ['有效期至', content.expiresOn],
    ['公开方式', content.mode === 'after-request' ? '依申请公开后转为主动公开' : isPaper ? '主动公开' : null],
    ['公开依据', content.basis],
    ['适用对象', content.audience.join('、') || null],
    ['关键词', content.keywords.join('、') || null],
    ['同时发布在', also.length > 0 ? <Also key="also" columns={also} /> : null],
    ...facts,
    ['来源', content.repost ? <Source key="source" document={document} /> : null],
    ['内容概述', content.summary],
  ]
  // News and explanations have no number and no validity that could be missing.
  const shown = isPaper ? always : always.filter(([name, value]) => value !== null && (name !== '有效性' || document.validity !== 'none'))
  const kind: [string, ReactNode | null][] = isPaper ? [['信息类别', INSTRUMENTS[document.instrument]]] : []
  const items = [...shown, ...kind, ...present.filter(([, value]) => value !== null)]
  return items.length > 0 ? <Facts items={items} /> : null
}

/** What can be done with the text: kept, printed, and what later features add. */
function Tools({ address, tools }: { address: string; tools: readonly [label: string, href: string][] }) {
  return (
    <ul className="inline document-tools" aria-label="文字版和办理">
      <li>
        <a href={`${address}/wenben.docx`} rel="nofollow" download>
          下载 Word
        </a>
      </li>
      <li>
        <a href={`${address}/wenben.pdf`} rel="nofollow">
          下载 PDF
        </a>
      </li>
      <li>
        <button type="button" className="button quiet" hidden data-print>
          打印
        </button>
      </li>
      {tools.map(([label, href]) => (
        <li key={href}>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  )
}

function Also({ columns }: { columns: readonly { id: string; name: string }[] }) {
  return columns.map(({ id, name }, at) => (
    <span key={id}>
      {at > 0 && '、'}
      <a href={`/${id}`}>{name}</a>
    </span>
  ))
}

function Source({ document: { content } }: { document: Shown }) {
  return content.sourceUrl ? <a href={new URL(content.sourceUrl).href}>{content.source}</a> : <>{content.source}</>
}

/** Numbers as their source states them. */
function Numbers({ document }: { document: Shown }) {
  return (
    <dl className="figures">
      {document.content.numbers.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <Amount text={text} />
        </div>
      ))}
    </dl>
  )
}

/** 190余条: the unit smaller than the number. */
function Amount({ text }: { text: string }) {
  const [, number = text, unit = ''] = /^(.*[\d余多千百万])(\D{1,2})$/u.exec(text) ?? []
  return (
    <dd>
      {number}
      <small>{unit}</small>
    </dd>
  )
}

function Attachments({ attachments }: Pick<PublicDocument, 'attachments'>) {
  return (
    <section aria-labelledby="files">
      <h2 id="files">附件</h2>
      <ul>
        {attachments.map(({ href, name, size }) => (
          <li key={href}>
            <a href={href}>{name}</a>（{sizeOf(size)}）
          </li>
        ))}
      </ul>
    </section>
  )
}

function Relations({ relations }: Pick<PublicDocument, 'relations'>) {
  const labels = [...new Set(relations.map((one) => one.label))]
  return (
    <section aria-labelledby="relations">
      <h2 id="relations">相关信息</h2>
      {labels.map((label) => (
        <div key={label}>
          <h3>{label}</h3>
          <ul>
            {relations
              .filter((one) => one.label === label)
              .map(({ title, href }) => (
                <li key={href ?? title}>{href ? <a href={href}>{title}</a> : title}</li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function Versions({ versions }: Pick<PublicDocument, 'versions'>) {
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">更新记录</h2>
      <ul>
        {versions.map(({ no, on, note }) => (
          <li key={no}>
            {on ?? UNKNOWN}　第 {no} 版{note ? `：${note}` : ''}
          </li>
        ))}
      </ul>
    </section>
  )
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** A wide table scrolls by itself, also by keyboard. */
function withScrollingTables(html: string): string {
  let n = 0
  return html
    .replace(/<table>/g, () => {
      n += 1
      return `<section class="table-box" tabindex="0" aria-label="表格 ${n}"><table>`
    })
    .replace(/<\/table>/g, '</table></section>')
}

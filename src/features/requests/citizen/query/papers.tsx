import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../../../../platform/errors/errors.js'
import { disposition } from '../../../../platform/http/download.js'
import type { Download } from '../../../../platform/http/mount.js'
import type { Platform } from '../../../../platform/platform.js'
import { type CaseDocument, readDocument } from '../../documents/index.js'
import { parseId, type RequestId } from '../../id.js'
import { type ReleasedFile, readReleased } from '../../redaction/index.js'
import { receiptProof } from '../proof/receipt.js'
import { readPass } from './pass.js'

/** What the office sent, to take along; and the proof that the request was recorded. */
export function Papers({
  base,
  documents,
  released,
}: {
  base: string
  documents: readonly CaseDocument[]
  released: readonly ReleasedFile[]
}) {
  return (
    <>
      <h2>文书和凭证</h2>
      <ul className="papers">
        {documents.map(({ id, title, documentNo, on }) => (
          <li key={id}>
            <p>
              {title}
              <span className="hint"> {[documentNo, on].filter(Boolean).join('，')}</span>
            </p>
            <p className="files">
              <a href={`${base}/wenshu/${id}.pdf`} aria-label={`${title} PDF`}>
                PDF
              </a>
              <a href={`${base}/wenshu/${id}.docx`} aria-label={`${title} Word`}>
                Word
              </a>
            </p>
          </li>
        ))}
        {released.map(({ n, name }) => (
          <li key={n}>
            <p>
              {name}
              <span className="hint"> 公开给您的信息</span>
            </p>
            <p className="files">
              <a href={`${base}/gongkai/${n}.pdf`} aria-label={`下载 ${name}`}>
                PDF
              </a>
            </p>
          </li>
        ))}
        <li>
          <p>
            回执凭证<span className="hint"> 不用信任本站，也能证明这件申请登记过</span>
          </p>
          <p className="files">
            <a href={`${base}/pingzheng.json`} aria-label="下载回执凭证">
              下载
            </a>
          </p>
        </li>
      </ul>
    </>
  )
}

/** Downloads of the one case that is open; anybody else is led to the query. */
export function mountPapers(app: FastifyInstance, platform: Platform): void {
  app.get('/zfxxgk/:organ/ysqgk/chaxun/wenshu/:file', (request, reply) =>
    send(platform, request, reply, (id, { file = '' }) => {
      const [, document = '', format] = /^([\w-]+)\.(docx|pdf)$/.exec(file) ?? []
      if (format !== 'docx' && format !== 'pdf') throw new Fault('not-found', '没有这份文书，请刷新后再试。')
      return readDocument({ platform }, id, document, format)
    }),
  )
  app.get('/zfxxgk/:organ/ysqgk/chaxun/gongkai/:file', (request, reply) =>
    send(platform, request, reply, (id, { file = '' }) => readReleased({ platform }, id, Number(/^(\d+)\.pdf$/.exec(file)?.[1]))),
  )
  app.get('/zfxxgk/:organ/ysqgk/chaxun/pingzheng.json', (request, reply) =>
    send(platform, request, reply, async (id) => {
      const file = await receiptProof({ platform }, id)
      if (!file) throw new Fault('not-found', '台账每分钟封存一次，这件申请还没有封存。请过一分钟再下载。')
      return file
    }),
  )
}

type Params = Record<string, string | undefined>

async function send(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  read: (id: RequestId, params: Params) => Promise<Download>,
): Promise<FastifyReply> {
  const params = request.params as Params
  const id = readPass({ platform }, request)
  if (id === null || parseId(id).organId !== params.organ)
    return reply.redirect(`/zfxxgk/${encodeURIComponent(params.organ ?? '')}/ysqgk/chaxun`, 303)
  const file = await read(id, params)
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', disposition(file.name, file.inline))
    .type(file.type)
    .send(file.bytes)
}

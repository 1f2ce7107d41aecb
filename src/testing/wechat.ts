import { randomBytes } from 'node:crypto'
import { type Answer, type Received, type Receiver, startReceiver } from './receiver.js'

const TOKEN_MS = 7_200_000

/** An article as it was given to draft/add. */
export interface WechatArticle {
  title: string
  author: string
  digest: string
  content: string
  content_source_url: string
  thumb_media_id: string
}

export interface WechatServer {
  receiver: Receiver
  appId: string
  secret: string
  drafts: Map<string, WechatArticle>
  /** What anybody can read, by article_id. */
  published: Map<string, WechatArticle>
  /** Calls that were made, without tokens: `draft/add`. */
  calls: string[]
  /** What goes wrong from now on. */
  troubles: {
    /** errcode by path: `{ 'draft/add': 45009 }`. */
    codes: Record<string, number>
    /** freepublish/get answers so often that it is not finished. */
    slow: number
    /** publish_status in the end. */
    status: number
    /** Takes it and says nothing, as when the line breaks. */
    mute: string | null
  }
  /** Makes every token void, as another program that forces a new one does. */
  voidTokens(): void
  /** Deletes every picture, as somebody on the platform does. */
  voidMedia(): void
}

/**
 * The interface of WeChat's official accounts as it is documented (developers.weixin.qq.com, read 2026-11): stable_token, material/add_material,
 * media/uploadimg, draft/add, draft/delete, draft/batchget, freepublish/submit, /get, /batchget, /delete.
 */
export async function startWechat(now: () => number): Promise<WechatServer> {
  const receiver = await startReceiver()
  let token = { value: '', until: 0 }
  const media = new Set<string>()
  const jobs = new Map<string, { mediaId: string; looks: number; articleId: string }>()
  const server: WechatServer = {
    receiver,
    appId: 'wx1234567890abcdef',
    secret: '0123456789abcdef0123456789abcdef',
    drafts: new Map(),
    published: new Map(),
    calls: [],
    troubles: { codes: {}, slow: 0, status: 0, mute: null },
    voidTokens: () => {
      token = { value: '', until: 0 }
    },
    voidMedia: () => media.clear(),
  }
  const newId = () => randomBytes(16).toString('base64url')

  const stableToken = ({ appid, secret, force_refresh }: Record<string, unknown>): object => {
    if (appid !== server.appId) return error(40013, 'invalid appid')
    if (secret !== server.secret) return error(40125, 'invalid appsecret')
    // In the last five minutes of a token the plain way gives a new one.
    if (force_refresh === true || token.until - now() < 300_000) token = { value: newId(), until: now() + TOKEN_MS }
    return { access_token: token.value, expires_in: Math.floor((token.until - now()) / 1000) }
  }

  const addDraft = ({ articles }: { articles: WechatArticle[] }): object => {
    const [article] = articles
    if (!article) return error(47001, 'data format error')
    if ([...article.title].length > 32) return error(45003, 'title size out of limit')
    if ([...article.author].length > 16) return error(45110, 'author size out of limit')
    if ([...article.digest].length > 128) return error(45004, 'description size out of limit')
    if (article.content.length >= 20_000) return error(45002, 'content size out of limit')
    if (!media.has(article.thumb_media_id)) return error(40007, 'invalid media_id')
    const media_id = newId()
    server.drafts.set(media_id, article)
    return { media_id, item: [] }
  }

  const submit = ({ media_id }: { media_id: string }): object => {
    const article = server.drafts.get(media_id)
    if (!article) return error(40007, 'invalid media_id')
    const publish_id = String(100_000_001 + jobs.size)
    const articleId = newId()
    jobs.set(publish_id, { mediaId: media_id, looks: 0, articleId })
    server.drafts.delete(media_id)
    if (server.troubles.status === 0) server.published.set(articleId, article)
    return { errcode: 0, errmsg: 'ok', publish_id, msg_data_id: '1' }
  }

  const status = ({ publish_id }: { publish_id: string }): object => {
    const job = jobs.get(publish_id)
    if (!job) return error(40003, 'invalid publish_id')
    job.looks += 1
    if (job.looks <= server.troubles.slow) return { publish_id, publish_status: 1, fail_idx: [] }
    if (server.troubles.status !== 0) return { publish_id, publish_status: server.troubles.status, fail_idx: [1] }
    const item = [{ idx: 1, article_url: `https://mp.weixin.qq.com/s/${job.articleId}` }]
    return { publish_id, publish_status: 0, article_id: job.articleId, article_detail: { count: 1, item }, fail_idx: [] }
  }

  const remove = ({ article_id }: { article_id: string }): object =>
    server.published.delete(article_id) ? error(0, 'ok') : error(53600, 'Article ID 无效')

  const published = (): object => ({
    total_count: server.published.size,
    item: [...server.published].map(([article_id, { title, content_source_url }]) => ({
      article_id,
      content: { news_item: [{ title, content_source_url, url: `https://mp.weixin.qq.com/s/${article_id}` }] },
    })),
  })

  const upload = (body: string, most: number): object => {
    if (!body.includes('name="media"; filename=')) return error(41005, 'media data missing')
    if (body.length > most) return error(40009, 'invalid image size')
    const media_id = newId()
    media.add(media_id)
    return { media_id, url: `http://mmbiz.qpic.cn/mmbiz/${media_id}/0` }
  }

  const answerTo = (path: string, body: string): object => {
    const json = () => JSON.parse(Buffer.from(body, 'latin1').toString()) as never
    switch (path) {
      case 'material/add_material':
        return upload(body, 10 * 1024 * 1024)
      case 'media/uploadimg':
        return upload(body, 1024 * 1024 + 500)
      case 'draft/add':
        return addDraft(json())
      case 'draft/delete':
        return server.drafts.delete((json() as { media_id: string }).media_id) ? error(0, 'ok') : error(40007, 'invalid media_id')
      case 'draft/batchget':
        return { total_count: server.drafts.size, item_count: 0, item: [] }
      case 'freepublish/submit':
        return submit(json())
      case 'freepublish/get':
        return status(json())
      case 'freepublish/batchget':
        return published()
      case 'freepublish/delete':
        return remove(json())
      default:
        return error(40066, 'invalid url')
    }
  }

  receiver.answer(({ path: address, body }: Received): Answer => {
    const { pathname, searchParams } = new URL(address, 'http://x')
    const path = pathname.replace('/cgi-bin/', '')
    server.calls.push(path)
    const code = server.troubles.codes[path]
    if (code !== undefined) return told(error(code, 'trouble'))
    if (path === 'stable_token') return told(stableToken(JSON.parse(body) as Record<string, unknown>))
    const given = searchParams.get('access_token')
    if (!given) return told(error(41001, 'access_token missing'))
    if (given !== token.value) return told(error(40001, 'invalid credential, access_token is invalid or not latest'))
    if (token.until <= now()) return told(error(42001, 'access_token expired'))
    const answer = answerTo(path, body)
    return server.troubles.mute === path ? { silent: true } : told(answer)
  })
  return server
}

function error(errcode: number, errmsg: string): object {
  return { errcode, errmsg }
}

function told(body: object): Answer {
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json; encoding=utf-8' } }
}

import type { Platform } from '../../../platform/platform.js'
import type { Adapter, Carrying, Outcome, Parcel, Remote } from '../adapter.js'
import { articleOf } from './article.js'
import { type WechatClient, wechatClient } from './client.js'
import { pictureOf, sendableFiles } from './pictures.js'
import { NO_ARTICLE, NO_MEDIA, WechatTrouble } from './trouble.js'

type Host = Pick<Platform, 'config' | 'clock' | 'database'>

const DRAFT_GONE = '草稿不在公众平台上了，也没有找到发布的文章。请登录公众平台核对；确实没有发布的，再试一次会重新生成草稿。'

/** publish_status (api_freepublish_get). */
const PUBLISH_FAILURES: Record<number, string> = {
  2: '原创声明没有通过，请登录公众平台查看。',
  3: '公众平台没有发布成功，请登录公众平台查看。',
  4: '公众平台审核没有通过，请登录公众平台查看。',
  5: '文章发布以后在公众平台上被删除了。',
  6: '文章发布以后被公众平台封禁了，请登录公众平台查看。',
}

/** Publishes on an official account: draft, submission, then looking until the platform has finished; deletes what was withdrawn. */
export function wechatAdapter(host: Host): Adapter {
  return {
    kind: 'wechat',
    // What replaces an article there has a new address: a person decides.
    goesByItself: ({ settings }, event) => settings.automatic && event === 'published',
    carry: (parcel, carrying) =>
      outcomeOf(host, carrying, (client) =>
        parcel.event === 'withdrawn' ? withdraw(client, parcel) : publish(host, client, carrying, parcel),
      ),
    test: (carrying) =>
      outcomeOf(host, carrying, async (client) => {
        await client.signIn()
        await client.post('查询草稿', '/cgi-bin/draft/batchget', { offset: 0, count: 1, no_content: 1 })
        return { result: 'delivered', reason: '连接正常，AppID 和 AppSecret 有效。没有发布任何内容。' }
      }),
  }
}

type Told = Pick<Outcome, 'result' | 'reason'>

async function outcomeOf(host: Host, carrying: Carrying, work: (client: WechatClient) => Promise<Told>): Promise<Outcome> {
  const client = wechatClient(host, carrying)
  try {
    return { ...(await work(client)), steps: client.steps }
  } catch (error) {
    if (!(error instanceof WechatTrouble)) throw error
    return { result: error.result, reason: error.sentence, afterMs: error.afterMs, steps: client.steps }
  }
}

async function publish(host: Host, client: WechatClient, carrying: Carrying, parcel: Parcel): Promise<Told> {
  let remote = parcel.remote
  const reached = async (more: Remote) => {
    remote = { ...remote, ...more }
    await carrying.reached(remote)
  }
  if (!remote.mediaId) await reached({ mediaId: await draft(host, client, carrying, parcel) })
  if (!remote.publishId && !remote.articleId) await reached(await submit(client, parcel.url, remote, reached))
  if (!remote.articleId) {
    const found = await client.post('查询发布结果', '/cgi-bin/freepublish/get', { publish_id: remote.publishId })
    const status = Number(found.publish_status)
    if (status === 1) return { result: 'underway', reason: '已经提交，公众平台正在发布。' }
    if (status !== 0) {
      await carrying.reached({})
      return { result: 'failed', reason: PUBLISH_FAILURES[status] ?? `公众平台的发布状态是 ${status}，请登录公众平台查看。` }
    }
    await reached({ articleId: String(found.article_id), link: linkOf(found) })
  }
  await remove(client, standing(parcel.before))
  return { result: 'delivered', reason: '' }
}

/** Saves the article as a draft; what it holds of ours was uploaded before. */
async function draft(host: Host, client: WechatClient, carrying: Carrying, { indexable, url }: Parcel): Promise<string> {
  if (!indexable) throw new WechatTrouble(0, 'failed', '发送前已经撤下，没有发送。')
  const files = await sendableFiles(host, indexable)
  const shown = new Map<string, string>()
  for (const [src, media] of files) {
    const { url: there } = await client.upload('上传正文图片', '/cgi-bin/media/uploadimg', media)
    shown.set(src, String(there))
  }
  const { title, author, digest, content } = articleOf(indexable, carrying.setup.settings.author, (src) => shown.get(src) ?? null)
  const save = async (thumb: string) => {
    const article = { article_type: 'news', title, author, digest, content, content_source_url: url, thumb_media_id: thumb }
    const articles = [{ ...article, need_open_comment: 0, only_fans_can_comment: 0 }]
    return String((await client.post('新增草稿', '/cgi-bin/draft/add', { articles })).media_id)
  }
  try {
    return await save(await coverOf(client, carrying))
  } catch (error) {
    if (!(error instanceof WechatTrouble) || error.code !== NO_MEDIA) throw error
    // Somebody deleted the cover on the platform.
    await carrying.writeKept({ ...(await carrying.readKept()), cover: '' })
    return save(await coverOf(client, carrying))
  }
}

/** The cover is uploaded once; the platform keeps it for good. */
async function coverOf(client: WechatClient, carrying: Carrying): Promise<string> {
  const { cover } = await carrying.readKept()
  if (cover) return cover
  const media = pictureOf('cover', Buffer.from(carrying.setup.secrets.cover, 'base64'))
  if (!media) throw new WechatTrouble(0, 'failed', '封面图片读不出来，请在渠道设置里重新选择。')
  const made = String((await client.upload('上传封面', '/cgi-bin/material/add_material?type=image', media)).media_id)
  await carrying.writeKept({ ...(await carrying.readKept()), cover: made })
  return made
}

/** Submits the draft. When an earlier run may have done so and died, the draft is gone and the article is looked for. */
async function submit(client: WechatClient, url: string, remote: Remote, reached: (more: Remote) => Promise<void>): Promise<Remote> {
  const mayBeDone = remote.submitting === 'yes'
  if (!mayBeDone) await reached({ submitting: 'yes' })
  try {
    const { publish_id } = await client.post('提交发布', '/cgi-bin/freepublish/submit', { media_id: remote.mediaId })
    return { publishId: String(publish_id) }
  } catch (error) {
    if (!mayBeDone || !(error instanceof WechatTrouble) || error.code !== NO_MEDIA) throw error
    const found = await look(client, url)
    if (found) return found
    await reached({ mediaId: '', submitting: '' })
    throw new WechatTrouble(NO_MEDIA, 'failed', DRAFT_GONE)
  }
}

async function look(client: WechatClient, url: string): Promise<Remote | null> {
  const { item } = await client.post('查找已发布的文章', '/cgi-bin/freepublish/batchget', { offset: 0, count: 20, no_content: 1 })
  for (const one of (item ?? []) as { article_id: string; content?: { news_item?: { content_source_url?: string; url?: string }[] } }[]) {
    const article = one.content?.news_item?.find(({ content_source_url }) => content_source_url === url)
    if (article) return { articleId: one.article_id, link: article.url ?? '' }
  }
  return null
}

async function withdraw(client: WechatClient, { before }: Parcel): Promise<Told> {
  await remove(client, standing(before))
  for (const { mediaId, publishId, articleId } of before)
    if (mediaId && !publishId && !articleId)
      await unlessGone(NO_MEDIA, () => client.post('删除草稿', '/cgi-bin/draft/delete', { media_id: mediaId }))
  return { result: 'delivered', reason: '' }
}

/** Articles of earlier deliveries that may still stand there. */
function standing(before: readonly Remote[]): string[] {
  return before.flatMap(({ articleId }) => (articleId ? [articleId] : []))
}

async function remove(client: WechatClient, articles: readonly string[]): Promise<void> {
  for (const article_id of articles)
    await unlessGone(NO_ARTICLE, () => client.post('删除文章', '/cgi-bin/freepublish/delete', { article_id, index: 0 }))
}

async function unlessGone(code: number, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof WechatTrouble) || error.code !== code) throw error
  }
}

function linkOf({ article_detail }: Record<string, unknown>): string {
  const { item } = (article_detail ?? {}) as { item?: { article_url?: string }[] }
  const url = item?.[0]?.article_url ?? ''
  return /^https?:\/\//.test(url) ? url : ''
}

import { z } from 'zod'
import { Fault } from '../../../../platform/errors/errors.js'
import { FileField } from '../../../../platform/html/choice.js'
import { ErrorSummary, TextArea } from '../../../../platform/html/form.js'
import type { Page, PublicPage } from '../../../../platform/html/page.js'
import { Facts, HeadRow, Notice, TableBox } from '../../../../platform/html/parts.js'
import type { FormPage } from '../../../../platform/http/mount.js'
import { latestSeals, sealAt } from '../../../../platform/ledger/ledger.js'
import type { Platform } from '../../../../platform/platform.js'
import { organById } from '../../../organs/index.js'
import { checkReceipt, type ReceiptCheck } from './check.js'

const ADDRESS = '/heyan'
const LONGEST = 200_000
const SHOWN = 60
const schema = z.object({ text: z.string().default('') })

/** 回执核验: anybody may put the file of a receipt in. It is read in memory and nothing of it is kept. */
export const verifyForm: FormPage<typeof schema> = {
  path: ADDRESS,
  schema,
  upload: ['file'],
  page: async ({ errors, values }) =>
    frame(
      '回执核验',
      <>
        <p className="lead">放进申请回执的凭证文件，看看这件申请是不是在那个时间记入了台账、有没有被改动过。</p>
        <ErrorSummary errors={errors} labels={{ file: '凭证文件', text: '凭证内容' }} />
        <form method="post" action={ADDRESS} encType="multipart/form-data" noValidate>
          <FileField
            name="file"
            label="凭证文件"
            hint="从回执页或者办理查询页下载的 JSON 文件。"
            accept=".json,application/json"
            error={errors?.fields.file}
            kept={[]}
          />
          <TextArea name="text" label="或者把文件的内容粘贴在这里" value={values.text} error={errors?.fields.text} />
          <p className="actions">
            <button type="submit">核验</button>
          </p>
        </form>
        <Trust />
      </>,
    ),
  submit: async ({ input, files, platform }) => {
    const [file] = files
    const text = file ? file.bytes.toString('utf8') : input.text.trim()
    const field = file ? 'file' : 'text'
    if (text === '')
      throw new Fault('invalid', '请选择凭证文件，或者粘贴它的内容。', { fields: { file: '请选择凭证文件，或者粘贴它的内容。' } })
    const check = text.length > LONGEST ? null : checkReceipt(text)
    const sentence = '这不是申请回执的凭证文件。请用从回执页下载的文件，不要改动它的内容。'
    if (!check) throw new Fault('invalid', sentence, { fields: { [field]: sentence } })
    return frame('核验结果', await Result({ check, platform }))
  },
}

/** The published seals, newest first: what the seal of a proof is held against. */
export const sealsPage: PublicPage = {
  path: `${ADDRESS}/fengcun`,
  kept: false,
  query: ['hou'],
  render: async ({ platform, query }) => {
    const before = /^\d{1,15}$/.test(query.hou ?? '') ? Number(query.hou) : undefined
    const seals = await latestSeals(platform.database.db, SHOWN, before)
    const last = seals.at(-1)?.no ?? 0
    return frame(
      '台账封存批次',
      <>
        <p className="lead">台账每分钟封存一次。每一批的哈希包含上一批的哈希：改动任何一条旧记录，后面所有的哈希都会变。</p>
        <TableBox caption={seals.length > 0 ? `第 ${seals[0]?.no} 批至第 ${last} 批` : '还没有封存批次'}>
          <HeadRow heads={['批次', '时间', '条数', '哈希']} />
          <tbody>
            {seals.map((seal) => (
              <tr key={seal.no} id={`p${seal.no}`}>
                <th scope="row">{seal.no}</th>
                <td>{shanghaiTime(seal.at)}</td>
                <td className="number">{seal.entries}</td>
                <td>
                  <code className="wrap-anywhere">{seal.hash}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </TableBox>
        {last > 1 && (
          <p className="actions">
            <a className="button quiet" href={`${ADDRESS}/fengcun?hou=${last}`}>
              更早的批次
            </a>
          </p>
        )}
      </>,
      [['封存批次', `${ADDRESS}/fengcun`]],
    )
  },
}

function frame(title: string, body: React.ReactNode, rest: [string, string][] = []): Page {
  return {
    title,
    description: '不用相信本网站，检验申请回执的凭证文件。',
    breadcrumb: [['政府信息公开', '/zfxxgk'], ['回执核验', ADDRESS], ...rest],
    body: (
      <div className="apply">
        <h1>{title}</h1>
        {body}
      </div>
    ),
  }
}

async function Result({ check, platform }: { check: ReceiptCheck; platform: Platform }) {
  const { proof, number, faults } = check
  const { db } = platform.database
  const published = await sealAt(db, proof.seal.no)
  const all = [...faults, ...publishedFaults(proof.seal, published)]
  const organ = await organById(db, proof.entry.chain)
  return (
    <>
      {all.length === 0 ? (
        <Notice kind="good" title="凭证成立">
          <p>
            编号 {number} 的申请在 {shanghaiTime(proof.entry.at)} 记入台账，在第 {proof.seal.no}{' '}
            批封存。文件里的内容和本网站公布的封存哈希一致。
          </p>
        </Notice>
      ) : (
        <Notice kind="error" title="凭证不成立">
          <ul>
            {all.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Facts
        items={[
          ['编号', number],
          ['受理单位', organ?.name ?? proof.entry.chain],
          [
            '记录的哈希',
            <code key="entry" className="wrap-anywhere">
              {proof.entry.hash}
            </code>,
          ],
          ['封存批次', `第 ${proof.seal.no} 批`],
          [
            '文件里的封存哈希',
            <code key="seal" className="wrap-anywhere">
              {proof.seal.hash}
            </code>,
          ],
          ['本网站公布的封存哈希', published ? <code className="wrap-anywhere">{published.hash}</code> : '本网站没有这一批'],
        ]}
      />
      <p>
        文件没有保存。<a href={ADDRESS}>再核验一份</a>
      </p>
      <Trust />
    </>
  )
}

function publishedFaults(seal: { no: number; hash: string }, published: { hash: string } | null): string[] {
  if (!published) return [`本网站没有公布过第 ${seal.no} 批封存：凭证不是本网站的，或者封存记录被人删除。`]
  return published.hash === seal.hash ? [] : [`文件里第 ${seal.no} 批的封存哈希，和本网站公布的不一样。`]
}

function Trust() {
  return (
    <section>
      <h2>不相信本网站，也能核验</h2>
      <ol className="steps">
        <li>
          在自己的电脑上运行 <code>gongkai receipt verify 文件名</code>：只用文件里的内容计算，不连网，不读数据库。
        </li>
        <li>
          把结果里的封存哈希和<a href={`${ADDRESS}/fengcun`}>公布的封存批次</a>、或者您和别人以前抄下的哈希比对。
        </li>
      </ol>
      <p>记录先算出哈希，再和同一批的其他记录逐层合并成一个根哈希；改动其中任何一个字，根哈希都会变。</p>
    </section>
  )
}

function shanghaiTime(at: Date): string {
  return new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'medium' }).format(at)
}

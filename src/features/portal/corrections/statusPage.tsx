import { CORRECTION_KINDS, CORRECTION_OUTCOMES } from '../../../../api/corrections.js'
import { Field } from '../../../platform/html/form.js'
import type { PublicPage } from '../../../platform/html/page.js'
import { Facts, Notice } from '../../../platform/html/parts.js'
import { REPORT_PATH } from './reportPage.js'
import { type CorrectionRow, findCorrection } from './store.js'

const PATH = `${REPORT_PATH}/chaxun`

/** What became of a report, by its number. Says nothing of what the reader wrote. */
export const statusPage: PublicPage = {
  path: PATH,
  kept: false,
  query: ['bianhao'],
  render: async ({ platform, query }) => {
    const asked = query.bianhao ?? ''
    const found = asked === '' ? null : await findCorrection(platform.database.db, asked)
    return {
      title: '纠错结果查询',
      breadcrumb: [
        ['我要纠错', REPORT_PATH],
        ['结果查询', PATH],
      ],
      body: (
        <div className="narrow">
          <h1>纠错结果查询</h1>
          {found && <Standing row={found} />}
          {asked !== '' && !found && (
            <Notice kind="error" title="没有这个编号">
              <p>请核对编号：10 位字母和数字，大小写都可以。</p>
            </Notice>
          )}
          <form action={PATH}>
            <Field name="bianhao" label="编号" hint="提交纠错后给您的 10 位字母和数字。" autoComplete="off" />
            <button type="submit">查询</button>
          </form>
        </div>
      ),
    }
  },
}

function Standing({ row }: { row: CorrectionRow }) {
  return (
    <>
      {row.outcome === null ? (
        <Notice kind="good" title="已经收到">
          <p>
            请记下编号 <strong>{row.number}</strong>，{row.due} 以前答复，凭编号在本页查看。
          </p>
        </Notice>
      ) : (
        <Notice kind="good" title={CORRECTION_OUTCOMES[row.outcome]}>
          <p>{row.answer}</p>
        </Notice>
      )}
      <Facts
        items={[
          ['编号', row.number],
          [
            '网页',
            <a key="page" href={row.page}>
              {row.page}
            </a>,
          ],
          ['问题', CORRECTION_KINDS[row.kind]],
          ['收到日期', row.received_on],
          ['答复日期', row.answered_on ?? `最晚 ${row.due}`],
        ]}
      />
    </>
  )
}

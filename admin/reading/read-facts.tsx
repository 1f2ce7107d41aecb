import type { ReactElement } from 'react'
import { cellName } from '../../law/annual-report/form.js'
import type { FileAnswer } from './reading-page.js'

const LAYOUT_WORDS = {
  '2019': '2019 版（国办公开办函〔2019〕60号）',
  '2021': '2021 版（国办公开办函〔2021〕30号）',
  mixed: '两种版式混用',
}

const REPAIR_WORDS: Record<string, string> = {
  radical: '部首编码的字',
  compatibility: '兼容字符',
  'full-width': '全角数字和符号',
  space: '特殊空格',
  invisible: '看不见的字符',
  markdown: '加粗记号',
  'page-number': '混入的页码',
  'glued-digits': '连在一起的数字',
}

/** What was recognised, what was repaired on the way, and what cannot be told. */
export function ReadFacts({ answer }: { answer: FileAnswer }): ReactElement {
  const { report } = answer
  const missing = '文件没有写明'
  return (
    <section className="card" aria-label="识别结果">
      <h2>{report.title ?? answer.fileName}</h2>
      <dl className="facts">
        <dt>机关</dt>
        <dd>{report.organ ?? missing}</dd>
        <dt>年度</dt>
        <dd>{report.year ?? missing}</dd>
        <dt>版式</dt>
        <dd>{LAYOUT_WORDS[report.layout]}</dd>
        <dt>落款日期</dt>
        <dd>{report.signedOn ?? missing}</dd>
        <dt>读出</dt>
        <dd>
          {Object.values(report.cells).filter((value) => value !== null).length} 个数，
          {Object.values(report.cells).filter((value) => value === null).length} 格空白，{report.chapters.length} 章
        </dd>
        {report.repairs.length > 0 && (
          <>
            <dt>修复</dt>
            <dd>{report.repairs.map((repair) => `${REPAIR_WORDS[repair.kind] ?? repair.kind} ${repair.count} 处`).join('，')}</dd>
          </>
        )}
        {report.undetermined.length > 0 && (
          <>
            <dt>位置不明</dt>
            <dd>
              {report.undetermined.map((group) => (
                <p key={group.paths.join()}>
                  第 {group.place.line} 行的 {group.values.join('、')}，可能属于
                  {group.paths.map((path) => cellName(path, report.layout)).join('、')}，原文的排列不足以判断，请人工核对。
                </p>
              ))}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

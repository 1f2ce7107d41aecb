import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { readReportFile } from '../../api/annual-report-files.js'
import { FileDrop } from '../parts/file-drop.js'
import { FailureNotice } from '../parts/notice.js'
import { Page } from '../parts/page.js'
import { useAct } from '../query.js'
import { ReadReport } from './read-report.js'

export type FileAnswer = z.output<typeof readReportFile.answer>

/** Reads a report file and shows it beside its cells and findings; keeps nothing until it is recorded. */
export function ReadingPage(): ReactElement {
  const [read, setRead] = useState<{ file: File; answer: FileAnswer } | null>(null)
  const act = useAct(readReportFile, { quiet: true })
  const onFile = async (file: File) => {
    setRead(null)
    const answer = await act.run({ files: { file: [file] } })
    if (answer) setRead({ file, answer })
  }
  return (
    <Page
      title="读取和校验报告"
      lead="把已经发布或者准备发布的政府信息公开工作年度报告读进来：逐格还原三张表，逐条核对勾稽关系和文字里的数字。读取不保存文件。"
    >
      <FileDrop
        label="选择年度报告文件"
        hint="支持 .txt .html .docx .xlsx 和带文字的 .pdf，20 MB 以内，也可以拖到这里。"
        accept=".txt,.html,.htm,.docx,.xlsx,.pdf"
        busy={act.busy}
        onFile={(file) => void onFile(file)}
      />
      {act.failure && <FailureNotice error={act.failure} />}
      {read && <ReadReport key={read.answer.sha256} file={read.file} answer={read.answer} />}
    </Page>
  )
}

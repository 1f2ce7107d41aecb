import type { ErrorWord } from '../../../../../api/contract.js'
import { Fault } from '../../../../platform/errors/errors.js'
import { PACKAGE_SENTENCES } from '../../../../platform/files/open-package.js'

/** The largest file that is looked at; the same as an upload's limit. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024

/** Every way in which a file cannot be read, and the one sentence that says what to do about it. */
const SENTENCES = {
  ...PACKAGE_SENTENCES,
  'file-missing': '找不到这个文件，请检查文件名和所在文件夹。',
  'file-is-folder': '这是一个文件夹，请指定其中的一个文件。',
  'file-unreadable': '这个文件打不开，请检查它是不是普通文件、您有没有读取权限。',
  'file-empty': '这是一个空文件，请换成有内容的年度报告文件。',
  'file-too-large': '文件超过 20 MB，请确认选对了文件；如果报告里有大幅图片，请删去图片后另存再试。',
  'format-unknown': '认不出这个文件的格式，请提供 txt、html、docx、xlsx 或文字版 pdf 格式的年度报告。',
  'format-doc': '这是旧版 Word（.doc）文件，请用 Word 或 WPS 打开，另存为 .docx 后再试。',
  'format-xls': '这是旧版 Excel（.xls）文件，请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。',
  'format-wps': '这是 WPS 专用格式文件，请用 WPS 打开，另存为 .docx 或 .xlsx 后再试。',
  'format-ofd': '这是 OFD 版式文件，请用 OFD 阅读器导出为文字版 PDF，或者提供原来的 .docx 文件。',
  'format-odf': '这是 OpenDocument 文件，请用 WPS 或 LibreOffice 打开，另存为 .docx 或 .xlsx 后再试。',
  'format-rtf': '这是 RTF 文件，请用 Word 或 WPS 打开，另存为 .docx 后再试。',
  'format-word-xml': '这是 Word 的 XML 文件，请用 Word 或 WPS 打开，另存为 .docx 后再试。',
  'format-mht': '这是单个文件的网页存档（.mht），请用浏览器打开，另存为 .html 后再试。',
  'format-image': '这是一张图片，里面没有可读的文字，请提供原来的 .docx 文件或文字版 PDF。',
  'format-archive': '这是一个压缩包，请先解压，再提供其中的年度报告文件。',
  'pdf-scanned': '这个 PDF 是扫描件，里面只有图片没有文字，请提供原来的 .docx 文件或由它导出的文字版 PDF。',
  'pdf-too-long': '这个 PDF 页数太多，不像一份年度报告，请只提供年度报告本身。',
  'too-complex': '这个文件内容过多或过于复杂，读取时超出了时间或内存限制，请只提供年度报告本身后再试。',
  'not-a-report': '这个文件里没有找到政府信息公开工作年度报告的章节和表格，请确认选对了文件。',
  busy: '同时读取的文件太多，请稍等片刻再试。',
} as const

export type RefusalCode = keyof typeof SENTENCES

const WORDS: Partial<Record<RefusalCode, ErrorWord>> = { 'file-too-large': 'too-large', busy: 'unavailable' }

/** The Fault of a file that cannot be read; `details.code` holds the code. */
export function refusal(code: RefusalCode): Fault {
  return new Fault(WORDS[code] ?? 'invalid', SENTENCES[code], { code })
}

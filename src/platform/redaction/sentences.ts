import { Fault } from '../errors/errors.js'
import type { TroubleCode } from './engine/trouble.js'
import type { Failure } from './engine/verify.js'

const TROUBLES: Record<TroubleCode, string> = {
  encrypted: '这个文件加了密码，请去掉密码另存后再上传。',
  damaged: '这个文件已损坏或者不完整，请用原来的软件打开并另存后再上传。',
  'too-long': '这个文件超过 100 页，请拆成几个文件分别上传。',
  'too-large-picture': '这张图片超过 4000 万像素，请缩小后再上传。',
  'too-complex': '这个文件过大或过于复杂，处理时超出了时间或内存限制。请拆成几个文件，或者另存后再上传。',
  'format-unknown': '认不出这个文件的格式，请上传 pdf、docx、xlsx、png 或 jpg 文件。',
  'format-old': '这是旧版 Word、Excel 或 WPS 文件，请另存为 docx、xlsx 或 pdf 后再上传。',
  macros: '这个文件带有宏，请另存为不带宏的 docx、xlsx 或 pdf 后再上传。',
  polyglot: '这个文件里还藏着另一种格式的内容，不能用作公开的原件。请用原来的软件打开，另存或打印成 pdf 后再上传。',
  'empty-file': '这是一个空文件，请重新选择。',
  'typesetting-failed': '这个文件的内容没有排成版面，请另存为 pdf 后再上传。',
}

/** What to tell of a file that cannot be dealt with. */
export function troubleFault(code: TroubleCode): Fault {
  return new Fault('invalid', TROUBLES[code], { code: `release-${code}` })
}

/** What the reader of Office files calls its refusals, in our words. */
export function officeTrouble(code: string | undefined): TroubleCode {
  if (code === 'encrypted' || code === 'damaged') return code
  return code === 'zip-bomb' || code === 'too-complex' || code === 'busy' ? 'too-complex' : 'damaged'
}

const FAILURES: Record<Failure['what'], string> = {
  'word-left': '仍能找到要遮盖的文字',
  'text-under-cover': '黑块下面仍有文字',
  'cover-not-black': '黑块没有遮严',
  metadata: '结果里留有作者、时间等文件信息',
  'word-in-bytes': '结果的数据里仍有要遮盖的文字',
  'pages-differ': '结果的页数与原件不同',
}

/** Names every page on which a check failed. */
export function failureFault(failures: readonly Failure[]): Fault {
  const said = failures.map(({ page, what }) => (page === null ? FAILURES[what] : `第 ${page} 页${FAILURES[what]}`))
  return new Fault('refused', `没有通过复核，结果没有保存：${[...new Set(said)].join('；')}。请在这些页上把整行框选后再试。`, {
    code: 'redaction-not-verified',
    article: '条例第三十七条',
  })
}

/** What every result was checked for. */
export const CHECKS = [
  '重新提取全部文字，逐页查找每一处遮盖的文字，包括全角、部首、空格、断行等写法：没有找到',
  '黑块下面没有文字：通过',
  '黑块逐像素检查：通过',
  '作者、标题、时间、软件、书签、附件、脚本、批注等文件信息：没有',
  '解开文件里的每一段数据查找遮盖的文字：没有找到',
]

/** What a reader of the certificate must know of how the pages came about. */
export function notesOf(kind: string, unseen: number): string[] {
  const notes = ['每一页都重新画成图片，遮盖处画为黑色；图片上另有看不见的文字层，供检索和读屏软件使用。']
  if (kind === 'docx' || kind === 'xlsx')
    notes.push('原件是 Word 或 Excel 文件，按其文字和表格重新排版；页眉页脚、脚注、批注、修订痕迹、图片和隐藏内容不在结果里。')
  if (unseen > 0) notes.push(`原件中有 ${unseen} 个看不见的字（白字、被图形盖住的字等），没有放进结果。`)
  return notes
}

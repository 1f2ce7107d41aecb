import { Paragraph, type Table } from 'docx'
import { day } from '../../../../law/day.js'
import { Download } from '../../../platform/http/mount.js'
import { formTable } from '../../../platform/word/form.js'
import { wordToPdf } from '../../../platform/word/pdf/word-to-pdf.js'
import { bodyLine, buildWord, titleLine } from '../../../platform/word/word.js'
import { type Format, TYPES } from './types.js'

const TITLE = '政府信息公开申请表'
/** The day from which art. 29 asks for what stands here: the form is the same in every run. */
const IN_FORCE = day('2019-05-15')
const made = new Map<Format, Promise<Buffer>>()

/** The blank form to fill in by hand or in an office program, with what art. 29 asks for and nothing else. */
export async function applicationForm(format: Format): Promise<Download> {
  const bytes = made.get(format) ?? makeForm(format)
  made.set(format, bytes)
  bytes.catch(() => made.delete(format))
  return new Download(await bytes, TYPES[format], `${TITLE}.${format}`)
}

async function makeForm(format: Format): Promise<Buffer> {
  if (format === 'docx') return buildWord(TITLE, content())
  const word = await (made.get('docx') ?? makeForm('docx'))
  return wordToPdf(word, { title: TITLE, on: IN_FORCE, practice: '' })
}

function content(): (Paragraph | Table)[] {
  return [
    titleLine(TITLE),
    formTable([
      ['受理机关', ''],
      ['申请人信息（公民填写）'],
      ['姓　　名', ''],
      ['证件名称和号码', ''],
      ['申请人信息（法人或者其他组织填写）'],
      ['名　　称', ''],
      ['类　　别', '□ 商业企业　□ 科研机构　□ 社会公益组织　□ 法律服务机构　□ 其他'],
      ['统一社会信用代码', ''],
      ['法定代表人', ''],
      ['联系人', ''],
      ['联系方式'],
      ['电　　话', ''],
      ['通信地址', ''],
      ['电子邮箱', ''],
      ['代理人（委托他人的填写）'],
      ['姓名和证件号码', ''],
      ['电　　话', ''],
    ]),
    new Paragraph({ pageBreakBefore: true, children: [] }),
    formTable(
      [
        ['申请公开的政府信息（名称、文号或者便于查询的其他特征性描述）'],
        ['名称、文号', ''],
        ['内容描述', '', 60],
        ['信息的形式', '□ 纸质　□ 电子文件　□ 光盘'],
        ['获取的方式', '□ 电子邮件　□ 邮寄　□ 当面领取　□ 现场查阅　□ 传真'],
        ['申请人签名（盖章）', ''],
        ['申请日期', '年　　月　　日'],
      ],
      true,
    ),
    bodyLine(
      '说明：请附身份证明；委托他人的，附授权委托书和代理人身份证明。书面填写确有困难的，可以口头提出，由工作人员代为填写（《中华人民共和国政府信息公开条例》第二十九条）。内容不明确的，行政机关将一次性告知补正（第三十条）。',
    ),
  ]
}

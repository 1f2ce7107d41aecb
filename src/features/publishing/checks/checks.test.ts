import { expect, test } from 'vitest'
import { type Content, contentSchema } from '../../../../api/publishing-content.js'
import { BUILT_IN_CALENDAR } from '../../../../law/calendar/notices.js'
import { day } from '../../../../law/day.js'
import { plainText } from '../html/text.js'
import type { Reading } from '../reading/reading.js'
import { checkAll } from './check.js'
import type { Checking } from './finding.js'
import { infographicCheck } from './infographic.js'

const PAPER = {
  columnId: 'zfxxgk/ledu/fdzdgknr/zcwj/gfxwj',
  instrument: 'normative',
  title: '乐都区公共停车场管理办法',
  body: '<p>为了规范公共停车场管理，制定本办法，自公布之日起施行。</p>',
  issuer: '海东市乐都区人民政府',
  documentNo: '乐政〔2021〕12号',
  signedOn: '2021-09-01',
  topic: '城乡建设',
  genre: '办法',
  validity: 'in-force',
  keywords: ['停车'],
  interpretationWaiver: { reason: '解读材料正在报送审签，稍后发布', until: '2021-09-30' },
}

const NOTHING: Omit<Checking, 'content' | 'text'> = {
  siteId: 'main',
  id: 'x',
  attachments: [],
  today: day('2021-09-10'),
  calendar: BUILT_IN_CALENDAR,
  isFirst: true,
  words: [],
  linked: new Map(),
  alike: [],
}

/** What is found, as `severity check: beginning of the sentence`. */
function found(more: object = {}, beside: Partial<Checking> = {}): string[] {
  const content: Content = contentSchema.parse({ ...PAPER, ...more })
  const checking: Checking = { ...NOTHING, content, text: plainText(content.body), ...beside }
  return checkAll(checking).map((one) => `${one.severity} ${one.check}：${one.message.split(/[，。：]/)[0]}`)
}

function file(name: string, reading: Partial<Reading>, size = 1_000): Checking['attachments'][number] {
  const whole: Reading = { kind: 'pdf', parts: [], wordless: false, unreadable: false, ...reading }
  return { attachment: { file: name, name, inline: false }, size, reading: whole }
}

test('a paper with everything has no finding', () => {
  expect(found()).toEqual([])
})

test('metadata: what is missing, and a number that is written wrongly', () => {
  expect(found({ documentNo: '乐政[2021]012号' })).toEqual(['reason 标题和元数据：发文字号应写成“乐政〔2021〕12号”'])
  expect(found({ documentNo: null, issuer: null, validity: 'none' })).toEqual([
    'block 标题和元数据：文件要写明有效性',
    'reason 标题和元数据：没有填写发文机关',
    'reason 标题和元数据：没有填写发文字号',
  ])
  expect(found({ body: '' })).toEqual(['block 标题和元数据：没有正文也没有附件'])
  expect(found({ body: '', titleOnly: true })).toEqual(['hint 标题和元数据：只收录标题'])
  expect(found({ repost: true })).toEqual(['block 标题和元数据：转载要写明来源'])
})

test('days: impossible ones, and art. 26 over the holidays', () => {
  expect(found({ signedOn: '2021-09-11' })).toEqual(['block 日期：成文日期晚于今天'])
  expect(found({ effectiveOn: '2021-10-01', expiresOn: '2021-09-30' })).toEqual(['block 日期：有效期在生效之前就结束了'])
  expect(found({ effectiveOn: '2021-08-01' })).toEqual(['reason 日期：生效日期早于成文日期'])
  const made = { signedOn: '2021-09-10' }
  expect(found(made, { today: day('2021-10-14') })).toEqual([])
  expect(found(made, { today: day('2021-10-15') })).toEqual(['reason 日期：成文后二十个工作日为 2021-10-14'])
  expect(found(made, { today: day('2021-10-15'), isFirst: false })).toEqual([])
})

test('a normative document and its interpretation', () => {
  expect(found({ interpretationWaiver: null })).toEqual(['block 关联和链接：规范性文件没有关联解读'])
  expect(found({ interpretationWaiver: null, relations: [{ kind: 'interpreted-by', title: '已在省政府网站发布的解读' }] })).toEqual([])
  expect(found({ relations: [{ kind: 'basis' }] })).toEqual(['block 关联和链接：有一条关联没有写明是哪份文件'])
  expect(found({ body: `${PAPER.body}<p><a href="/xinxi/nope">见通知</a></p>` })).toEqual([
    'reason 关联和链接：正文里的一个链接指向没有公开的信息',
  ])
})

test('personal data in the text; a credit code and an office phone are none', () => {
  expect(found({ body: '<p>张某，身份证号11010519491231002X，电话13897001234。</p>' })).toEqual([
    'block 个人信息：发现身份证号 1 处',
    'reason 个人信息：发现手机号 1 处',
  ])
  expect(found({ body: '<p>统一社会信用代码91350100M000100Y43，电话0972-8622345。</p>' })).toEqual([])
})

test('markings of papers that are not for the public', () => {
  expect(found({ body: '<p>机密★5年</p><p>全文。</p>' })).toEqual(['block 密级和内部标注：出现密级标志'])
  expect(found({ body: '<p>内部资料，注意保存</p>' })).toEqual(['block 密级和内部标注：出现内部资料或者不主动公开的标注'])
})

test('the office’s words are found as PDFs write them, too', () => {
  const words = [{ word: '市民户口', kind: 'reason' as const, advice: '' }]
  const pdf = file('a.pdf', { parts: [{ place: '正文', text: '办理市⺠⼾\n口', hidden: false }] })
  expect(found({}, { words, attachments: [pdf] })).toEqual(['reason 错敏词：出现“市民户口” 1 处'])
})

test('pictures and scans say in words what they show', () => {
  expect(found({ body: `${PAPER.body}<p><img src="/xinxi/x/fujian/1" alt=""></p>` })).toEqual([
    'block 图片和扫描件：第 1 张图片没有替代文字',
  ])
  const scan = file('扫描件.pdf', { wordless: true })
  expect(found({ body: '<p>见附件。</p>' }, { attachments: [scan] })).toEqual(['block 图片和扫描件：是扫描件'])
  expect(found({}, { attachments: [scan] })).toEqual(['hint 图片和扫描件：是扫描件'])
  const twin = file('文字版.docx', { kind: 'docx', parts: [{ place: '正文', text: '全文', hidden: false }] })
  expect(found({ body: '<p>见附件。</p>' }, { attachments: [scan, twin] })).toEqual(['hint 图片和扫描件：是扫描件'])
})

test('an interpretation told by pictures has its twin in words: headings, every number, tables as tables', () => {
  const picture = '<p><img src="/xinxi/x/fujian/1" alt="补助标准表：每月650元，覆盖1200户"></p>'
  const said =
    '<h2>补助标准</h2><p>符合条件的家庭每月补助650元，全区共覆盖1200户。申请时带上户口簿和收入证明，到乡镇便民服务站办理，十个工作日内答复。</p>'
  const table = '<table><tbody><tr><th>标准</th><td>650</td></tr></tbody></table>'
  const explained = (body: string) => found({ instrument: 'interpretation', body }).filter((one) => one.includes('图解'))
  const whole = (body: string) => {
    const content = contentSchema.parse({ ...PAPER, instrument: 'interpretation', body })
    return infographicCheck.find({ ...NOTHING, content, text: plainText(body) }).map(({ message }) => message.split('。')[0])
  }
  expect(explained(picture)).toEqual(['block 图解的文字版：图解没有完整的文字版'])
  expect(whole(picture)).toEqual(['图解没有完整的文字版，缺：小标题、文字说明、图里的数字（650、1200）、表格'])
  expect(whole(picture + said)).toEqual(['图解没有完整的文字版，缺：表格'])
  expect(whole(picture + said.replace('1200', '一千二百') + table)).toEqual(['图解没有完整的文字版，缺：图里的数字（1200）'])
  expect(explained(picture + said + table)).toEqual([])
  expect(explained(PAPER.body)).toEqual([])
})

test('attachments: locked, heavy, with what readers do not see', () => {
  expect(found({}, { attachments: [file('a.docx', { unreadable: true })] })).toEqual(['block 附件：附件加了密码或者已经损坏'])
  expect(found({}, { attachments: [file('a.pdf', {}, 11 * 1024 * 1024)] })).toEqual(['hint 附件：附件有 11 MB'])
  const hidden = [
    { place: '批注', text: '这里再核实一下', hidden: true },
    { place: '文档属性', text: '作者：李四', hidden: true },
  ]
  expect(found({}, { attachments: [file('a.docx', { kind: 'docx', parts: hidden })] })).toEqual([
    'reason 附件：批注里有看不见的内容',
    'hint 附件：文档属性里有作者',
  ])
})

test('what is already there', () => {
  const alike = [{ id: 'y', title: '旧文', why: 'text' as const, likeness: 0.83 }]
  expect(found({}, { alike })).toEqual(['reason 重复：与已公开的《旧文》内容相近（83%）'])
})

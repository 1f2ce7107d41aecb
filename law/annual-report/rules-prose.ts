import { ARTICLE_50, always, FORMATS, type Rule } from './rule.js'

/** Rules on what the sentences say. */
export const PROSE_RULES: Rule[] = [
  always('X-TXT', 'error', 'D', '正文数字与表格一致', '正文写的收到、办结、结转、复议、诉讼、制发等数字等于表中的数', ARTICLE_50),
  always('X-NEG', 'error', 'D', '“没有”与表格一致', '正文说没有收到、没有发生的，表中为 0', ARTICLE_50),
  always('X-NAME', 'warning', 'D', '称谓、年份、地名', '自称与单位级别相符，年份是报告年度，不出现别处的地名', ARTICLE_50),
  always('X-PCT', 'warning', 'D', '正文算得拢', '百分比、日均、增长率和“其中”各项按正文的数重新计算相符', ARTICLE_50),
  always('X-APPROX', 'info', 'D', '约数', '“余”“多”“近”等约数无法核对', ARTICLE_50),
  always('X-MISS', 'warning', 'D', '表中有数、正文未提', '表中不为 0 的申请、复议、诉讼在正文中有交代', ARTICLE_50),
  always('X-CUT', 'warning', 'D', '句子完整', '每部分的最后一句写完整'),
  always('X-HOLE', 'info', 'D', '缺字、漏字', '没有被过滤或转换丢掉的字'),
  always('X-TENSE', 'warning', 'D', '时间说法', '“今年”“近期”“春节前”等说法在报告公布时仍然成立'),
  always('X-FILL', 'warning', 'D', '模板未填', '不留“××”“（此处填写）”等模板文字'),
  always('X-DUP', 'info', 'D', '重复的句子', '同一句话不重复出现'),
  always('X-CODE', 'info', 'D', '字形编码', '文字用通用汉字编码，不用部首编码'),
  always('X-LIST', 'info', 'D', '列举的个数', '“一是、二是……”连续，“某某等几个环节”的个数与列举相符'),
  always('X-PROGRESS', 'info', 'D', '前后进度', '同一事项前后所说的进度一致', FORMATS),
]

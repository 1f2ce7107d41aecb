import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/** Words of the field that the general dictionary lacks, as it wants them: word, frequency, part of speech. */
const TERMS = [
  '政务公开',
  '信息公开',
  '政府信息',
  '依申请公开',
  '主动公开',
  '不予公开',
  '规范性文件',
  '行政复议',
  '行政诉讼',
  '行政许可',
  '行政处罚',
  '行政强制',
  '行政事业性收费',
  '政务新媒体',
  '政策解读',
  '区长信箱',
  '市长信箱',
  '县长信箱',
  '便民服务',
  '营商环境',
  '放管服',
  '双随机',
  '三公经费',
  '财政预决算',
  '乡村振兴',
  '义务教育',
  '社会救助',
  '最低生活保障',
  '公共资源',
  '征地拆迁',
  '房屋征收',
  '权责清单',
  '权力清单',
  '长效机制',
  '适老化',
  '政务服务',
]

let loaded: Jieba | null = null

/** What a text is found by: every word of the dictionary that stands anywhere in it, and single characters that belong to none, with their neighbour. */
export function wordsOfText(folded: string): Set<string> {
  const found = new Set<string>()
  for (const word of jieba().cutAll(folded)) if (word.length > 1 && isWord(word)) found.add(word)
  for (const run of runsOfSingles(jieba().cut(folded, false))) {
    for (const [n, char] of run.entries()) {
      found.add(char)
      if (n > 0) found.add(`${run[n - 1]}${char}`)
    }
  }
  for (const latin of folded.match(/[a-z0-9]+/g) ?? []) found.add(latin)
  return found
}

/**
 * The words that a text must have to contain the phrase. A dictionary word of the phrase is among the words of every text that holds the
 * phrase, whatever stands around it; single characters count only where there is nothing longer.
 */
export function wordsOfPhrase(folded: string): string[] {
  const cut = jieba().cut(folded, false)
  const long = cut.filter((word) => word.length > 1 && isWord(word) && !/^[a-z0-9.]+$/.test(word))
  const latin = folded.match(/[a-z0-9]+/g) ?? []
  const words = [...long, ...latin]
  if (words.length > 0) return [...new Set(words)]
  const singles = runsOfSingles(cut)
  return [...new Set(singles.flatMap((run) => (run.length === 1 ? run : run.slice(1).map((char, n) => `${run[n]}${char}`))))]
}

/** Characters in a row that the cut left alone. */
function runsOfSingles(cut: readonly string[]): string[][] {
  const runs: string[][] = [[]]
  for (const word of cut) {
    if (word.length === 1 && isWord(word) && !/[a-z0-9]/.test(word)) runs.at(-1)?.push(word)
    else runs.push([])
  }
  return runs.filter((run) => run.length > 0)
}

const isWord = (word: string): boolean => /[\p{L}\p{N}]/u.test(word)

function jieba(): Jieba {
  if (loaded) return loaded
  loaded = Jieba.withDict(dict)
  loaded.loadDict(Buffer.from(TERMS.map((term) => `${term} 1000 n`).join('\n')))
  return loaded
}

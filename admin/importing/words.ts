import { IMPORT_OUTCOMES, type ImportKind, type ImportOutcome, type ImportState } from '../../api/importing.js'

export const KINDS: Record<ImportKind, string> = {
  archive: '网页压缩包',
  folder: '服务器上的文件夹',
  table: '表格',
  addresses: '网址清单',
}

export const STATES: Record<ImportState, string> = {
  mapping: '等待核对对应关系',
  checking: '正在试运行',
  checked: '试运行完，等待导入',
  running: '正在导入',
  stopped: '已停下，可以接着导入',
  done: '已导入',
}

export const isBusy = (state: ImportState): boolean => state === 'checking' || state === 'running'

/** `新收 12，不收 3`: those that are not nought. */
export function countsText(counts: Record<ImportOutcome, number>): string {
  const said = (Object.keys(IMPORT_OUTCOMES) as ImportOutcome[]).filter((name) => counts[name] > 0)
  return said.map((name) => `${IMPORT_OUTCOMES[name]} ${counts[name]}`).join('，')
}

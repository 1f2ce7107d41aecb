import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const CLI = fileURLToPath(new URL('./cli.ts', import.meta.url))

/** The command line as its users run it, in a process of its own. */
function gongkai(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['--import', 'tsx', CLI, ...args], { encoding: 'utf8' })
}

describe('the command line', () => {
  it('computes a deadline with all that may happen, as JSON', () => {
    const consult = ['--consult', '2021-09-24:2021-09-28', '--consult', '2021-09-27:2021-09-29']
    const { status, stdout } = gongkai(
      'clock',
      '--received',
      '2021-09-10',
      '--corrected',
      '2021-09-24',
      ...consult,
      '--extend',
      '5',
      '--json',
    )
    const reply = JSON.parse(stdout)
    expect(status).toBe(0)
    // 26, 27, 28 and 29 September are taken out; 25 working days after 24 September, and those four.
    expect(reply).toMatchObject({ due: '2021-11-09', provisional: false })
    expect(reply.steps.filter((step: { kind: string }) => step.kind === 'paused').map((step: { day: string }) => step.day)).toEqual([
      '2021-09-26',
      '2021-09-27',
      '2021-09-28',
      '2021-09-29',
    ])
  })

  it('prints the derivation day by day for people', () => {
    const { stdout } = gongkai('clock', '--received', '2021-09-10')
    expect(stdout).toContain('2021-09-18  星期六  第 6 日   调休上班，计入        条例第三十三条第二款；国办发明电〔2020〕27号')
    expect(stdout).toContain('2021-10-01  星期五            放假（国庆节），不计  国办发明电〔2020〕27号')
    expect(stdout).toContain('答复期限：2021-10-14（星期四）')
  })

  it('computes the fee', () => {
    expect(JSON.parse(gongkai('fee', '--items', '11', '--json').stdout)).toMatchObject({ yuan: 100, steps: [{ yuan: 0 }, { yuan: 100 }] })
  })

  it.each<[string, string[], string]>([
    ['an unknown command', ['nonsense'], '没有“nonsense”这个命令。运行 gongkai --help 查看全部命令。\n'],
    ['an unknown option', ['fee', '--nonsense'], '没有“--nonsense”这个选项。在命令后加 --help 查看用法。\n'],
    ['a day that is none', ['clock', '--received', '2021-02-30'], '收到申请的日期“2021-02-30”不是有效日期，请写成 2021-09-10 的样子。\n'],
    ['a rule', ['clock', '--received', '2021-09-10', '--extend', '21'], '延长期限应为 1 至 20 个工作日的整数（条例第三十三条第二款）。\n'],
  ])('refuses %s with one sentence and status 2', (_, args, sentence) => {
    expect(gongkai(...args)).toMatchObject({ status: 2, stdout: '', stderr: sentence })
  })
})

import type { z } from 'zod'

/** One sentence a field, in Chinese: `organId` → 请填写。 Sentences that a schema gives itself come through unchanged. */
export function fieldSentences(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.join('.') || '_'] ??= issue.message
  return fields
}

/** The error map for every parse of outside input. Returns undefined where zod may speak for itself. */
export function sayIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? '请填写。' : typeSentence(issue.expected)
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum))
    case 'too_big':
      return issue.origin === 'string'
        ? `最多 ${issue.maximum} 个字。`
        : issue.origin === 'array'
          ? `最多 ${issue.maximum} 项。`
          : `不能大于 ${issue.maximum}。`
    case 'invalid_value':
      return '请从给出的选项中选择。'
    case 'invalid_format':
      return issue.format === 'email' ? '电子邮箱的格式不对。' : '格式不对。'
    case 'not_multiple_of':
      return `必须是 ${issue.divisor} 的倍数。`
    case 'unrecognized_keys':
      return '有不认识的内容。'
    default:
      return '填写的内容不对。'
  }
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string') return minimum === 1 ? '请填写。' : `至少 ${minimum} 个字。`
  if (origin === 'array') return `至少 ${minimum} 项。`
  return `不能小于 ${minimum}。`
}

function typeSentence(expected: string): string {
  if (expected === 'int') return '请填写整数。'
  if (expected === 'number') return '请填写数字。'
  if (expected === 'date') return '请填写日期。'
  return '填写的内容不对。'
}

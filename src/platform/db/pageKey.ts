import { type Day, parseDay } from '../../../law/day.js'

/** What a page of a list by day ended with, as its `next` writes it: `2021-09-10~id`. null for anything else: the list begins again. */
export function pageKey(after: string | undefined): { on: Day; id: string } | null {
  const [text = '', id = ''] = after?.split('~') ?? []
  const on = parseDay(text)
  return on && id ? { on, id } : null
}

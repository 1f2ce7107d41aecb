import type { Day } from '../../../../law/day.js'
import { setPdf } from '../../typst/typst.js'
import { layoutOf } from './layout.js'

/** What a PDF says of itself. No person's name may stand in it. */
export interface About {
  title: string
  on: Day
  /** Over every page, with 演练 behind the text; empty: it is meant. */
  practice: string
}

/**
 * A filled Word file as PDF/A-2a: the same text on the same page, so that a template that an office replaced determines both. The same file gives the same
 * bytes. Pictures, text boxes and headers are not carried over, which is why templates that have them are refused. Fault `unavailable`.
 */
export async function wordToPdf(word: Buffer, { title, on, practice }: About): Promise<Buffer> {
  const pieces = await layoutOf(word)
  return setPdf(new URL('./letter.typ', import.meta.url), {
    title,
    made: on.split('-').map(Number),
    pieces,
    practice,
  })
}

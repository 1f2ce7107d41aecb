import type { z } from 'zod'
import type { contentSchema, StatedNumber } from '../../../../api/publishing-content.js'
import type { Found } from '../recording.js'

/** What one report says, as a document of the demonstration. */
export interface DemoRecord {
  id: string
  organId: string
  /** Below the organ's root: `fdzdgknr/xzxk`. */
  column: string
  title: string
  /** Report and paragraph. */
  source: string
  more?: Partial<z.input<typeof contentSchema>>
}

/** As it is recorded: no day and no index number, for no source states one. */
export function foundOf({ id, organId, column, title, source, more }: DemoRecord): Found {
  return {
    id,
    organId,
    origin: 'import',
    source,
    indexNo: null,
    on: null,
    content: { columnId: `zfxxgk/${organId}/${column}`, instrument: 'data', title, source, ...more },
  }
}

/** A number that its source states exactly: 7032 件. */
export const exact = (label: string, value: number, unit: string): StatedNumber => ({
  label,
  value,
  approx: false,
  text: `${value}${unit}`,
})

/** One that its source rounds: 190余条. */
export const about = (label: string, value: number, text: string): StatedNumber => ({ label, value, approx: true, text })

/** Paragraphs and lists as the text of a document. */
export const text = (...parts: (string | string[])[]): string =>
  parts
    .map((part) =>
      Array.isArray(part) ? `<ul>${part.map((one) => `<li>${one}</li>`).join('')}</ul>` : part.startsWith('<') ? part : `<p>${part}</p>`,
    )
    .join('')

/** A table with its caption. */
export function table(caption: string, head: string[], rows: string[][]): string {
  const headRow = head.map((one) => `<th scope="col">${one}</th>`).join('')
  const body = rows
    .map(([first, ...rest]) => `<tr><th scope="row">${first}</th>${rest.map((one) => `<td>${one}</td>`).join('')}</tr>`)
    .join('')
  return `<table><caption>${caption}</caption><thead><tr>${headRow}</tr></thead><tbody>${body}</tbody></table>`
}

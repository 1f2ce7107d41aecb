import type { Content } from '../../../api/publishing-content.js'

const LEAST_WAIVER = 10

/** The content without what is only half typed, so that the rest can be saved: an address that is none yet, a waiver without its day. */
export function sendable(content: Content): Content {
  const { interpretationWaiver: waiver, sourceUrl, attachments, relations, numbers } = content
  const whole = waiver !== null && waiver.until !== '' && [...waiver.reason.trim()].length >= LEAST_WAIVER
  return {
    ...content,
    interpretationWaiver: whole ? waiver : null,
    sourceUrl: sourceUrl !== null && isAddress(sourceUrl) ? sourceUrl : null,
    attachments: attachments.map((one) => ({ ...one, name: one.name.trim() === '' ? '附件' : one.name })),
    numbers: numbers.filter((one) => one.label.trim() !== '' && one.text.trim() !== ''),
    relations: relations.filter((one) => one.documentId !== null || one.title.trim() !== ''),
  }
}

function isAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol)
  } catch {
    return false
  }
}

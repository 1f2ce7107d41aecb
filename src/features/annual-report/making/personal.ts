const ID_NUMBER = /(?<![0-9])\d{6}(?:19|20)\d{9}[0-9Xx](?![0-9])/
const MOBILE = /(?<![0-9])1[3-9]\d{9}(?![0-9])/

/** What looks like personal data in a note that becomes public with the report: an identity number or a mobile number; null when nothing does. */
export function findPersonalData(text: string): string | null {
  return ID_NUMBER.exec(text)?.[0] ?? MOBILE.exec(text)?.[0] ?? null
}

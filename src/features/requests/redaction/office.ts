import type { Platform } from '../../../platform/platform.js'
import type { OfficeText } from '../../../platform/redaction/officeText.js'

/** Reads one within limits. Throws a Fault whose `details.code` is `encrypted`, `damaged`, `zip-bomb`, `too-complex` or another. */
export type ReadOffice = (bytes: Buffer, name: string) => Promise<OfficeText>

const readers = new WeakMap<Platform, ReadOffice>()

/** Lets Word and Excel files be made ready for release. Called once by the feature that reads Office files, which stands below this one. */
export function registerOfficeReader(platform: Platform, read: ReadOffice): void {
  readers.set(platform, read)
}

/** The reader, or null where nobody reads them. */
export function officeReader(platform: Platform): ReadOffice | null {
  return readers.get(platform) ?? null
}

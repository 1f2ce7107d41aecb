import type { CarrierKind } from '../../../api/carriers.js'
import { sealerOf } from '../../platform/crypto/sealer.js'
import type { Platform } from '../../platform/platform.js'
import type { CarrierRow } from './store.js'

/** What of a carrier may be shown to those who manage it. */
export interface Settings {
  name: string
  /** Empty: every column. */
  columns: string[]
  withBelow: boolean
  automatic: boolean
  /** Webhook. */
  address: string
  /** WeChat. */
  appId: string
  author: string
  hasCover: boolean
  keys: { id: string; madeAt: string }[]
}

/** What nobody is shown. */
export interface Secrets {
  /** Webhook: by the key's id. */
  keys: Record<string, string>
  /** WeChat: AppSecret, and the cover in base64. */
  secret: string
  cover: string
}

export interface CarrierSetup {
  id: string
  kind: CarrierKind
  settings: Settings
  secrets: Secrets
}

export const settingsOf = (row: Pick<CarrierRow, 'settings'>): Settings => JSON.parse(row.settings) as Settings

/** What secrets are sealed for. */
export const aboutOf = (id: string): string => `carrier:${id}`

export function secretsOf({ config }: Pick<Platform, 'config'>, row: Pick<CarrierRow, 'id' | 'secrets'>): Secrets {
  return JSON.parse(sealerOf(config).open(row.secrets, aboutOf(row.id))) as Secrets
}

export function sealSecrets({ config }: Pick<Platform, 'config'>, id: string, secrets: Secrets): string {
  return sealerOf(config).seal(JSON.stringify(secrets), aboutOf(id))
}

export function setupOf(platform: Pick<Platform, 'config'>, row: CarrierRow): CarrierSetup {
  return { id: row.id, kind: row.kind, settings: settingsOf(row), secrets: secretsOf(platform, row) }
}

/** Whether a document that stands in these columns, of this organ, is one for this carrier. */
export function isFor(row: CarrierRow, organPath: string, columns: readonly string[]): boolean {
  const { columns: wanted, withBelow } = settingsOf(row)
  if (row.organ_path !== organPath && !(withBelow && organPath.startsWith(`${row.organ_path}/`))) return false
  return wanted.length === 0 || wanted.some((one) => columns.some((column) => column === one || column.startsWith(`${one}/`)))
}

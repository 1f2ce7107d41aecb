import { randomSigns } from '../../platform/crypto/signs.js'
import { Fault } from '../../platform/errors/errors.js'

/** Twelve letters and digits without meaning, so that the address never has to change. */
export type DocumentId = string

const SIGNS = '23456789abcdefghjkmnpqrstuvwxyz'
const LENGTH = 12

export function newDocumentId(): DocumentId {
  return randomSigns(LENGTH, SIGNS)
}

export const streamOf = (siteId: string, id: DocumentId): string => `document:${siteId}:${id}`
export const fileOwnerOf = (siteId: string, id: DocumentId): string => `document:${siteId}:${id}`

/** Where readers find it, for good. */
export const addressOf = (id: DocumentId): string => `/xinxi/${id}`
export const attachmentAddress = (id: DocumentId, file: string): string => `/xinxi/${id}/fujian/${file}`

export const noDocument = (): Fault => new Fault('not-found', '没有这条信息，请核对地址。')
/** 410, with nothing said of what stood there. */
export const withdrawn = (): Fault => new Fault('not-found', '这条信息已经撤下，不再公开。', { code: 'gone' })

import { readDocumentFile } from '../../../api/publishing.js'
import { address } from '../../client.js'

const publicStart = (id: string): string => `src="/xinxi/${id}/fujian/`
const houseStart = (id: string): string => `src="${address(readDocumentFile, { params: { id, file: '' } })}`

/** The text with its pictures where the workbench may read them before they are public. */
export const inHouse = (id: string, body: string): string => body.replaceAll(publicStart(id), houseStart(id))

/** The text as it is kept, with its pictures at their public addresses. */
export const asKept = (id: string, body: string): string => body.replaceAll(houseStart(id), publicStart(id))

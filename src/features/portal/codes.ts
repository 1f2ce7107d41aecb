import QRCode from 'qrcode'
import { SITE_ID } from '../../platform/cache/cache.js'
import { today } from '../../platform/clock.js'
import { Download } from '../../platform/http/mount.js'
import type { PublicFile } from '../../platform/http/pages.js'
import { publishedDocument } from '../publishing/index.js'

/** The permanent address of a document as a QR code, for its printed page; the same answers as for the page. */
export const codeFiles: PublicFile[] = [
  {
    path: '/erweima/:id.svg',
    kept: true,
    absolute: true,
    render: async ({ platform, params, origin }) => {
      const document = await publishedDocument(platform.database.db, SITE_ID, params.id ?? '', today(platform.clock))
      if (!document || origin === '') return null
      const svg = await QRCode.toString(origin + document.href, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
      return new Download(Buffer.from(svg), 'image/svg+xml', 'erweima.svg', true)
    },
  },
]

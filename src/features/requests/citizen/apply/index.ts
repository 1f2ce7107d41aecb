import type { FastifyInstance } from 'fastify'
import { mountForm } from '../../../../platform/http/mount.js'
import type { Platform } from '../../../../platform/platform.js'
import { checkForm } from './check-page.js'
import { identityForm } from './identity-page.js'
import { lookalikesForm } from './lookalikes-page.js'
import { mountReceiptFile, receiptForm } from './receipt-page.js'
import { resumeForm } from './resume-page.js'
import { startForm } from './start-page.js'
import { wayForm } from './way-page.js'
import { whatForm } from './what-page.js'
import { whoForm } from './who-page.js'

export { dropOldDrafts } from './draft.js'
export { forgetWork } from './work.js'

/** 在线申请 of every organ, page by page, and its receipt. */
export function mountApply(app: FastifyInstance, platform: Platform): void {
  const forms = [startForm, whoForm, identityForm, whatForm, lookalikesForm, wayForm, checkForm, receiptForm]
  for (const form of forms) mountForm(app, platform, form)
  mountForm(app, platform, resumeForm)
  mountReceiptFile(app, platform)
}

import * as releases from '../../../api/request-releases.js'
import { useAct, useAnswer } from '../../query.js'

const REFRESH = [releases.listReleases, releases.getRelease]

/** The files of a case that are being made ready for release. */
export function useReleases(id: string) {
  return useAnswer(releases.listReleases, { params: { id } })
}

/** One of them with its pages. */
export function useRelease(id: string, n: number) {
  return useAnswer(releases.getRelease, { params: { id, n } })
}

/** What may be done with them. */
export function useReleaseActs() {
  return {
    upload: useAct(releases.uploadRelease, { refresh: REFRESH, done: '原件已加密保存，请打开标出要遮盖的内容' }),
    redact: useAct(releases.redactRelease, { refresh: REFRESH, done: '结果已生成并通过复核，请另一位同事看过后确认' }),
    confirm: useAct(releases.confirmRelease, { refresh: REFRESH, done: '已确认，答复发出后申请人可以下载' }),
    drop: useAct(releases.dropRelease, { refresh: REFRESH, done: '已移除' }),
  }
}

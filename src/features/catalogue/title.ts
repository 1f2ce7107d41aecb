import type { Organ } from '../organs/index.js'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 乐都区基层政务公开标准目录 */
export const catalogueTitle = (organ: Pick<Organ, 'shortName'>): string => `${organ.shortName}基层政务公开标准目录`
/** Where an organ's catalogues stand for the public. */
export const catalogueAddress = (organId: string): string => `/zfxxgk/${organId}/biaozhunmulu`

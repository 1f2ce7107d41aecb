const IN_CHINA = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** An instant as it is written in China: 2026-01-09 15:04. What is no instant stays as it is. */
export function moment(at: string | null): string {
  if (!at) return ''
  const ms = Date.parse(at)
  return Number.isNaN(ms) || !at.includes('T') ? at : IN_CHINA.format(ms)
}

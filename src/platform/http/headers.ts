/** What a page may load: its own style, scripts and pictures, from this host and nothing else; nothing inline. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** On every answer: name, value, name, value … */
export const SECURITY_HEADERS: string[] = [
  'Content-Security-Policy',
  POLICY,
  'X-Content-Type-Options',
  'nosniff',
  'Referrer-Policy',
  'same-origin',
  'Cross-Origin-Opener-Policy',
  'same-origin',
  'Permissions-Policy',
  'camera=(), geolocation=(), microphone=()',
]

/** A page that anybody may keep but must ask about again; the ETag makes that cheap. */
export const PAGE_HEADERS: string[] = [
  'Content-Type',
  'text/html; charset=utf-8',
  'Cache-Control',
  'public, max-age=0, must-revalidate',
  ...SECURITY_HEADERS,
]

/** Something whose name changes with its content. */
export function assetHeaders(type: string): string[] {
  return ['Content-Type', type, 'Cache-Control', 'public, max-age=31536000, immutable', ...SECURITY_HEADERS]
}

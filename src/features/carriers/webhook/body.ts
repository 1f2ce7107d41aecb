import type { Parcel } from '../adapter.js'

/** The event as the other side gets it (docs/carriers.md). Of what was withdrawn only the address is told. */
export function bodyOf({ event, documentId, url, indexable }: Parcel, now: number): string {
  const envelope = { type: `document.${event}`, timestamp: new Date(now).toISOString() }
  if (!indexable) return JSON.stringify({ ...envelope, data: { id: documentId, url } })
  const { document, text } = indexable
  const origin = url.slice(0, url.length - document.href.length)
  const { title, organId, issuer, indexNo, documentNo, signedOn, publishedOn, validity, topic, genre, columnId, columnName, versions } =
    document
  return JSON.stringify({
    ...envelope,
    data: {
      id: documentId,
      url,
      version: versions.length,
      title,
      organId,
      issuer,
      indexNo,
      documentNo,
      signedOn,
      publishedOn,
      validity,
      topic,
      genre,
      column: { id: columnId, name: columnName },
      summary: document.content.summary,
      keywords: document.content.keywords,
      html: whole(document.content.body, origin),
      text,
      attachments: document.attachments.map(({ name, href, type, size, sha256 }) => ({ name, url: origin + href, type, size, sha256 })),
    },
  })
}

/** Addresses inside the text, which begin with a slash, are whole ones elsewhere. */
function whole(html: string, origin: string): string {
  return html.replace(/\b(href|src)="\/(?!\/)/g, `$1="${origin}/`)
}

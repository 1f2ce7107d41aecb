/** A PDF of one page with the given content stream, written by hand; `filter` says how the stream is packed. */
export function pdfOf(content: Buffer, filter: string): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>',
    Buffer.concat([Buffer.from(`<<${filter}/Length ${content.length}>>stream\n`), content, Buffer.from('\nendstream')]),
  ]
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n')]
  const offsets = objects.map((object, i) => {
    const at = parts.reduce((sum, part) => sum + part.length, 0)
    parts.push(Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'))
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const start = parts.reduce((sum, part) => sum + part.length, 0)
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  return Buffer.concat([...parts, Buffer.from(`${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`)])
}

import { deflateSync } from 'node:zlib'
import type { Box } from './page.js'
import { pictureSize } from './picture-size.js'

/** Words in a row, as they are to be found where they stand. */
export interface Segment extends Box {
  /** A sign each; a ligature is one. */
  signs: string[]
}

/** A page of the result: a picture, and over it unseen the text that may be read. */
export interface ResultPage {
  width: number
  height: number
  jpeg: Buffer
  lines: Segment[][]
}

/** Height of a segment's box in sizes of the font, and how much of it lies below the line. */
const BOX = 1.16
const BELOW = 0.24

/**
 * A PDF of pictures with invisible text over them, tagged line by line in reading order, so that it can be searched and listened to. It has no
 * information dictionary, no XMP, no dates, no names, no attachments: nothing but its pages.
 */
export function writePdf(pages: readonly ResultPage[]): Buffer {
  const out = new Objects()
  const [catalog, tree, root, parents, font] = [out.next(), out.next(), out.next(), out.next(), out.next()]
  const codes = new Codes()
  const document = out.next()
  const parts: number[] = []
  const pageNumbers = pages.map((page, i) => {
    const [own, content, image] = [out.next(), out.next(), out.next()]
    const lines = page.lines.filter((line) => line.length > 0)
    const tags = lines.map((_, mcid) => out.add(`<</Type/StructElem/S/P/P ${document} 0 R/Pg ${own} 0 R/K ${mcid}>>`))
    parts.push(...tags)
    out.set(
      own,
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${num(page.width)} ${num(page.height)}]/Contents ${content} 0 R/StructParents ${i}/Tabs/S/Resources<</Font<</F ${font} 0 R>>/XObject<</I ${image} 0 R>>>>>>`,
    )
    out.setStream(content, '', Buffer.from(contentOf(page, lines, codes)))
    const size = pictureSize(page.jpeg)
    if (!size) throw new RangeError('not a picture of ours')
    const { width, height } = size
    out.setRaw(
      image,
      `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode`,
      page.jpeg,
    )
    return { own, tags }
  })
  out.set(catalog, `<</Type/Catalog/Pages ${tree} 0 R/Lang(zh-CN)/MarkInfo<</Marked true>>/StructTreeRoot ${root} 0 R>>`)
  out.set(tree, `<</Type/Pages/Count ${pages.length}/Kids[${pageNumbers.map(({ own }) => `${own} 0 R`).join(' ')}]>>`)
  out.set(root, `<</Type/StructTreeRoot/K ${document} 0 R/ParentTree ${parents} 0 R>>`)
  out.set(document, `<</Type/StructElem/S/Document/P ${root} 0 R/K[${parts.map((part) => `${part} 0 R`).join(' ')}]>>`)
  out.set(parents, `<</Nums[${pageNumbers.map(({ tags }, i) => `${i} [${tags.map((tag) => `${tag} 0 R`).join(' ')}]`).join(' ')}]>>`)
  writeFont(out, font, codes)
  return out.file(catalog)
}

/** The picture is scenery for listeners; each line is a paragraph. Mode 3 draws nothing. */
function contentOf(page: ResultPage, lines: Segment[][], codes: Codes): string {
  const text = lines.map((line, mcid) => {
    const words = line.map((segment) => {
      const size = Math.max(1, (segment.bottom - segment.top) / BOX)
      const stretch = (100 * Math.max(1, segment.right - segment.left)) / (segment.signs.length * size)
      const y = page.height - segment.bottom + BELOW * size
      return `${num(stretch)} Tz /F ${num(size)} Tf 1 0 0 1 ${num(segment.left)} ${num(y)} Tm <${segment.signs.map((sign) => codes.of(sign)).join('')}> Tj`
    })
    return `/P<</MCID ${mcid}>>BDC BT 3 Tr ${words.join('\n')} ET EMC`
  })
  return `/Artifact BMC q ${num(page.width)} 0 0 ${num(page.height)} 0 0 cm /I Do Q EMC\n${text.join('\n')}`
}

/** A font without shapes: every sign one em wide, told by its Unicode text. */
function writeFont(out: Objects, font: number, codes: Codes): void {
  const descriptor = out.add(
    '<</Type/FontDescriptor/FontName/Unseen/Flags 4/FontBBox[0 -240 1000 920]/ItalicAngle 0/Ascent 920/Descent -240/CapHeight 900/StemV 80>>',
  )
  const descendant = out.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/Unseen/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R/DW 1000/CIDToGIDMap/Identity>>`,
  )
  const map = out.next()
  out.setStream(map, '', Buffer.from(codes.toUnicode()))
  out.set(font, `<</Type/Font/Subtype/Type0/BaseFont/Unseen/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${map} 0 R>>`)
}

/** A code of two bytes for each sign that occurs. */
class Codes {
  private readonly codes = new Map<string, string>()

  of(sign: string): string {
    const code = this.codes.get(sign) ?? (this.codes.size + 1).toString(16).padStart(4, '0')
    this.codes.set(sign, code)
    return code
  }

  toUnicode(): string {
    const pairs = [...this.codes].map(([sign, code]) => `<${code}> <${Buffer.from(sign, 'utf16le').swap16().toString('hex')}>`)
    const blocks: string[] = []
    for (let at = 0; at < pairs.length; at += 100) {
      const block = pairs.slice(at, at + 100)
      blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
    }
    return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${blocks.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`
  }
}

class Objects {
  private readonly bodies: Buffer[] = []

  next(): number {
    return this.bodies.push(Buffer.from('null'))
  }

  add(body: string): number {
    return this.bodies.push(Buffer.from(body, 'latin1'))
  }

  set(number: number, body: string): void {
    this.bodies[number - 1] = Buffer.from(body, 'latin1')
  }

  setStream(number: number, dictionary: string, content: Buffer): void {
    this.setRaw(number, `${dictionary}/Filter/FlateDecode`, deflateSync(content))
  }

  setRaw(number: number, dictionary: string, content: Buffer): void {
    const head = Buffer.from(`<<${dictionary}/Length ${content.length}>>stream\n`, 'latin1')
    this.bodies[number - 1] = Buffer.concat([head, content, Buffer.from('\nendstream')])
  }

  file(root: number): Buffer {
    const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
    let at = parts[0]?.length ?? 0
    const offsets = this.bodies.map((body, i) => {
      const start = at
      const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')])
      parts.push(part)
      at += part.length
      return `${String(start).padStart(10, '0')} 00000 n \n`
    })
    const table = `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
    parts.push(Buffer.from(`${table}trailer\n<</Size ${offsets.length + 1}/Root ${root} 0 R>>\nstartxref\n${at}\n%%EOF\n`))
    return Buffer.concat(parts)
  }
}

function num(n: number): string {
  return String(Math.round(n * 100) / 100)
}

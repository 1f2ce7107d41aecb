import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

const open = (bytes: Buffer) =>
  getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS, disableFontFace: true, isEvalSupported: false })

/** All text of a PDF, without spaces: lines break where the page does. */
export async function pdfText(bytes: Buffer): Promise<string> {
  const task = open(bytes)
  const document = await task.promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  await task.destroy()
  return pages.join('').replace(/\s/g, '')
}

/** A piece of text where it stands on the first page; lengths in points from the upper left corner. */
export interface Piece {
  text: string
  left: number
  right: number
  baseline: number
  size: number
  font: string
}

/** The first page of a PDF as it was set. */
export async function pdfPage(bytes: Buffer): Promise<{ width: number; height: number; pieces: Piece[] }> {
  const task = open(bytes)
  const page = await (await task.promise).getPage(1)
  // Fonts are known by name only after the page was read for drawing.
  await page.getOperatorList()
  const [, , width = 0, height = 0] = page.view
  const { items } = await page.getTextContent()
  const pieces = items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [, , , size, left, up] = item.transform as [number, number, number, number, number, number]
    const font = (page.commonObjs.get(item.fontName) as { name: string }).name
    return [{ text: item.str, left, right: left + item.width, baseline: height - up, size, font }]
  })
  await task.destroy()
  return { width, height, pieces }
}

import type { PageViewport, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { loadPdf, pdfTrouble } from '../../../../../platform/files/load-pdf.js'
import { refusal } from '../refusals.js'
import { type Matrix, times } from './matrix.js'
import type { Page } from './page.js'
import { piecesOf, type TextItem } from './pieces.js'
import { rulesOf } from './rules.js'

/** More pages than any annual report has. */
const MAX_PAGES = 200
/** Fewer Chinese characters than this in a whole file are a watermark or page numbers on pictures. */
const LEAST_HAN = 100

/**
 * The pages of a PDF with their words and lines. Throws `encrypted`, `damaged`, `pdf-scanned` or `pdf-too-long`.
 * No script, font or picture of the file is run or drawn.
 */
export async function loadPages(bytes: Buffer): Promise<Page[]> {
  const task = loadPdf(bytes)
  const document = await task.promise.catch((error: unknown) => {
    throw refusal(pdfTrouble(error))
  })
  if (document.numPages > MAX_PAGES) throw refusal('pdf-too-long')
  const texts: { items: TextItem[]; number: number }[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent()
    texts.push({ number, items: content.items.filter((item): item is typeof item & TextItem => 'str' in item) })
  }
  const han = texts.reduce(
    (sum, text) => sum + text.items.reduce((signs, item) => signs + (item.str.match(/\p{Script=Han}/gu)?.length ?? 0), 0),
    0,
  )
  if (han < LEAST_HAN) throw refusal('pdf-scanned')
  const pages: Page[] = []
  for (const { number, items } of texts) {
    const page = await document.getPage(number)
    const view = uprightView(page, items)
    const toPage = view.transform as Matrix
    const rules = rulesOf(await page.getOperatorList(), toPage)
    pages.push({ number, width: view.width, height: view.height, pieces: piecesOf(items, toPage), rules })
    page.cleanup()
  }
  await task.destroy()
  return pages
}

/** The page turned so that most of its writing is upright, whatever the file says of how to show it. */
function uprightView(page: PDFPageProxy, items: TextItem[]): PageViewport {
  const asShown = page.getViewport({ scale: 1 })
  const signs = [0, 0, 0, 0]
  for (const { str, transform } of items) {
    const [along, across] = times(asShown.transform as Matrix, transform as Matrix)
    const quarter = (Math.round((2 * Math.atan2(across, along)) / Math.PI) + 4) % 4
    signs[quarter] = (signs[quarter] ?? 0) + str.length
  }
  const quarters = signs.indexOf(Math.max(...signs))
  return quarters === 0 ? asShown : page.getViewport({ scale: 1, rotation: (page.rotate + 360 - 90 * quarters) % 360 })
}

/** Where the character maps for Chinese fonts that a file does not embed lie. */

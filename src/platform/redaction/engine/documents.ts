import { type Canvas, createCanvas, GlobalFonts, Image } from '@napi-rs/canvas'
import { loadPdf, pdfTrouble } from '../../files/load-pdf.js'
import { fontFiles } from '../../fonts/fonts.js'
import { glyphsOf } from './glyphs.js'
import { MOST_PAGES, MOST_PICTURE_PIXELS, MOST_PIXELS } from './limits.js'
import { pageOf } from './lines.js'
import type { PageText } from './page.js'
import { pictureSize } from './picture-size.js'
import { trouble } from './trouble.js'

// A PDF may name a font that it does not hold, 宋体 most of all: it is drawn with ours then.
for (const family of ['serif', 'sans-serif', 'monospace']) for (const file of fontFiles()) GlobalFonts.registerFromPath(file, family)

/** A document that pages can be read and drawn of. */
export interface Pages {
  count: number
  text(page: number): Promise<PageText>
  /** The page as people see it, `scale` pixels a point, less where that would be too many. */
  draw(page: number, scale: number): Promise<{ canvas: Canvas; scale: number; width: number; height: number }>
  close(): Promise<void>
}

/** A PDF says more of itself. */
export interface PdfPages extends Pages {
  /** A page's text as programs that search it get it. */
  plainText(page: number): Promise<string>
  /** Whether it holds anything beside its pages: who made it, when, with what, attachments, bookmarks, scripts, notes. */
  hasMetadata(): Promise<boolean>
}

/** Opens a PDF. No script of it is run, nothing is fetched. Throws trouble `encrypted`, `damaged`, `too-long`. */
export async function openPdf(bytes: Uint8Array): Promise<PdfPages> {
  const task = loadPdf(bytes, MOST_PICTURE_PIXELS)
  const document = await task.promise.catch((error: unknown) => {
    throw trouble(pdfTrouble(error))
  })
  if (document.numPages > MOST_PAGES) throw trouble('too-long')
  return {
    count: document.numPages,
    async text(number) {
      const page = await document.getPage(number)
      const view = page.getViewport({ scale: 1 })
      const { glyphs, pictures } = await glyphsOf(page, view.transform)
      return pageOf(number, { width: view.width, height: view.height }, glyphs, pictures)
    },
    async draw(number, scale) {
      const page = await document.getPage(number)
      const whole = page.getViewport({ scale: 1 })
      const used = Math.min(scale, Math.sqrt(MOST_PIXELS / (whole.width * whole.height)))
      const view = page.getViewport({ scale: used })
      const canvas = blank(view.width, view.height)
      // pdf.js asks for a browser's canvas; this one has the same methods.
      const target = { canvas, canvasContext: canvas.getContext('2d'), viewport: view } as unknown as Parameters<typeof page.render>[0]
      await page.render(target).promise
      page.cleanup()
      return { canvas, scale: used, width: whole.width, height: whole.height }
    },
    async plainText(number) {
      const { items } = await (await document.getPage(number)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join('')
    },
    async hasMetadata() {
      const { info, metadata } = await document.getMetadata()
      const told = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer', 'CreationDate', 'ModDate', 'Custom']
      const beside = [await document.getAttachments(), await document.getOutline(), await document.getJSActions()]
      const notes = await (await document.getPage(1)).getAnnotations()
      return metadata !== null || told.some((key) => key in info) || beside.some((part) => part !== null) || notes.length > 0
    },
    close: () => document.destroy(),
  }
}

/** A picture as a document of one page, no wider than A4. Throws trouble `damaged`. */
export async function openPicture(bytes: Buffer): Promise<Pages> {
  const size = pictureSize(bytes)
  if (!size || size.width < 1 || size.height < 1) throw trouble('damaged')
  if (size.width * size.height > MOST_PICTURE_PIXELS) throw trouble('too-large-picture')
  const image = await decoded(bytes)
  const points = Math.min(1, A4_WIDTH / image.width, A4_HEIGHT / image.height)
  const [width, height] = [image.width * points, image.height * points]
  return {
    count: 1,
    text: async () => ({ page: 1, width, height, lines: [], drawn: [], pictures: 1 }),
    draw: async (_page, scale) => {
      const canvas = blank(width * scale, height * scale)
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height)
      return { canvas, scale, width, height }
    },
    close: async () => undefined,
  }
}

function decoded(bytes: Buffer): Promise<Image> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => (image.width > 0 ? resolve(image) : reject(trouble('damaged')))
    image.onerror = () => reject(trouble('damaged'))
    image.src = bytes
  })
}

const A4_WIDTH = 595.3
const A4_HEIGHT = 841.9

function blank(width: number, height: number): Canvas {
  const canvas = createCanvas(Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height)))
  const paper = canvas.getContext('2d')
  paper.fillStyle = '#ffffff'
  paper.fillRect(0, 0, canvas.width, canvas.height)
  return canvas
}

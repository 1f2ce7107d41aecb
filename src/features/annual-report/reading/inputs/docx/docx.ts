import { openPackage } from '../../../../../platform/files/open-package.js'
import type { Source } from '../../source.js'
import { blocksOf } from '../layout/blocks.js'
import { childAt, parseXml } from '../layout/markup.js'
import { mainPart, relationsOf } from '../package/relations.js'
import { refusal } from '../refusals.js'
import { DocumentWriter } from './document.js'
import { numbererOf } from './numbering.js'
import { numberingByStyle } from './styles.js'

/**
 * A Word file (.docx) as Word, WPS and LibreOffice write it. A place's line is the paragraph's number in the document;
 * its page is known where the file says where its pages broke when it was last saved.
 */
export async function docxSource(bytes: Buffer): Promise<Source> {
  const parts = await openPackage(bytes, (name) => name === '_rels/.rels' || /^word\/([\w-]+\.xml|_rels\/[\w-]+\.xml\.rels)$/.test(name))
  const name = mainPart(parts, 'word/document.xml')
  const text = parts(name)
  const body = text === null ? null : childAt(parseXml(text), 'document', 'body')
  if (!body) throw refusal('damaged')
  const related = [...relationsOf(parts, name).values()]
  const part = (ending: string) => parts(related.find((target) => target.endsWith(ending)) ?? `word/${ending}`)
  const writer = new DocumentWriter(numberingByStyle(part('styles.xml')), numbererOf(part('numbering.xml')))
  return { format: 'docx', blocks: blocksOf(writer.flowOf(body)) }
}

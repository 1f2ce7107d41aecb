import type { CellPath } from '../../../../law/annual-report/cells.js'
import { dateInWords, subheadingOf } from '../../../platform/typst/measures.js'
import { footnotes, titleLines } from '../documents/boxes.js'
import { type Piece, plainText } from '../making/narrative.js'
import type { Content } from '../publication/content.js'
import { type Section, sectionsOf } from '../publication/sections.js'
import { OfficialTable } from './official-table.js'

/** The whole report: title, preface, chapters with their tables, signature. */
export function ReportBody({ content, hrefOf }: { content: Content; hrefOf?: (path: CellPath) => string }) {
  return (
    <article className="report">
      <h1>
        {titleLines(content).map((line) => (
          <span key={line} className="title-line">
            {line}
          </span>
        ))}
      </h1>
      {content.preface.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {sectionsOf(content).map((section) => (
        <ReportSection key={section.title ?? section.table?.key} section={section} content={content} hrefOf={hrefOf} />
      ))}
      {content.signedOn && (
        <p className="signature">
          {content.organName}
          <br />
          <time dateTime={content.signedOn}>{dateInWords(content.signedOn)}</time>
        </p>
      )}
      {footnotes({ ...content, source: null }).map((text) => (
        <p key={text} className="hint">
          {text}
        </p>
      ))}
    </article>
  )
}

function ReportSection({
  section,
  content,
  hrefOf,
}: {
  section: Section
  content: Content
  hrefOf: ((path: CellPath) => string) | undefined
}) {
  return (
    <section className="chapter" {...(section.number ? { id: `chapter-${section.number}` } : {})}>
      {section.title && <h2>{section.title}</h2>}
      {section.paragraphs.map((pieces) => (
        <Paragraph key={plainText([pieces]).join('')} pieces={pieces} hrefOf={hrefOf} />
      ))}
      {section.table && <OfficialTable table={section.table} content={content} {...(hrefOf ? { hrefOf } : {})} />}
    </section>
  )
}

/** A number that is bound to one cell opens to the rows behind it, as it does in its table. */
function Paragraph({ pieces, hrefOf }: { pieces: Piece[]; hrefOf: ((path: CellPath) => string) | undefined }) {
  const [first] = pieces
  const lead = first?.kind === 'text' ? subheadingOf(first.text) : null
  return (
    <p>
      {lead && <strong>{lead}</strong>}
      {pieces.map((piece, index) => {
        const text = index === 0 && lead ? piece.text.slice(lead.length) : piece.text
        const path = piece.kind === 'number' && piece.cells.length === 1 ? piece.cells[0] : undefined
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
        return path && hrefOf ? (
          <a key={index} href={hrefOf(path)}>
            {text}
          </a>
        ) : (
          text
        )
      })}
    </p>
  )
}

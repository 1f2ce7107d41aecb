import { Badge, UNKNOWN } from '../../../platform/html/parts.js'
import { type Found, type Hit, PAGE_SIZE } from '../find/find.js'
import { markedPieces, type Snippet } from '../find/snippets.js'
import { facetLabel } from './labels.js'

export function HitList({ found }: { found: Found }) {
  const terms = found.whole ? found.wanted.phrases : found.wanted.words
  return (
    <ol className="hits" aria-label={`每页 ${PAGE_SIZE} 条`}>
      {found.hits.map((hit) => (
        <li key={hit.id}>
          <h2>
            <a href={hit.href}>
              <Pieces pieces={markedPieces(hit.title, terms)} />
            </a>
          </h2>
          <p className="hit-facts">
            <Validity hit={hit} /> {hit.organ_name || UNKNOWN}
            {hit.document_no && ` · ${hit.document_no}`}
            {hit.published_on && ` · ${hit.published_on}`}
            {hit.interpreted && ' · 有解读'}
          </p>
          {hit.snippet && <Passage snippet={hit.snippet} />}
        </li>
      ))}
    </ol>
  )
}

function Passage({ snippet: { name, href, pieces } }: { snippet: Snippet }) {
  return (
    <p className="passage">
      {name && <span className="in-file">附件《{href ? <a href={href}>{name}</a> : name}》：</span>}
      <Pieces pieces={pieces} />
    </p>
  )
}

function Pieces({ pieces }: { pieces: Snippet['pieces'] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other identity and are rendered once
  return pieces.map(({ text, marked }, n) => (marked ? <mark key={n}>{text}</mark> : text))
}

function Validity({ hit: { validity } }: { hit: Hit }) {
  const label = validity === null ? null : facetLabel('validity', validity, {})
  if (label === null || validity === 'unknown') return null
  return <Badge kind={validity === 'in-force' ? 'good' : validity === 'amended' ? 'info' : 'error'}>{label}</Badge>
}

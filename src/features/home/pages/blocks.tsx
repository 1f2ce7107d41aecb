import { Facts, HeadRow, Notice, TableBox, UNKNOWN } from '../../../platform/html/parts.js'
import type { Block, Figure } from '../column.js'

/** The blocks of a column, one under the other. */
export function Blocks({ blocks }: { blocks: Block[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other identity and are rendered once
  return blocks.map((block, i) => <OneBlock key={i} block={block} />)
}

/** Numbers as tiles; an approximate one says so. */
export function Figures({ items }: { items: Figure[] }) {
  return (
    <dl className="figures">
      {items.map(({ label, value, unit, approx }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value}
            {approx && '余'}
            <small>{unit}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>
    case 'text':
      return <p className="prose">{block.text}</p>
    case 'list':
      return (
        <ul className="prose">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    case 'notice':
      return (
        <Notice>
          <p>{block.text}</p>
        </Notice>
      )
    case 'facts':
      return <Facts items={block.items} />
    case 'figures':
      return <Figures items={block.items} />
    case 'names':
      return (
        <ul className="chips">
          {block.items.map((item) => (
            <li key={item}>
              <span>{item}</span>
            </li>
          ))}
        </ul>
      )
    case 'links':
      return <LinkCards items={block.items} />
    case 'table':
      return <Table {...block} />
  }
}

function LinkCards({ items }: { items: { title: string; href: string; text?: string }[] }) {
  return (
    <ul className="card-links">
      {items.map(({ title, href, text }) => (
        <li key={href}>
          <a href={href}>{title}</a>
          {text && <p>{text}</p>}
        </li>
      ))}
    </ul>
  )
}

function Table({ caption, head, rows }: { caption: string; head: string[]; rows: (string | null)[][] }) {
  return (
    <TableBox caption={caption}>
      <HeadRow heads={head} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.join()}>
            {row.map((cell, i) =>
              i === 0 ? (
                <th key={head[i]} scope="row">
                  {cell ?? UNKNOWN}
                </th>
              ) : (
                <td key={head[i]} className={cell === null ? 'unknown' : undefined}>
                  {cell ?? UNKNOWN}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}

import { Button } from 'antd'
import { type PointerEvent, type ReactElement, useRef, useState } from 'react'
import { drawRelease, type PageBox, type ReleaseDetail } from '../../../api/request-releases.js'
import { address } from '../../client.js'

interface Props {
  params: { id: string; n: number }
  sheet: ReleaseDetail['sheets'][number]
  pages: number
  boxes: PageBox[]
  areas: PageBox[]
  onPage: (page: number) => void
  onArea: (box: PageBox) => void
}

/** Smaller than this, in points, was a click and no rectangle. */
const LEAST = 3

/** A page of the original with what will be black on it. A rectangle is drawn with the pointer; the keyboard has the lists beside it. */
export function PageSheet({ params, sheet, pages, boxes, areas, onPage, onArea }: Props): ReactElement {
  const drawing = useRef<SVGSVGElement>(null)
  const [drag, setDrag] = useState<PageBox | null>(null)
  const pointOf = (event: PointerEvent): { x: number; y: number } => {
    const frame = drawing.current?.getBoundingClientRect()
    if (!frame) return { x: 0, y: 0 }
    return { x: ((event.clientX - frame.left) / frame.width) * sheet.width, y: ((event.clientY - frame.top) / frame.height) * sheet.height }
  }
  const begin = (event: PointerEvent) => {
    const { x, y } = pointOf(event)
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ page: sheet.page, left: x, top: y, right: x, bottom: y })
  }
  const move = (event: PointerEvent) => {
    if (!drag) return
    const { x, y } = pointOf(event)
    setDrag({ ...drag, right: x, bottom: y })
  }
  const end = () => {
    const box = drag && upright(drag)
    setDrag(null)
    if (box && box.right - box.left > LEAST && box.bottom - box.top > LEAST) onArea(box)
  }
  return (
    <div className="sheet">
      <nav className="buttons" aria-label="翻页">
        <Button disabled={sheet.page <= 1} onClick={() => onPage(sheet.page - 1)}>
          上一页
        </Button>
        <span role="status">
          第 {sheet.page} 页，共 {pages} 页
        </span>
        <Button disabled={sheet.page >= pages} onClick={() => onPage(sheet.page + 1)}>
          下一页
        </Button>
      </nav>
      <svg
        ref={drawing}
        viewBox={`0 0 ${sheet.width} ${sheet.height}`}
        role="img"
        aria-label={`第 ${sheet.page} 页，将遮盖 ${boxes.length + areas.length} 处`}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={() => setDrag(null)}
      >
        <image href={address(drawRelease, { params: { ...params, page: sheet.page } })} width={sheet.width} height={sheet.height} />
        {boxes.map((box, i) => (
          <Cover key={`w${i}-${box.left}`} box={box} kind="word" />
        ))}
        {areas.map((box, i) => (
          <Cover key={`a${i}-${box.left}`} box={box} kind="area" />
        ))}
        {drag && <Cover box={upright(drag)} kind="drag" />}
      </svg>
    </div>
  )
}

function Cover({ box, kind }: { box: PageBox; kind: string }): ReactElement {
  return <rect className={`cover ${kind}`} x={box.left} y={box.top} width={box.right - box.left} height={box.bottom - box.top} />
}

function upright({ page, left, top, right, bottom }: PageBox): PageBox {
  return { page, left: Math.min(left, right), top: Math.min(top, bottom), right: Math.max(left, right), bottom: Math.max(top, bottom) }
}

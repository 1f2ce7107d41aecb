import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { previewReport } from '../../api/annual-report.js'
import type { ReportView } from '../../api/annual-report-view.js'
import type { CellPath } from '../../law/annual-report/cells.js'
import { call } from '../client.js'

/** What is typed and not yet stored. */
export interface Draft {
  cells: Record<CellPath, number | null>
  chapters: Record<string, string>
}

export interface Drafting {
  draft: Draft
  typeCell: (path: CellPath, value: number | null) => void
  typeChapter: (number: number, text: string) => void
  /** It is stored, or given up. */
  dropCell: (path: CellPath) => void
  dropChapter: (number: number) => void
}

const PAUSE_MS = 250

export function useDraft(): Drafting {
  const [draft, setDraft] = useState<Draft>({ cells: {}, chapters: {} })
  return {
    draft,
    typeCell: (path, value) => setDraft((last) => ({ ...last, cells: { ...last.cells, [path]: value } })),
    typeChapter: (number, text) => setDraft((last) => ({ ...last, chapters: { ...last.chapters, [number]: text } })),
    dropCell: (path) => setDraft((last) => ({ ...last, cells: without(last.cells, path) })),
    dropChapter: (number) => setDraft((last) => ({ ...last, chapters: without(last.chapters, String(number)) })),
  }
}

/** The report as it would be with the draft: sentences, findings and sums follow the typing. The stored one while nothing is typed. */
export function useLive(stored: ReportView, draft: Draft): ReportView {
  const settled = useSettled(draft)
  const empty = Object.keys(settled.cells).length === 0 && Object.keys(settled.chapters).length === 0
  const { data } = useQuery({
    queryKey: [previewReport.name, stored.id, stored.version, settled],
    queryFn: ({ signal }) => call(previewReport, { params: { id: stored.id }, body: settled }, signal),
    enabled: !empty,
    placeholderData: keepPreviousData,
  })
  return empty || !data ? stored : { ...data, actions: stored.actions, version: stored.version }
}

function useSettled(draft: Draft): Draft {
  const [settled, setSettled] = useState(draft)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [draft])
  return settled
}

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record
  return rest
}

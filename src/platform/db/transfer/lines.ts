import { z } from 'zod'

/*
 * The file: gzipped lines of JSON. A header; then for each table a line that names it, and one line a row, its values as PostgreSQL's text;
 * last a line with the number of rows of each table, without which the file is incomplete.
 */

export const FORMAT = 'gongkai-export'

export const Header = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  at: z.string(),
  engine: z.string(),
  migrations: z.array(z.string()),
})
export type Header = z.infer<typeof Header>

const TableLine = z.object({ table: z.string(), columns: z.array(z.string()) })

const RowLine = z.array(z.string().nullable())

const EndLine = z.object({ end: z.record(z.string(), z.number()) })

export const AnyLine = z.union([RowLine, TableLine, EndLine])

import { sql } from 'kysely'
import { addDays, day } from '../law/day.js'
import { blockOf, lexemesOf, type Searchable } from '../src/features/search/index/document.js'
import { SITE_ID } from '../src/platform/cache/cache.js'
import { openDatabase } from '../src/platform/db/open.js'
import { foldTidy, tidyText } from '../src/platform/text/fold.js'
import { texts } from './texts.js'

/*
 * One of the writers of search.ts: documents `from` to `to` of `size` into `url`, in slices. Everything that the index is asked goes through the
 * same functions as in use; only the rows are written many at a time.
 */

const [url = '', from = '0', to = '0', size = '1'] = process.argv.slice(2)
const SLICE = 250
const CHARACTERS = 800
const FIRST = day('2016-01-01')
const DAYS = 3_650

const database = await openDatabase({ dataDir: '/nowhere', databaseUrl: url, databasePool: 2 })
for (let n = Number(from); n < Number(to); n += SLICE) await write(n, Math.min(n + SLICE, Number(to)))
await database.close()

async function write(start: number, end: number): Promise<void> {
  const documents = Array.from({ length: end - start }, (_, i) => documentOf(start + i))
  const column = (make: (one: (typeof documents)[number]) => unknown) => documents.map(make)
  await sql`insert into search_document (site_id, id, kind, title, folded_title, href, organ_id, organ_name, document_no, topic, genre, year,
      published_on, validity, holds, interpreted, block, words)
    select ${SITE_ID}, id, 'document', title, title, '/xinxi/' || id, organ, organ, null, topic, null, year, published_on::date, validity,
      validity <> 'repealed', false, block, words::tsvector
    from unnest(${column(({ id }) => id)}::text[], ${column(({ title }) => title)}::text[], ${column(({ organId }) => organId)}::text[],
      ${column(({ topic }) => topic)}::text[], ${column(({ year }) => year)}::integer[], ${column(({ publishedOn }) => publishedOn)}::text[],
      ${column(({ validity }) => validity)}::text[], ${column(({ block }) => block)}::text[], ${column(({ words }) => words)}::text[])
      as made (id, title, organ, topic, year, published_on, validity, block, words)`.execute(database.db)
  await sql`insert into search_text (site_id, id, n, name, href, text)
    select ${SITE_ID}, id, 0, null, null, text from unnest(${column(({ id }) => id)}::text[], ${column(({ text }) => text)}::text[]) as made (id, text)`.execute(
    database.db,
  )
}

function documentOf(n: number): Searchable & { text: string; block: string; words: string } {
  const made = texts(n + 1)
  const text = made.text(CHARACTERS)
  const publishedOn = addDays(FIRST, Math.floor((n / Number(size)) * DAYS))
  const document: Searchable = {
    siteId: SITE_ID,
    id: `d${String(n).padStart(8, '0')}`,
    kind: 'document',
    title: made.title(),
    href: '',
    organId: `o${n % 40}`,
    organName: '',
    documentNo: null,
    topic: `t${n % 22}`,
    genre: null,
    publishedOn,
    year: Number(publishedOn.slice(0, 4)),
    validity: n % 10 === 0 ? 'repealed' : 'in-force',
    interpreted: false,
    parts: [],
  }
  const words = lexemesOf(document, [foldTidy(tidyText(text))])
  return { ...document, text, block: blockOf(publishedOn), words: words.map((word) => `'${word.replaceAll("'", "''")}'`).join(' ') }
}

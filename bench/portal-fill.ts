import { sql } from 'kysely'
import { organById, organsBelow } from '../src/features/organs/index.js'
import { columnAndAbove, rootOf } from '../src/features/publishing/columns/column.js'
import { takesDocuments } from '../src/features/publishing/columns/tree.js'
import { columnsOf } from '../src/features/publishing/index.js'
import { WHOLE_SITE } from '../src/features/publishing/store/placements.js'
import { SITE_ID } from '../src/platform/cache/cache.js'
import { systemClock } from '../src/platform/clock.js'
import type { Database, Db, Tx } from '../src/platform/db/database.js'
import { sealLedger } from '../src/platform/ledger/ledger.js'
import { texts } from './texts.js'
import { unindexed } from './unindexed.js'

/*
 * Public documents beside the demonstration, with all that is kept of each, as if they had been taken over from elsewhere: made inside the database,
 * a statement a table, so that a million take minutes. Half of them are one organ's; one in five is a rule or a paper and stands in 政策文件库.
 */

/** Bodies of 800 characters that differ; documents take them in turn. */
const BODIES = 1_000
const CHARACTERS = 800
const TITLE_WORDS = 2_000
const PAPERS = 5
const DAYS = 3_650
const OWN = 'ledu'
const TOPICS = '{城乡建设,财政,教育,卫生,民政,农业,交通,水利,环境保护,市场监管,应急管理,公安,司法,人力资源}'
const GENRES = '{通知,意见,办法,公告,决定,批复,方案,规划}'
const AUDIENCES = '{企业,个人,农户,个体工商户}'
const NUMBERED = 'bench/'

/** Fills a site with `size` documents more; says each step when it is done. */
export async function fillPortal(database: Database, size: number, say: (step: string) => void): Promise<void> {
  await prepare(database)
  const load = async (tables: string[], work: (tx: Tx) => Promise<unknown>) => {
    await unindexed(database, tables, async (tx) => void (await work(tx)))
    say(`${tables[0]}: ${size}`)
  }
  await load(['publish_document'], (tx) => documents(tx, size))
  await load(['publish_content'], contents)
  await load(['publish_placement'], placements)
  await load(['portal_policy', 'portal_explained'], policies)
  await load(['ledger_entry'], ledger)
  await database.execScript('drop table bench_place, bench_body, bench_word')
  await sealLedger(database, systemClock)
  await database.execScript('set statement_timeout = 0; analyze')
}

/** What documents are made of: the columns that take them, texts and words. */
async function prepare({ db, execScript }: Database): Promise<void> {
  await execScript(`create table bench_place (papers boolean, own boolean, n integer, organ_id text, organ_name text, column_id text, above text[]);
    create table bench_body (n integer, body text); create table bench_word (n integer, word text)`)
  const places = await placesOf(db)
  for (const [n, { organId, organName, columnId, papers }] of places.entries()) {
    const above = [...new Set([...columnAndAbove(columnId), rootOf(organId), WHOLE_SITE])]
    await sql`insert into bench_place values (${papers}, ${organId === OWN}, ${n}, ${organId}, ${organName}, ${columnId}, ${above}::text[])`.execute(
      db,
    )
  }
  // Numbered from 0 among those that one document may choose from.
  await sql`update bench_place place set n = numbered.n from (
    select column_id, row_number() over (partition by papers, own order by column_id) - 1 as n from bench_place) numbered
    where numbered.column_id = place.column_id`.execute(db)
  const source = texts(1)
  const bodies = Array.from({ length: BODIES }, () => source.text(CHARACTERS).replace(/。/g, '。</p><p>'))
  await sql`insert into bench_body select n - 1, '<p>' || body || '</p>' from unnest(${bodies}::text[]) with ordinality made (body, n)`.execute(
    db,
  )
  const words = Array.from({ length: TITLE_WORDS }, (_, n) => source.word(n))
  await sql`insert into bench_word select n - 1, word from unnest(${words}::text[]) with ordinality made (word, n)`.execute(db)
}

async function placesOf(db: Db) {
  const own = await organById(db, OWN)
  const organs = await organsBelow(db, own?.path.split('/')[0] ?? OWN)
  const all = await Promise.all(
    organs.map(async (organ) =>
      (await columnsOf(db, SITE_ID, organ))
        .filter((column) => takesDocuments(column) && (column.kind === 'list' || column.kind === 'documents'))
        .map(({ id }) => ({ organId: organ.id, organName: organ.name, columnId: id, papers: /\/(gz|gfxwj|qtwj)$/.test(id) })),
    ),
  )
  return all.flat()
}

function documents(tx: Tx, size: number) {
  return sql`
    with made as (
      select n, n % ${PAPERS} = 0 as paper, n / ${PAPERS} % 2 = 0 as own, substr(md5(n::text), 1, 12) as id,
        date '2016-01-01' + (n::bigint * ${DAYS} / ${size})::integer as day, abs(hashint4(n)) as chance
      from generate_series(0, ${size - 1}::integer) n
    ), counts as (select papers, own, count(*)::integer as places from bench_place group by 1, 2)
    insert into publish_document (site_id, id, organ_id, column_id, life, secrecy_open, returned, restoring, public_no, title, instrument, origin,
      index_no, document_no, issuer, topic, genre, year, signed_on, published_on, first_on, validity, ended_on, effective_on, expires_on, forced,
      late, sort_on, touched_at, version)
    select ${SITE_ID}, id, place.organ_id, place.column_id, 'published', false, false, false, 1,
      '关于' || one.word || two.word || three.word || '的' || case when paper then '通知' else '公示' end,
      case when not paper then 'notice' when place.column_id like '%/gz' then 'rules' when place.column_id like '%/gfxwj' then 'normative' else 'document' end,
      'import', ${NUMBERED}::text || made.n, case when paper then '海政〔' || extract(year from day) || '〕' || made.n || '号' end,
      case when paper then place.organ_name end, (${TOPICS}::text[])[1 + chance % 14], case when paper then (${GENRES}::text[])[1 + chance / 14 % 8] end,
      extract(year from day)::integer, day, day, day,
      case when not paper then 'none' when chance % 11 = 0 then 'repealed' when chance % 31 = 0 then 'expired' when chance % 17 = 0 then 'amended' else 'in-force' end,
      case when paper and chance % 11 = 0 then day + 700 end, case when paper then day + 30 end,
      case when paper and chance % 4 = 0 then day + 1825 end, 0, false, day, now(), 1
    from made join counts on counts.papers = paper and counts.own = made.own
      join bench_place place on place.papers = paper and place.own = made.own and place.n = chance / 7 % counts.places
      join bench_word one on one.n = chance % ${TITLE_WORDS} join bench_word two on two.n = chance / 13 % ${TITLE_WORDS}
      join bench_word three on three.n = chance / 101 % ${TITLE_WORDS}`.execute(tx)
}

const MADE = sql`(select document.*, substr(index_no, ${NUMBERED.length + 1})::integer as n from publish_document document
  where index_no like ${`${NUMBERED}%`})`

function contents(tx: Tx) {
  return sql`
    insert into publish_content (site_id, document_id, no, revision, content, sealed, sha256, authors, frozen, saved_by, saved_name, saved_at)
    select site_id, id, 1, 1, content, false, encode(sha256(content::bytea), 'hex'), '[]', true, 'system', '导入', touched_at
    from ${MADE} made join bench_body on bench_body.n = made.n % ${BODIES} cross join lateral (select json_build_object(
      'columnId', column_id, 'instrument', instrument, 'title', title, 'body', body, 'issuer', issuer, 'documentNo', document_no, 'signedOn', signed_on,
      'topic', topic, 'genre', genre, 'validity', validity, 'effectiveOn', effective_on, 'expiresOn', expires_on, 'keywords', array[topic],
      'audience', case when made.n % 3 = 0 then (${AUDIENCES}::text[])[1 + made.n / 3 % 4 : 2 + made.n / 3 % 4] else '{}' end
    )::text as content) as words`.execute(tx)
}

async function placements(tx: Tx): Promise<void> {
  await sql`insert into publish_placement (site_id, column_id, document_id, direct, sort_on, year, validity, expires_on)
    select site_id, above.column_id, id, above.column_id = made.column_id, sort_on, year, validity, expires_on
    from ${MADE} made join bench_place place on place.column_id = made.column_id cross join lateral unnest(above) above (column_id)`.execute(
    tx,
  )
  await sql`delete from publish_column_count`.execute(tx)
  await sql`insert into publish_column_count (site_id, column_id, shown, newest)
    select place.site_id, place.column_id, count(*), max(published_on) from publish_placement place
    join publish_document document on document.site_id = place.site_id and document.id = place.document_id group by 1, 2`.execute(tx)
}

async function policies(tx: Tx): Promise<void> {
  await sql`insert into portal_policy (site_id, id, organ_id, href, title, document_no, issuer, topic, genre, year, audience, validity, expires_on,
      signed_on, published_on, sort_on)
    select site_id, id, organ_id, '/xinxi/' || id, title, document_no, issuer, topic, genre, year,
      case when n % 3 = 0 then (${AUDIENCES}::text[])[1 + n / 3 % 4 : 2 + n / 3 % 4] else '{}' end, validity, expires_on, signed_on, published_on, sort_on
    from ${MADE} made where instrument in ('rules', 'normative', 'document')`.execute(tx)
  await sql`insert into portal_explained (site_id, id, by_id) select site_id, made.id, other.id from ${MADE} made
    join lateral (select substr(md5((made.n + 1)::text), 1, 12) as id) other on true where made.n % ${PAPERS * 4} = 0`.execute(tx)
  await sql`update portal_policy policy set explained = (select count(*) from portal_explained link where link.id = policy.id)
    where id in (select id from portal_explained)`.execute(tx)
  await sql`insert into portal_policy_value (site_id, facet, value, policies)
    select site_id, facet, value, count(*) from portal_policy cross join lateral (
      select * from (values ('jiguan', issuer), ('zhuti', topic), ('wenzhong', genre), ('nian', year::text)) single (facet, value)
      union all select 'duixiang', unnest(audience)) held
    where value is not null group by 1, 2, 3
    on conflict (site_id, facet, value) do update set policies = excluded.policies`.execute(tx)
}

/** An entry a document, linked as by somebody who does not look: who proves the ledger does so elsewhere. */
async function ledger(tx: Tx): Promise<void> {
  await sql`insert into ledger_entry (chain, seq, stream, version, type, data, actor, actor_name, article, at, previous_hash, hash)
    select chain.chain, chain.seq + row_number() over (partition by organ_id order by n), 'document:' || site_id || ':' || id, 1, 'DocumentRecorded',
      jsonb_build_object('organId', organ_id, 'origin', 'import', 'source', '旧站', 'no', 1, 'sha256', '', 'indexNo', index_no, 'on', first_on),
      'system:bench', '导入', null, first_on, '', encode(sha256(id::bytea), 'hex')
    from ${MADE} made join ledger_chain chain on chain.chain = organ_id`.execute(tx)
  await sql`create index bench_head on ledger_entry (chain, seq)`.execute(tx)
  await sql`update ledger_chain set seq = head.seq, hash = head.hash from (
    select distinct on (chain) chain, seq, hash from ledger_entry order by chain, seq desc) head
    where head.chain = ledger_chain.chain and head.seq > ledger_chain.seq`.execute(tx)
  await sql`drop index bench_head`.execute(tx)
}

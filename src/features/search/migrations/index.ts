import { type Migration, sql } from 'kysely'

/** After so many documents the walk judges how many there are in all … */
const LOOKED_AT = 2_000
/** … and asks for the rest at once when these are fewer than so many times what is wanted. */
const FEW = 4

export const searchMigrations: Record<string, Migration> = {
  'search-0001': {
    async up(db) {
      // `words` holds what a document is found by, its title's words as t:…, and its facets as #…: one index answers all of them together.
      await sql`create table search_document (
        site_id text not null,
        id text not null,
        kind text not null,
        title text not null,
        folded_title text not null,
        href text not null,
        organ_id text not null,
        organ_name text not null,
        document_no text,
        topic text,
        genre text,
        year integer,
        published_on date,
        validity text,
        holds boolean not null,
        interpreted boolean not null,
        block text not null,
        words tsvector not null,
        primary key (site_id, id)
      )`.execute(db)
      await sql`create index search_document_words on search_document using gin (words) with (fastupdate = off)`.execute(db)
      await sql`create table search_text (
        site_id text not null,
        id text not null,
        n integer not null,
        name text,
        href text,
        text text not null,
        primary key (site_id, id, n)
      )`.execute(db)
      // A plan that reads the table instead of the index looks cheap to the planner, for it does not see that every row's words lie elsewhere.
      await sql`create function search_matching(query tsquery, most integer) returns setof search_document language plpgsql stable
        set enable_seqscan = off as $$
        begin
          return query execute 'select * from search_document where words @@ $1 order by published_on desc nulls last, id limit $2' using query, most;
        end $$`.execute(db)
      // How many documents stand in each ten days, so that a search looks only as far back as it must.
      await sql`create table search_block (
        site_id text not null,
        holds boolean not null,
        block text not null,
        documents integer not null,
        primary key (site_id, holds, block)
      )`.execute(db)
      // Words of titles with their sound, for those who type otherwise.
      await sql`create table search_term (
        site_id text not null,
        term text not null,
        sound text not null,
        documents integer not null,
        primary key (site_id, term)
      )`.execute(db)
      await sql`create index search_term_sound on search_term (site_id, sound, documents desc)`.execute(db)
    },
  },
  'search-0002': {
    async up(db) {
      await sql`drop function search_matching(tsquery, integer)`.execute(db)
      // Block by block from the newest, each asked by itself: the index meets a block's few documents with the words' and skips the rest. Once it
      // shows that there are few in all, the rest is asked at once. A plan that reads the table instead of the index looks cheap to the planner,
      // for it does not see that every row's words lie elsewhere.
      await sql`create function search_walk(of_site text, wanted tsquery, most integer) returns setof search_document language plpgsql stable
        set enable_seqscan = off as $$
        declare
          standing boolean;
          part record;
          found integer := 0;
          added integer;
          seen bigint;
          passed bigint;
          total bigint;
          before text[];
        begin
          foreach standing in array array[true, false] loop
            seen := 0;
            passed := 0;
            before := '{}';
            select coalesce(sum(documents), 0) into total from search_block where site_id = of_site and holds = standing;
            for part in select block, documents from search_block where site_id = of_site and holds = standing and documents > 0
              order by nullif(block, 'old') desc nulls last
            loop
              if passed >= ${sql.lit(LOOKED_AT)} and seen * total < passed * most * ${sql.lit(FEW)} then
                return query select * from search_document
                  where words @@ wanted and site_id = of_site and holds = standing and block <> all (before)
                  order by published_on desc nulls last, id limit most - found;
                get diagnostics added = row_count;
                found := found + added;
                exit;
              end if;
              return query select * from search_document
                where words @@ (wanted && quote_literal('#block:' || standing || ':' || part.block)::tsquery) and site_id = of_site
                order by published_on desc nulls last, id limit most - found;
              get diagnostics added = row_count;
              found := found + added;
              seen := seen + added;
              passed := passed + part.documents;
              before := before || part.block;
              exit when found >= most;
            end loop;
            exit when found >= most;
          end loop;
        end $$`.execute(db)
    },
  },
}

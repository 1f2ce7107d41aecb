import { type Migration, sql } from 'kysely'

export const publishingMigrations: Record<string, Migration> = {
  'publishing-0001': {
    async up(db) {
      // Columns that differ from the law's own tree, and those beside it; a column's id is its address.
      await sql`create table publish_column (
        site_id text not null,
        id text not null,
        organ_id text not null,
        name text not null,
        kind text not null,
        rank integer not null,
        href text,
        lead text,
        freshness_days integer,
        min_items integer not null,
        review_steps text not null,
        hidden boolean not null,
        primary key (site_id, id)
      )`.execute(db)
      await sql`create index publish_column_organ on publish_column (site_id, organ_id)`.execute(db)
      // What stands here can be made again from the ledger and the contents; the row of a document is also what its writers lock.
      await sql`create table publish_document (
        site_id text not null,
        id text not null,
        organ_id text not null,
        column_id text not null,
        life text not null,
        stage text,
        step text,
        secrecy_open boolean not null,
        work_no integer,
        work_title text,
        author text,
        returned boolean not null,
        scheduled_at timestamptz,
        restoring boolean not null,
        public_no integer,
        title text not null,
        instrument text not null,
        origin text not null,
        index_no text,
        document_no text,
        issuer text,
        topic text,
        genre text,
        year integer,
        signed_on date,
        published_on date,
        first_on date,
        validity text not null,
        ended_on date,
        effective_on date,
        expires_on date,
        catalog_item text,
        forced integer not null,
        late boolean not null,
        sort_on date not null,
        touched_at timestamptz not null,
        version integer not null,
        primary key (site_id, id)
      )`.execute(db)
      await sql`create unique index publish_document_index on publish_document (site_id, index_no) where index_no is not null`.execute(db)
      await sql`create index publish_document_organ on publish_document (site_id, organ_id, touched_at, id)`.execute(db)
      await sql`create index publish_document_work on publish_document (site_id, organ_id, stage, step) where stage is not null`.execute(db)
      await sql`create index publish_document_author on publish_document (site_id, author) where stage is not null`.execute(db)
      await sql`create index publish_document_restoring on publish_document (site_id, organ_id) where restoring`.execute(db)
      await sql`create index publish_document_number on publish_document (site_id, document_no) where document_no is not null`.execute(db)
      await sql`create index publish_document_title on publish_document (site_id, title) where life = 'published'`.execute(db)
      // A few small numbers that stand for a text's phrases, to find texts alike.
      await sql`create table publish_sign (
        site_id text not null,
        sign integer not null,
        document_id text not null,
        primary key (site_id, sign, document_id)
      )`.execute(db)
      await sql`create index publish_sign_document on publish_sign (site_id, document_id)`.execute(db)
      // What table 2 counts.
      await sql`create index publish_document_counted on publish_document (organ_id, instrument, signed_on)
        where life = 'published' and instrument in ('rules', 'normative')`.execute(db)
      // A public document in its column and in every column above it, so that each list reads one index.
      await sql`create table publish_placement (
        site_id text not null,
        column_id text not null,
        document_id text not null,
        direct boolean not null,
        sort_on date not null,
        primary key (site_id, column_id, document_id)
      )`.execute(db)
      await sql`create index publish_placement_listed on publish_placement (site_id, column_id, sort_on, document_id)`.execute(db)
      await sql`create index publish_placement_document on publish_placement (site_id, document_id)`.execute(db)
      await sql`create table publish_column_count (
        site_id text not null,
        column_id text not null,
        shown integer not null,
        newest date,
        primary key (site_id, column_id)
      )`.execute(db)
      // The words of a version, sealed until it is public: a row a version; frozen once it was handed in.
      await sql`create table publish_content (
        site_id text not null,
        document_id text not null,
        no integer not null,
        revision integer not null,
        content text not null,
        sealed boolean not null,
        sha256 text not null,
        authors text not null,
        frozen boolean not null,
        saved_by text not null,
        saved_name text not null,
        saved_at timestamptz not null,
        primary key (site_id, document_id, no)
      )`.execute(db)
      await sql`create table publish_relation (
        site_id text not null,
        from_id text not null,
        kind text not null,
        to_id text not null,
        primary key (site_id, from_id, kind, to_id)
      )`.execute(db)
      await sql`create index publish_relation_to on publish_relation (site_id, to_id)`.execute(db)
      await sql`create table publish_comment (
        site_id text not null,
        document_id text not null,
        n integer not null,
        no integer not null,
        by_user text not null,
        by_name text not null,
        at timestamptz not null,
        text text not null,
        primary key (site_id, document_id, n)
      )`.execute(db)
      await sql`create table publish_number (site_id text not null, series text not null, last integer not null, primary key (site_id, series))`.execute(
        db,
      )
      await sql`create table publish_word (
        site_id text not null,
        word text not null,
        kind text not null,
        advice text not null,
        primary key (site_id, word)
      )`.execute(db)
      await sql`create table publish_setting (site_id text primary key, settings text not null)`.execute(db)
    },
  },
  'publishing-0002': {
    async up(db) {
      // What is public under a row of a standard catalogue.
      await sql`create index publish_document_catalogued on publish_document (site_id, catalog_item, sort_on, id)
        where catalog_item is not null and life = 'published'`.execute(db)
    },
  },
  'publishing-0003': {
    async up(db) {
      // What a column's list is narrowed by stands beside its order: a year, or what was repealed, is read off an index however long ago it was.
      await sql`alter table publish_placement add column year integer, add column validity text not null default 'none', add column expires_on date`.execute(
        db,
      )
      await sql`update publish_placement place set year = document.year, validity = document.validity, expires_on = document.expires_on
        from publish_document document where document.site_id = place.site_id and document.id = place.document_id`.execute(db)
      await sql`create index publish_placement_year on publish_placement (site_id, column_id, year, sort_on, document_id)
        include (validity, expires_on)`.execute(db)
      await sql`create index publish_placement_validity on publish_placement (site_id, column_id, validity, sort_on, document_id)
        include (expires_on) where validity <> 'none'`.execute(db)
      await sql`create index publish_placement_expires on publish_placement (site_id, column_id, sort_on, document_id)
        include (validity, expires_on) where expires_on is not null`.execute(db)
    },
  },
  'publishing-0004': {
    async up(db) {
      // Who has a text open, told to all nodes; gone with the machine, for it is true for two minutes only.
      await sql`create unlogged table publish_presence (
        site_id text not null,
        document_id text not null,
        user_id text not null,
        name text not null,
        until timestamptz not null,
        primary key (site_id, document_id, user_id)
      )`.execute(db)
    },
  },
  'publishing-0010-counted': {
    async up(db) {
      // What became public when: the statistics of a year are read off this index, and the documents behind a figure in its order.
      await sql`create index publish_document_first on publish_document (site_id, first_on, id)
        include (organ_id, column_id, instrument, origin, life, late, forced, signed_on) where life in ('published', 'withdrawn')`.execute(
        db,
      )
    },
  },
}

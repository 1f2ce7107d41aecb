import { type Migration, sql } from 'kysely'

export const portalMigrations: Record<string, Migration> = {
  'portal-0001': {
    async up(db) {
      // 政策文件库: a row a public rule or paper, with what it can be narrowed by. All of it can be made again.
      await sql`create table portal_policy (
        site_id text not null,
        id text not null,
        organ_id text not null,
        href text not null,
        title text not null,
        document_no text,
        issuer text,
        topic text,
        genre text,
        year integer,
        audience text[] not null,
        validity text not null,
        expires_on date,
        signed_on date,
        published_on date,
        sort_on date not null,
        primary key (site_id, id)
      )`.execute(db)
      await sql`create index portal_policy_listed on portal_policy (site_id, sort_on desc, id desc)`.execute(db)
      // Which public document explains which.
      await sql`create table portal_explained (
        site_id text not null,
        id text not null,
        by_id text not null,
        primary key (site_id, id, by_id)
      )`.execute(db)
      await sql`create index portal_explained_by on portal_explained (site_id, by_id)`.execute(db)
    },
  },
  'portal-0002': {
    async up(db) {
      // 我要纠错: what a reader found wrong. Their words and how to reach them are sealed.
      await sql`create table portal_correction (
        site_id text not null,
        number text not null,
        organ_id text not null,
        page text not null,
        kind text not null,
        words text not null,
        practice boolean not null,
        received_on date not null,
        due date not null,
        outcome text,
        answer text,
        answered_on date,
        answered_by text,
        primary key (site_id, number)
      )`.execute(db)
      await sql`create index portal_correction_open on portal_correction (site_id, organ_id, due, number) where outcome is null`.execute(db)
      await sql`create index portal_correction_done on portal_correction (site_id, organ_id, answered_on, number) where outcome is not null`.execute(
        db,
      )
    },
  },
  'portal-0003': {
    async up(db) {
      // Each facet's own order by day, so that a page of any of them and the count of its newest reads an index.
      for (const facet of ['issuer', 'topic', 'genre', 'year', 'validity'])
        await sql`create index ${sql.ref(`portal_policy_${facet}`)} on portal_policy (site_id, ${sql.ref(facet)}, sort_on, id)`.execute(db)
      await sql`create index portal_policy_audience on portal_policy using gin (audience)`.execute(db)
      await sql`alter table portal_policy add column explained integer not null default 0`.execute(db)
      await sql`update portal_policy policy set explained = (
        select count(*) from portal_explained link where link.site_id = policy.site_id and link.id = policy.id)`.execute(db)
      await sql`create index portal_policy_explained on portal_policy (site_id, sort_on, id) where explained > 0`.execute(db)
      // Every value that a facet has, so that a choice is offered which does not stand among the newest.
      await sql`create table portal_policy_value (
        site_id text not null,
        facet text not null,
        value text not null,
        policies integer not null,
        primary key (site_id, facet, value)
      )`.execute(db)
      await sql`insert into portal_policy_value (site_id, facet, value, policies)
        select site_id, facet, value, count(*) from portal_policy cross join lateral (
          select * from (values ('jiguan', issuer), ('zhuti', topic), ('wenzhong', genre), ('nian', year::text)) single (facet, value)
          union all select 'duixiang', unnest(audience)) held
        where value is not null group by 1, 2, 3`.execute(db)
    },
  },
  'portal-0004': {
    async up(db) {
      // The version of the document in which what was found wrong is mended.
      await sql`alter table portal_correction add column document_id text, add column change_no integer`.execute(db)
      await sql`create index portal_correction_mended on portal_correction (site_id, document_id) where outcome is null and document_id is not null`.execute(
        db,
      )
    },
  },
  'portal-0005': {
    async up(db) {
      // Several facets at once meet in one index: what holds all of them is found without reading what holds one.
      await sql`alter table portal_policy add column marks text[] not null generated always as (array_remove(array[
        'jiguan:' || issuer, 'zhuti:' || topic, 'wenzhong:' || genre, 'nian:' || year::text, 'youxiaoxing:' || validity], null) || audience) stored`.execute(
        db,
      )
      await sql`create index portal_policy_marks on portal_policy using gin (marks) with (fastupdate = off)`.execute(db)
      await sql`drop index portal_policy_audience`.execute(db)
    },
  },
}

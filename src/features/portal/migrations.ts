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
}

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
}

import { type Migration, sql } from 'kysely'

export const catalogueMigrations: Record<string, Migration> = {
  'catalogue-0001': {
    async up(db) {
      // 标准目录 of an organ, one a 领域; `version` is the one in force.
      await sql`create table catalogue_field (
        site_id text not null,
        organ_id text not null,
        field text not null,
        version integer not null,
        adopted_on date,
        primary key (site_id, organ_id, field)
      )`.execute(db)
      // Version 0 is worked on; every other is what was in force from its day on, and is never changed.
      await sql`create table catalogue_row (
        site_id text not null,
        organ_id text not null,
        field text not null,
        version integer not null,
        id text not null,
        n integer not null,
        item text not null,
        primary key (site_id, organ_id, field, version, id)
      )`.execute(db)
      // From a document to its row.
      await sql`create index catalogue_row_id on catalogue_row (site_id, id, version)`.execute(db)
      await sql`create table catalogue_version (
        site_id text not null,
        organ_id text not null,
        field text not null,
        no integer not null,
        adopted_on date not null,
        adopted_by text not null,
        note text not null,
        rows integer not null,
        primary key (site_id, organ_id, field, no)
      )`.execute(db)
    },
  },
}

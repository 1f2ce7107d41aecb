import { type Migration, sql } from 'kysely'

export const documentMigrations: Record<string, Migration> = {
  'requests-documents-0001': {
    async up(db) {
      await sql`create table request_document (
        organ_id text not null,
        request_id text not null,
        id text not null,
        kind integer not null,
        title text not null,
        document_no text,
        made_on date not null,
        audience text not null,
        docx_file text not null,
        docx_sha256 text not null,
        pdf_file text,
        pdf_sha256 text,
        primary key (organ_id, request_id, id)
      )`.execute(db)
      // Two letters of an organ never bear the same number.
      await sql`create unique index request_document_no on request_document (organ_id, document_no) where document_no is not null`.execute(
        db,
      )
      await sql`create table document_template (
        organ_id text not null,
        kind integer not null,
        version integer not null,
        file_id text not null,
        name text not null,
        sha256 text not null,
        by_name text not null,
        kept_at timestamptz not null,
        in_use boolean not null,
        primary key (organ_id, kind, version)
      )`.execute(db)
      await sql`create table document_setting (organ_id text primary key, data jsonb not null)`.execute(db)
    },
  },
}

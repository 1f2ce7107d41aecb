import { type Migration, sql } from 'kysely'

export const questionMigrations: Record<string, Migration> = {
  'questions-0001': {
    async up(db) {
      // 政策咨询: what was asked and the answer are sealed; what is published stands beside them in plain words.
      await sql`create table question (
        site_id text not null,
        number text not null,
        organ_id text not null,
        document_id text,
        asked text not null,
        draft text,
        author text,
        status text not null,
        may_publish boolean not null,
        practice boolean not null,
        received_on date not null,
        due date not null,
        answered_on date,
        answered_by text,
        public_id text,
        public_title text,
        public_words text,
        public_answer text,
        password text not null,
        once text not null,
        primary key (site_id, number)
      )`.execute(db)
      await sql`create unique index question_once on question (site_id, once)`.execute(db)
      await sql`create index question_open on question (site_id, organ_id, status, due, number)`.execute(db)
      await sql`create index question_done on question (site_id, organ_id, answered_on, number) where status = 'answered'`.execute(db)
      await sql`create unique index question_public on question (site_id, public_id) where public_id is not null`.execute(db)
      await sql`create index question_listed on question (site_id, answered_on, public_id) where public_id is not null`.execute(db)
      await sql`create index question_document on question (site_id, document_id, answered_on) where public_id is not null`.execute(db)
    },
  },
}

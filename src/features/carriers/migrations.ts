import { type Migration, sql } from 'kysely'

export const carrierMigrations: Record<string, Migration> = {
  'carriers-0001': {
    async up(db) {
      await sql`create table carrier (
        site_id text not null,
        id text not null,
        organ_id text not null,
        organ_path text not null,
        kind text not null,
        settings text not null,
        secrets text not null,
        kept text not null default '',
        paused boolean not null,
        removed boolean not null default false,
        made_at timestamptz not null,
        primary key (site_id, id)
      )`.execute(db)
      await sql`create index carrier_of_organ on carrier (site_id, organ_path) where not removed`.execute(db)
      // The outbox: a row a carrier and event, written by the transaction that publishes.
      await sql`create table carrier_delivery (
        site_id text not null,
        id text not null,
        seq bigint generated always as identity,
        carrier_id text not null,
        document_id text not null,
        event text not null,
        state text not null,
        tries integer not null default 0,
        next_at timestamptz,
        reason text,
        remote text not null default '{}',
        created_at timestamptz not null,
        settled_at timestamptz,
        primary key (site_id, id)
      )`.execute(db)
      await sql`create index carrier_delivery_of_carrier on carrier_delivery (site_id, carrier_id, seq desc)`.execute(db)
      await sql`create index carrier_delivery_of_document on carrier_delivery (site_id, document_id, seq desc)`.execute(db)
      await sql`create index carrier_delivery_open on carrier_delivery (site_id, carrier_id, state)
        where state not in ('delivered', 'cancelled')`.execute(db)
      await sql`create table carrier_attempt (
        site_id text not null,
        delivery_id text not null,
        no integer not null,
        at timestamptz not null,
        ok boolean not null,
        step text not null,
        status integer,
        outcome text not null,
        answer text not null,
        primary key (site_id, delivery_id, no)
      )`.execute(db)
    },
  },
  'carriers-0002': {
    async up(db) {
      // 邮件订阅: whom to tell of what. The address is sealed, and gone with the subscription.
      await sql`create table carrier_subscriber (
        site_id text not null,
        id text not null,
        print text not null,
        address text not null,
        choice text not null,
        rhythm text not null,
        state text not null,
        asked_at timestamptz not null,
        confirmed_at timestamptz,
        until timestamptz,
        primary key (site_id, id)
      )`.execute(db)
      await sql`create index carrier_subscriber_print on carrier_subscriber (site_id, print)`.execute(db)
      await sql`create index carrier_subscriber_active on carrier_subscriber (site_id, rhythm, id) where state = 'active'`.execute(db)
      await sql`create index carrier_subscriber_until on carrier_subscriber (until) where until is not null`.execute(db)
      // What was published and who has been told of it.
      await sql`create table carrier_news (
        site_id text not null,
        document_id text not null,
        seq bigint generated always as identity,
        at timestamptz not null,
        organ_path text not null,
        columns text not null,
        now_done boolean not null default false,
        week_done boolean not null default false,
        sent integer not null default 0,
        failed integer not null default 0,
        primary key (site_id, document_id)
      )`.execute(db)
      await sql`create index carrier_news_fresh on carrier_news (site_id, seq) where not (now_done and week_done)`.execute(db)
      await sql`create table carrier_message (
        site_id text not null,
        id text not null,
        subscriber_id text not null,
        documents text not null,
        state text not null default 'waiting',
        tries integer not null default 0,
        next_at timestamptz not null,
        reason text,
        primary key (site_id, id)
      )`.execute(db)
      await sql`create index carrier_message_due on carrier_message (next_at) where state in ('waiting', 'sending')`.execute(db)
      await sql`create index carrier_message_of on carrier_message (site_id, subscriber_id)`.execute(db)
    },
  },
}
